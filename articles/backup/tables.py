"""Rows of a table as lines of JSON, the same whatever database they come from."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import connection, models

Model = type[models.Model]
LEFT_OUT = {
    "django_session",  # whoever is signed in signs in again
    "articles_searchentry",  # made from editions and saves anew
    "articles_deskentry",
    "articles_searchword",
}
AT_ONCE = 2000
PLAIN = {
    "AutoField",
    "BigAutoField",
    "BigIntegerField",
    "BooleanField",
    "CharField",
    "FloatField",
    "IntegerField",
    "PositiveIntegerField",
    "PositiveSmallIntegerField",
    "SlugField",
    "TextField",
}


def models_kept() -> list[Model]:
    """Every table of the newsroom but those left out, by its name."""
    every = apps.get_models(include_auto_created=True)
    kept = (m for m in every if m._meta.managed and not m._meta.proxy)
    return sorted(
        (m for m in kept if m._meta.db_table not in LEFT_OUT), key=lambda m: m._meta.db_table
    )


def columns(model: Model) -> list[str]:
    return [str(field.column) for field in model._meta.concrete_fields]


def lines(model: Model) -> Iterator[bytes]:
    """Each row by its primary key, as a JSON list in the order of `columns`."""
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        text = json.dumps(
            row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_written
        )
        yield text.encode() + b"\n"


def rows(model: Model, written: Iterable[bytes]) -> Iterator[list[Any]]:
    """What `lines` wrote, as this database wants to be given it."""
    convert = [_converter(_kind(field)) for field in model._meta.concrete_fields]
    for line in written:
        values = json.loads(line)
        yield [
            None if value is None else to_database(value)
            for to_database, value in zip(convert, values, strict=True)
        ]


def _written(value: Any) -> str:
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    raise TypeError(f"A backup can't hold a {type(value).__name__}.")


def _kind(field: Any) -> str:
    """The kind of a column: what a foreign key holds is what it points at."""
    kind: str = field.target_field.get_internal_type() if field.remote_field else ""
    return kind or field.get_internal_type()


def _converter(kind: str) -> Any:
    special = {
        "DateField": lambda text: connection.ops.adapt_datefield_value(date.fromisoformat(text)),
        "DateTimeField": lambda text: connection.ops.adapt_datetimefield_value(
            datetime.fromisoformat(text)
        ),
        "GenericIPAddressField": lambda text: connection.ops.adapt_ipaddressfield_value(text),
        "JSONField": lambda value: connection.ops.adapt_json_value(value, None),
    }
    if kind in special:
        return special[kind]
    if kind not in PLAIN:
        raise TypeError(f"A backup can't hold a {kind}.")
    return lambda value: value
