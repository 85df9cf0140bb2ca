"""Writing the audit log."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import AuditEntry, User


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


def record(
    act: str, *, by: User | None, about: str = "", address: str | None = None, **details: Any
) -> AuditEntry:
    """Add one entry; `details` must be JSON-ready and hold no secrets.

    Without an `address` it is that of the request being answered.
    """
    return AuditEntry.objects.create(
        act=act, by=by, about=about[:200], details=details, address=address or _address.get()
    )
