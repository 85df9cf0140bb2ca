"""Links that let an invited person choose a password: signed, for some days, good for once."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from accounts.models import User

SALT = "accounts.invitation"


def token(user: User) -> str:
    """A token that dies as soon as the person's password, e-mail or state changes."""
    return signing.dumps([user.pk, _mark(user)], salt=SALT)


def user_of(given: str) -> User | None:
    """Whom an invitation is for; None when it is forged, too old, or was used."""
    try:
        number, mark = signing.loads(
            given, salt=SALT, max_age=timedelta(days=settings.INVITATION_DAYS)
        )
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=number, is_active=True).first()
    return user if user and mark == _mark(user) else None


def _mark(user: User) -> str:
    state = f"{user.password}|{user.email}|{user.last_login}|{user.is_active}"
    return salted_hmac(SALT, state, algorithm="sha256").hexdigest()[:32]
