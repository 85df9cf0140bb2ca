"""What the desk costs in the configured database: its pages, and publishing.

.venv/bin/python -m bench.desk_at_scale [--times 5] [--only part of a name] [--as name] [--json]

Pages are asked for by a superuser, or by somebody who is named, inside this process; publishing
and its like are done by a superuser to a story made for it, and pressed on the writing screen.
All of it is one transaction that is rolled back. The clock says little while the machine does
other work; processor time is given beside it: ours, and on PostgreSQL that of the server's process
where it runs on this machine.
"""

import argparse
import gc
import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from typing import Any

from bench import desk_acts, desk_forms
from bench.search_speed import database_ms, set_up

LIST = "/admin/articles/article/"
LISTS = {
    "articles": "",
    "articles, oldest first": "?o=7",
    "articles, page 100": "?p=100",
    "articles of mine": "?show=mine",
    "articles waiting": "?show=waiting",
    "articles scheduled": "?show=scheduled",
    "articles without a source": "?show=no-source",
    "articles taken by me": "?show=taken",
    "articles without a Kazakh version": "?needs=kk",
    "articles without an English version": "?needs=en",
    "articles published": "?status__exact=published",
    "articles withdrawn": "?status__exact=withdrawn",
    "articles, drafts": "?status__exact=draft",
    "articles in English": "?language__exact=en",
    "articles of a section": "?section={section}",
    "articles, opinion": "?form__exact=opinion",
    "articles by three filters": "?language__exact=kk&section={section}&form__exact=interview",
    "articles by two filters, page 100": "?language__exact=kk&section={section}&p=100",
    "articles of a section without a source or a version": (
        "?show=no-source&needs=ru&section={section}"
    ),
    "articles without a version in their own language": "?needs=ru&language__exact=ru",
    "articles of mine in a section": "?show=mine&section={section}",
    "articles by a common word": "?q=область",
    "articles by two words": "?q=область+школа",
    "articles by a number": "?q={number}",
}
PAGES = {
    "start page": "/admin/",
    "article": f"{LIST}{{number}}/change/",
    "article, new": f"{LIST}add/",
    "article, history": f"{LIST}{{number}}/history/",
    "article, compared": f"{LIST}{{number}}/compare/",
    "pictures": "/admin/articles/picture/",
    "pictures not used": "/admin/articles/picture/?show=unused",
    "pictures by a word": "/admin/articles/picture/?q=фото",
    "picture": "/admin/articles/picture/{picture}/change/",
    "tags": "/admin/articles/tag/",
    "tags by a word": "/admin/articles/tag/?q=школ",
    "authors": "/admin/articles/author/",
    "sources": "/admin/articles/source/",
    "places": "/admin/articles/place/",
    "audit log": "/admin/accounts/auditentry/",
    "audit log by act": "/admin/accounts/auditentry/?act=publish",
    "audit log of an act that never was": "/admin/accounts/auditentry/?act=redact",
}


class Measured:
    """Wall and processor time of one act, again and again, and how many queries it asked."""

    def __init__(self, what: str, process: int | None) -> None:
        self.what, self.process = what, process
        self.wall: list[float] = []
        self.ours: list[float] = []
        self.theirs: list[float] = []
        self.queries = 0

    def measure(self, act: Callable[[], Any]) -> Any:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        before = database_ms(self.process)
        with CaptureQueriesContext(connection) as asked:
            began, used = time.perf_counter(), time.process_time()
            answer = act()
            self.wall.append((time.perf_counter() - began) * 1000)
            self.ours.append((time.process_time() - used) * 1000)
        self.theirs.append(database_ms(self.process) - before)
        self.queries = len(asked)
        return answer

    def row(self) -> dict[str, Any]:
        ordered = sorted(self.wall)
        return {
            "what": self.what,
            "p50": round(median(ordered), 1),
            "p95": round(ordered[int(0.95 * (len(ordered) - 1) + 0.5)], 1),
            "cpu": round(median(self.ours), 1),
            "database_cpu": round(median(self.theirs), 1),
            "queries": self.queries,
        }


def backend() -> int | None:
    """The number of PostgreSQL's process that answers us."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def places() -> dict[str, Any]:
    """What the addresses name: something from the middle of the archive."""
    from articles.models import Article, Picture, Section

    newest = Article.objects.order_by("-pk").values_list("pk", flat=True).first()
    section, picture = Section.objects.first(), Picture.objects.first()
    if newest is None or section is None or picture is None:
        raise SystemExit("This database holds no archive: see docs/how-to/load-an-archive.md.")
    middle = Article.objects.filter(pk__gte=newest // 2, status="published").order_by("pk")[0]
    return {"number": middle.pk, "section": section.pk, "picture": picture.pk}


def pages(times: int, only: str, name: str, process: int | None) -> Iterator[dict[str, Any]]:
    client, named = signed_in(name), places()
    addresses = {what: LIST + query for what, query in LISTS.items()} | PAGES
    for what, address in addresses.items():
        if only not in what:
            continue
        found, asked = Measured(what, process), address.format(**named)
        for turn in range(times + 1):
            one = found if turn else Measured(what, process)  # the first fills caches
            answer = one.measure(partial(client.get, asked))
            if answer.status_code in (302, 403):
                break  # a page that a short list doesn't have, or this person
            if answer.status_code != 200:
                raise SystemExit(f"{asked}: {answer.status_code}")
        if found.wall:
            yield found.row()


def acts(times: int, only: str, process: int | None) -> Iterator[dict[str, Any]]:
    """The life of a story, again and again: each step of it measured."""
    by = superuser()
    rows = {what: Measured(what, process) for what in desk_acts.ACTS}
    for turn in range(times + 1):
        steps = desk_acts.steps(desk_acts.story(by), by)
        for what in desk_acts.ACTS:
            one = rows[what] if turn else Measured(what, process)  # the first fills caches
            one.measure(steps[what])
    yield from (found.row() for what, found in rows.items() if only in what)


def buttons(times: int, only: str, process: int | None) -> Iterator[dict[str, Any]]:
    """The same through the writing screen, whose whole form is sent each time."""
    client = signed_in("")
    rows = {what: Measured(what, process) for what in desk_forms.BUTTONS}
    for turn in range(times + 1):
        steps = desk_forms.steps(client, desk_acts.story(superuser()))
        for what, opened in steps.items():
            one = rows[what] if turn else Measured(what, process)
            one.measure(opened())
    yield from (found.row() for what, found in rows.items() if only in what)


def signed_in(name: str) -> Any:
    from django.test import Client

    from accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username=name) if name else superuser())
    return client


def superuser() -> Any:
    from accounts.models import User

    values = {
        "email": "bench@example.test",
        "is_superuser": True,
        "is_staff": True,
        "interface_language": "ru",
    }
    return User.objects.get_or_create(username="bench", defaults=values)[0]


def measured(times: int, only: str, name: str) -> list[dict[str, Any]]:
    from django.conf import settings
    from django.db import transaction

    settings.ALLOWED_HOSTS = ["*"]
    with transaction.atomic():
        process = backend()
        gc.collect()
        gc.freeze()  # as the server does once it has started
        found = list(pages(times, only, name, process))
        if not name:
            found += [*acts(times, only, process), *buttons(times, only, process)]
        transaction.set_rollback(True)
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--only", default="")
    options.add_argument("--as", default="", dest="name")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    set_up()
    found = measured(chosen.times, chosen.only, chosen.name)
    if chosen.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    print(f"{'ms':44}{'p50':>9}{'p95':>9}{'cpu':>8}{'db cpu':>8}{'queries':>9}")
    for row in found:
        print(
            f"{row['what']:44}{row['p50']:>9}{row['p95']:>9}{row['cpu']:>8}"
            f"{row['database_cpu']:>8}{row['queries']:>9}"
        )


if __name__ == "__main__":
    main()
