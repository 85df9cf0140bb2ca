"""What is being loaded, and how far it is: a small table of its own, beside the newsroom's.

No model and no migration: a newsroom that never loads an archive has no such table. A step writes
its row in the transaction of its work, so that what is marked is done, and nothing else.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from articles.archive import standing
from articles.archive.calendar import Calendar
from articles.archive.facts import Ground
from articles.archive.rows import STRIDES
from articles.archive.writing import model_of
from articles.backup import numbers
from articles.models import Article

TABLE = "archive_load"
RECIPE = 1
"""Of another recipe nothing is continued: raise it when what article n is changes."""
BATCH = 1000


class LoadRefused(Exception):
    """Why an archive is not loaded here, in words for whoever runs the installation."""


@dataclass(frozen=True)
class Plan:
    articles: int
    until: str
    """The day before which everything appeared, as 2026-11-29."""
    beside: bool
    bases: dict[str, int]
    """The last number that each table had before."""
    recipe: int = RECIPE

    @property
    def batches(self) -> list[int]:
        return list(range((self.articles + BATCH - 1) // BATCH))

    def ordinals(self, batch: int) -> range:
        start = batch * BATCH + 1
        return range(start, min(start + BATCH, self.articles + 1))

    def ground(self) -> Ground:
        found = standing.find()
        calendar = Calendar(self.articles, date.fromisoformat(self.until), found.zone)
        return Ground(found, calendar, self.bases)


def there() -> Plan | None:
    """What was begun here, finished or not."""
    if TABLE not in connection.introspection.table_names():
        return None
    found = get("plan")
    return Plan(**json.loads(found)) if found else None


@transaction.atomic
def begin(articles: int, until: date, *, beside: bool) -> Plan:
    """Make what the articles stand on, and keep numbers free for them."""
    if Article.objects.exists() and not beside:
        raise LoadRefused(
            "This newsroom has stories of its own: load into an empty one, or say --beside."
        )
    standing.make()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {TABLE} (key text PRIMARY KEY, value text)")
    bases = {table: _last(table) for table in STRIDES}
    for table, stride in STRIDES.items():
        numbers.go_on_after(model_of(table), bases[table] + stride * articles)
    plan = Plan(articles, until.isoformat(), beside, bases)
    put("plan", json.dumps(asdict(plan)))
    return plan


def _last(table: str) -> int:
    model: Any = model_of(table)
    highest = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
    return max(highest, numbers.last(model))


def get(key: str) -> str:
    """What a row says; "" when there is none."""
    return dict(rows(key)).get(key, "")


def rows(start: str) -> list[tuple[str, str]]:
    """The rows whose key starts so, in order."""
    with connection.cursor() as cursor:
        statement = f"SELECT key, value FROM {TABLE} WHERE key LIKE %s ORDER BY key"  # noqa: S608
        cursor.execute(statement, [f"{start}%"])
        return list(cursor.fetchall())


def put(key: str, value: str = "done") -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} (key, value) VALUES (%s, %s)", [key, value])  # noqa: S608


def take_away(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE key = %s", [key])  # noqa: S608


def missing(plan: Plan, step: str) -> list[int]:
    """The batches that a step has still to do."""
    done = {key for key, _value in rows(f"{step} ")}
    return [batch for batch in plan.batches if mark(step, batch) not in done]


def mark(step: str, batch: int) -> str:
    return f"{step} {batch:06}"
