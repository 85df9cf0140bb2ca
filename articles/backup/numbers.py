"""The highest number that a table gave: none is given twice, though its row was deleted."""

from django.db import connection

from articles.backup.tables import Model


def last(model: Model) -> int:
    """The highest number given so far; 0 when none was, or none is given by this table."""
    table, column = _place(model)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        elif sequence := _sequence(table, column):
            cursor.execute(f"SELECT last_value FROM {sequence} WHERE is_called")  # noqa: S608
        else:
            return 0
        row = cursor.fetchone()
    return row[0] if row else 0


def go_on_after(model: Model, number: int) -> None:
    """Let the next row get a number above this one, and above all that were given here before.

    PostgreSQL doesn't take this back with its transaction, so it must do no harm by itself.
    """
    table, column = _place(model)
    number = max(number, last(model))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            if number:
                statement = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
                cursor.execute(statement, [table, number])
        elif sequence := _sequence(table, column):
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(number, 1), number > 0])


def _place(model: Model) -> tuple[str, str]:
    key = model._meta.pk
    return model._meta.db_table, str(key.column) if key else ""


def _sequence(table: str, column: str) -> str:
    """The name of the sequence behind a column of PostgreSQL; empty when there is none."""
    with connection.cursor() as cursor:
        quoted = connection.ops.quote_name(table)
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quoted, column])
        return cursor.fetchone()[0] or ""
