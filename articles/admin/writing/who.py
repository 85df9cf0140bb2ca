"""Who asks: the desk lets nobody in who isn't signed in."""

from typing import cast

from django.http import HttpRequest

from accounts.models import User


def person(request: HttpRequest) -> User:
    """The signed-in person behind a request of the desk."""
    return cast(User, request.user)
