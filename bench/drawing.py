"""Draws addresses from the archive in the configured database, as JSON.

Articles from anywhere in it; of each list its first page, pages at any depth and the deepest.
"""

import json
import os
import random
import sys
from datetime import datetime, timedelta
from typing import Any

LANGUAGE = "ru"
ARTICLES, DEPTHS, DAYS = 1200, 400, 60
MOST_NAMED, RARE = 400, 30


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()


def articles(dice: random.Random) -> list[str]:
    """Addresses of stories, drawn from the whole archive."""
    from articles.models import Edition

    now = datetime.now().astimezone()
    public = Edition.objects.filter(
        language=LANGUAGE, public_from__lte=now, public_until__gt=now, is_retracted=False
    )
    last = public.order_by("-article_id").values_list("article_id", flat=True)[0]
    found: dict[str, None] = {}
    for _ in range(ARTICLES):
        at = public.filter(article_id__gte=dice.randint(1, last)).order_by("article_id").first()
        if at:
            found[at.get_absolute_url()] = None
    return list(found)


def depths(kind: str, key: int, address: str, dice: random.Random) -> dict[str, list[str]]:
    """The pages of one list: the first, any, and the deepest."""
    from articles.models import Listing
    from reader.lists import Cursor

    rows = Listing.objects.public().filter(kind=kind, key=key, language=LANGUAGE)
    newest = rows.order_by("-published_at").values_list("published_at", flat=True)[0]
    oldest_rows = rows.order_by("published_at", "number").values_list("published_at", "number")
    last = list(oldest_rows[:21])[-1]
    span = (newest - last[0]).total_seconds()
    cursors = {str(Cursor(*last)): None}
    anywhere: dict[str, None] = {}
    for _ in range(DEPTHS):
        moment = newest - timedelta(seconds=dice.random() * span)
        below = rows.filter(published_at__lte=moment).order_by("-published_at", "-number")
        row = below.values_list("published_at", "number").first()
        if row and row >= last:
            anywhere[f"{address}?before={Cursor(*row)}"] = None
    deepest = [f"{address}?before={cursor}" for cursor in cursors]
    return {"first": [address], "anywhere": list(anywhere) or deepest, "deepest": deepest}


def named(table: str, place: int = 0) -> tuple[int, str, int]:
    """Of everything in a table what stands in most stories: number, slug, and how many."""
    from articles.models import ListTotal
    from reader import names

    totals = ListTotal.objects.filter(kind=table, language=LANGUAGE).order_by("-total")
    if place < 0:
        totals = totals.filter(total__gte=RARE).order_by("total")
    for row in totals[:50]:
        entry = names.tables().by_id.get((table, row.key))
        if entry and (table != names.TAG or LANGUAGE in entry.names):
            return entry.id, entry.slug, row.total
    raise SystemExit(f"This archive has no {table} with stories.")


def lists(dice: random.Random) -> dict[str, dict[str, list[str]]]:
    """Every kind of list with its pages by depth."""
    from articles.models import ListKind

    found = {
        "front": {"first": [f"/{LANGUAGE}/"]},
        "latest": depths(ListKind.LATEST, 0, f"/{LANGUAGE}/latest/", dice),
    }
    for table in ("section", "tag", "author", "source", "place"):
        number, slug, _total = named(table)
        found[table] = depths(table, number, f"/{LANGUAGE}/{table}/{slug}/", dice)
    number, slug, _total = named("tag", -1)
    found["rare tag"] = {"first": [f"/{LANGUAGE}/tag/{slug}/"]}
    found["day"] = {"anywhere": days(dice)}
    found["feed"] = {"first": [f"/{LANGUAGE}/feed.xml"]}
    return found


def days(dice: random.Random) -> list[str]:
    """Days of the archive."""
    from articles.models import Listing, ListKind

    latest = Listing.objects.public().filter(kind=ListKind.LATEST, key=0, language=LANGUAGE)
    newest = latest.order_by("-published_at").values_list("published_at", flat=True)[0]
    oldest = latest.order_by("published_at").values_list("published_at", flat=True)[0]
    span = (newest - oldest).days
    chosen = {newest.date() - timedelta(days=dice.randint(1, max(span, 1))) for _ in range(DAYS)}
    return [f"/{LANGUAGE}/archive/{day:%Y/%m/%d}/" for day in sorted(chosen)]


def feeds() -> list[str]:
    """Feeds of many lists, so that none is asked for twice in a row."""
    from articles.models import ListTotal
    from reader import names

    totals = ListTotal.objects.filter(
        kind__in=["tag", "author", "source", "place", "section"], language=LANGUAGE, total__gte=20
    )
    found = []
    for row in totals.order_by("kind", "key")[:MOST_NAMED]:
        entry = names.tables().by_id.get((row.kind, row.key))
        if entry and (row.kind != names.TAG or LANGUAGE in entry.names):
            found.append(f"/{LANGUAGE}/{row.kind}/{entry.slug}/feed.xml")
    return found


def searches(dice: random.Random) -> list[str]:
    """Questions of one and two words out of headlines."""
    from urllib.parse import quote

    from articles.models import Edition, SearchEntry

    if not SearchEntry.objects.exists():
        return []
    last = Edition.objects.order_by("-id").values_list("id", flat=True)[0]
    found: dict[str, None] = {}
    while len(found) < 300:
        rows = Edition.objects.filter(id__gte=dice.randint(1, last), language=LANGUAGE)
        headline = rows.order_by("id").values_list("headline", flat=True).first() or ""
        words = [word for word in headline.split() if word.isalpha() and len(word) > 3]
        if len(words) > 1:
            asked = " ".join(dice.sample(words, dice.choice((1, 2))))
            found[f"/{LANGUAGE}/search/?q={quote(asked)}"] = None
    return list(found)


def main() -> None:
    set_up()
    dice = random.Random(20261129)
    drawn: dict[str, Any] = {"articles": articles(dice), "lists": lists(dice)}
    drawn |= {"feeds": feeds(), "searches": searches(dice)}
    json.dump(drawn, sys.stdout)


if __name__ == "__main__":
    main()
