"""Writing the audit log."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import chain
from accounts.models import AuditEntry, User

ONE_AFTER_ANOTHER = 0x6E657773  # a lock's number on PostgreSQL; nothing else takes it


class Act(models.TextChoices):
    """What the log knows to say of people; applications may record acts of their own."""

    SIGN_IN = "sign-in", _("signed in")
    REFUSED = "sign-in refused", _("was refused at sign-in")
    SIGN_OUT = "sign-out", _("signed out")
    INVITE = "invite", _("invited")
    ACCEPT = "accept invitation", _("accepted the invitation")
    ROLE = "role", _("changed the role")
    DEACTIVATE = "deactivate", _("deactivated")
    ACTIVATE = "activate", _("activated")
    PASSWORD = "password", _("changed the password")
    EXPORT = "export", _("exported the audit log")
    BACKUP = "backup", _("made a backup of everything")
    RESTORE = "restore backup", _("restored a backup")


_address: ContextVar[str | None] = ContextVar("address", default=None)


@contextmanager
def asked_from(address: str | None) -> Iterator[None]:
    """Know, while a request is answered, the address it came from."""
    token = _address.set(address)
    try:
        yield
    finally:
        _address.reset(token)


def address() -> str | None:
    """The address of the request being answered; None outside of one, as in a command."""
    return _address.get()


@transaction.atomic(savepoint=False)
def record(
    act: str, *, by: User | None, about: str = "", address: str | None = None, **details: Any
) -> AuditEntry:
    """Add one entry; `details` must be JSON-ready and hold no secrets.

    Without an `address` it is that of the request being answered. Let it be the last row that a
    transaction waits for: entries follow one another, so others wait for its end.
    """
    previous = last_hash()
    entry = AuditEntry(act=act, by=by, about=about[:200], details=details)
    field = AuditEntry._meta.get_field("address")
    entry.address = field.to_python(address or _address.get())  # as the database gives it back
    entry.salt, entry.previous_hash = chain.new_salt(), previous
    entry.hash = entry.digest(previous)
    entry.save()
    return entry


def last_hash() -> str:
    """The hash to be chained to; on SQLite the transaction has kept others out already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AFTER_ANOTHER])
    last = AuditEntry.objects.values_list("hash", flat=True).first()
    return last or ""
