"""What is done once all articles are there: totals, clearing, and the database's own notes."""

import json

from django.db import connection, transaction

from articles import changes
from articles.archive import plan
from articles.archive.lexicon import LANGUAGES
from articles.archive.plan import Plan
from articles.archive.rows import COLUMNS, STRIDES

COUNTED = """
SELECT kind, key, language, count(*) FROM articles_listing
WHERE edition_id > %s AND edition_id <= %s GROUP BY kind, key, language
"""
ADDED = f"""
INSERT INTO articles_listtotal (kind, key, language, total) {COUNTED}
ON CONFLICT (kind, key, language)
DO UPDATE SET total = articles_listtotal.total + excluded.total
"""
BESIDE = ("articles_listtotal", "articles_picture", "articles_picturetext")
"""Tables that are written by other means."""


@transaction.atomic
def settle(loading: Plan) -> None:
    """Count the lists, and tell whoever keeps pages that all of them have changed."""
    first = loading.bases["articles_edition"]
    span = [first, first + STRIDES["articles_edition"] * loading.articles]
    with connection.cursor() as cursor:
        cursor.execute(ADDED, span)
        cursor.execute(COUNTED, span)
        lists = [f"list:{kind}:{key}:{language}" for kind, key, language, _n in cursor.fetchall()]
    changes.clear([changes.NAMES, *(f"{changes.FRONT}:{code}" for code in LANGUAGES), *lists])
    plan.put("settled")


def tidy() -> None:
    """Let PostgreSQL note what it plans by; its rows need no second look afterwards."""
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM (ANALYZE) {', '.join((*COLUMNS, *BESIDE))}")


def bytes_on_disk() -> int:
    """How much room the database takes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute("PRAGMA page_size")
        return int(pages * cursor.fetchone()[0])


def note(figures: dict[str, float]) -> None:
    plan.put("whole", json.dumps(figures))
