"""What a backup holds, in words for the terminal."""

from collections.abc import Iterator

from articles.backup.manifest import Manifest

TOLD = {
    "articles": "articles_article",
    "editions": "articles_edition",
    "revisions": "articles_revision",
    "pictures": "articles_picture",
    "people": "accounts_user",
}
MISSING_SHOWN = 5


def lines(made: Manifest) -> Iterator[str]:
    counted = (f"{made.tables[table].rows:,} {name}" for name, table in TOLD.items())
    size = sum(file.bytes for file in made.files.values())
    yield f"Backup of {made.made_at} ({made.database}): {', '.join(counted)}"
    yield f"Files of pictures: {len(made.files):,}, {size:,} bytes"
    for name in made.missing[:MISSING_SHOWN]:
        yield f"Missing already when it was made: {name}"
    if len(made.missing) > MISSING_SHOWN:
        yield f"… and {len(made.missing) - MISSING_SHOWN:,} files more"
