"""Signing in, being refused and signing out are written into the audit log."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from accounts import audit
from accounts.addresses import address_of
from accounts.audit import Act


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    audit.record(Act.SIGN_IN, by=user, about=user.username, address=address_of(request))


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user is not None:
        audit.record(Act.SIGN_OUT, by=user, about=user.username, address=address_of(request))


@receiver(user_login_failed)
def refused(credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    tried = str(credentials.get("username", ""))
    audit.record(Act.REFUSED, by=None, about=tried, address=address_of(request))
