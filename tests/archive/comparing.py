"""Reading rows back in the form in which every database gives them."""

import json

from django.db import connection

from accounts import seal
from articles.archive import aside, plan, wire, writing
from articles.archive.making import make
from articles.archive.rows import COLUMNS, STRIDES

READERS = {
    "DateTimeField": lambda value: wire.moment_of(wire.number_in(value)),
    "DateField": lambda value: wire.day_of(wire.number_in(value)),
    "JSONField": lambda value: json.loads(value[1:]),
    "BooleanField": lambda value: value == b"\1",
    "CharField": bytes.decode,
    "SlugField": bytes.decode,
    "TextField": bytes.decode,
}


def wanted(loaded):
    """The rows that the recipe has, by table, sorted by their numbers."""
    made = make(loaded.ground(), range(1, loaded.articles + 1))
    return {
        table: sorted(_decoded(table, b"".join(rows)), key=_number) for table, rows in made.items()
    }


def found():
    """The rows that the database has, but for what clears lists: a run does that once."""
    rows = {table: _stored(table) for table in STRIDES}
    cleared = rows["articles_clearing"]
    return rows | {"articles_clearing": [row for row in cleared if "article:" in row[1]]}


def _decoded(table, rows):
    fields = _fields(table)
    readers = [READERS.get(field.get_internal_type(), wire.number_in) for field in fields]
    return [tuple(row) for row in wire.rows(rows, readers)]


def _stored(table):
    model, names = writing.model_of(table), [field.attname for field in _fields(table)]
    return list(model._base_manager.order_by("pk").values_list(*names))


def _fields(table):
    by_column = {field.column: field for field in writing.model_of(table)._meta.concrete_fields}
    return [by_column[name] for name in COLUMNS[table].split()]


def _number(row):
    return row[0]


def indexes_and_keys():
    """Every index and constraint of the tables that an archive fills, as the database tells it."""
    with connection.cursor() as cursor:
        tell = connection.introspection.get_constraints
        return {table: tell(cursor, table) for table in COLUMNS}


def forget():
    """Take away the plan's table, which no test's flush knows of; first bring back what is away."""
    if plan.there() is None:
        return
    if plan.rows("aside "):
        with seal.opened(), connection.constraint_checks_disabled(), connection.cursor() as cursor:
            for table in COLUMNS:
                cursor.execute(f"DELETE FROM {table}")
    for stage in (aside.INDEXES, aside.KEYS, aside.CHECKS):
        for key in aside.waiting(stage):
            aside.put_back(key)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE archive_load")
