"""What publishing costs in the configured database, as JSON.

A story with two authors, three tags and a chain of two sources is published again and again; each
time it is taken back with its transaction. Processor time is ours and that of PostgreSQL.
"""

import gc
import json
import os
import sys
import time
from statistics import median
from typing import Any

TIMES = int(os.environ.get("BENCH_TIMES", "15"))


class TakenBack(Exception):
    """Ends a transaction that was only measured."""


def story(at: int) -> Any:
    """A draft such as a newsroom writes, with what it rests on."""
    from articles.models import (
        Article,
        Attribution,
        Author,
        Credit,
        Picture,
        Section,
        Source,
        Story,
        Tag,
    )

    article = Article.objects.create(
        story=Story.objects.create(),
        owner=editor(),
        language="ru",
        headline=f"Мост через реку открыли для машин после ремонта ({at})",
        deck="Движение по нему началось утром",
        body="<p>" + "Движение по мосту открыли после ремонта опор. " * 60 + "</p>",
        section=Section.objects.first(),
        lead_picture=Picture.objects.first(),
    )
    for order, author in enumerate(Author.objects.filter(merged_into=None)[:2]):
        Credit.objects.create(article=article, author=author, role="text", position=order)
    sources = Source.objects.filter(is_confirmed=True, merged_into=None)[:2]
    for step, source in enumerate(sources, 1):
        role = Attribution.Role.REPUBLISHED if step == 1 else Attribution.Role.REFERENCE
        Attribution.objects.create(article=article, source=source, step=step, role=role)
    article.tags.add(*Tag.objects.filter(is_confirmed=True, merged_into=None)[:3])
    return article


def editor() -> Any:
    """Somebody who may publish."""
    from django.contrib.auth.models import Group

    from accounts.models import User

    known, is_new = User.objects.get_or_create(
        username="bench-editor", defaults={"email": "bench-editor@example.org"}
    )
    if is_new:
        known.groups.add(Group.objects.get(name="editor"))
    return known


def measured(at: int) -> tuple[float, int]:
    """Processor milliseconds of one publication, and its queries."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from articles import workflow
    from bench.processes import backends, seconds_of

    used = queries = 0.0
    try:
        with transaction.atomic():
            article = story(at)
            pids = backends(connection.settings_dict["NAME"])
            gc.collect()
            theirs, ours = sum(map(seconds_of, pids)), time.process_time()
            workflow.publish(article, by=editor())
            used = time.process_time() - ours + sum(map(seconds_of, pids)) - theirs
            raise TakenBack
    except TakenBack:
        pass
    try:
        with transaction.atomic():
            article = story(at)
            with CaptureQueriesContext(connection) as seen:
                workflow.publish(article, by=editor())
            queries = len(seen)
            raise TakenBack
    except TakenBack:
        pass
    return used * 1000, int(queries)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    found = [measured(at) for at in range(TIMES + 2)][2:]
    json.dump(
        {"cpu_ms": median(ms for ms, _n in found), "queries": max(n for _ms, n in found)},
        sys.stdout,
    )


if __name__ == "__main__":
    main()
