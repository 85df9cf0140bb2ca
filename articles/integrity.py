"""Whether history still is what was written: a changed, missing or added row shows."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from articles.models import Article, Revision


def verify(article: Article) -> list[int]:
    """The versions of an article that are not what was written, lowest first; [] when all are."""
    rows = article.revisions.select_related("redaction").order_by("version")
    return broken(rows, article.version)


def verify_all() -> Iterator[tuple[int, list[int]]]:
    """Each article whose history is broken: its number, and the versions."""
    rows = Revision.objects.select_related("redaction").order_by("article_id", "version")
    versions = dict(Article.objects.filter(version__gt=0).values_list("pk", "version"))
    for number, revisions in groupby(rows.iterator(), key=lambda row: row.article_id):
        if found := broken(revisions, versions.pop(number, 0)):
            yield number, found
    for number, version in versions.items():
        yield number, list(range(1, version + 1))


def broken(revisions: Iterable[Revision], newest: int) -> list[int]:
    """The versions up to `newest` that are missing, changed, or not chained to the one before."""
    found: set[int] = set()
    version, previous = 0, ""
    for row in revisions:
        found |= set(range(version + 1, row.version))
        if not holds(row, previous):
            found.add(row.version)
        version, previous = row.version, row.hash
    found |= set(range(min(version, newest) + 1, max(version, newest) + 1))
    return sorted(found)


def holds(row: Revision, previous: str) -> bool:
    """Whether a revision is what was written, follows `previous`, and was redacted by its own act.

    A gap before it shows as well: then `previous` is not what it was chained to.
    """
    ours = row.redaction is None or row.redaction.article_id == row.article_id
    return row.is_intact and row.previous_hash == previous and ours
