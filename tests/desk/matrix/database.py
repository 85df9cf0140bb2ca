"""Whether the database is another one: a digest of all that is ours, and taking back."""

from hashlib import sha256

from django.apps import apps
from django.db import connection, transaction

READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")


class TakenBack(Exception):
    """Ends a savepoint, so that the next one finds everything as it was."""


def taken_back(do):
    """What `do` returns, and the database as it was before."""
    found = []
    try:
        with transaction.atomic():
            found.append(do())
            raise TakenBack
    except TakenBack:
        return found[0]


def digest():
    """One number for every row of our own tables, those between them included."""
    taken = sha256()
    for label in ("accounts", "articles"):
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            for row in model._default_manager.order_by("pk").values_list():
                taken.update(repr(row).encode())
    return taken.hexdigest()


def watched(do, before):
    """What `do` returns, and whether the digest is not `before` after it; counted if it wrote."""
    written = []

    def note(execute, sql, *arguments):
        if not sql.startswith(READING):
            written.append(sql)
        return execute(sql, *arguments)

    with connection.execute_wrapper(note):
        returned = do()
    return returned, bool(written) and digest() != before
