"""What is done to a person with one button, after being asked: off, on, and invited again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import people
from accounts.models import User


@dataclass(frozen=True)
class Switch:
    """One act: its words, whom it fits, and the service that does it."""

    title: Any
    button: Any
    explanation: Any
    fits: Callable[[User], bool]
    do: Callable[..., None]
    sends: bool = False
    is_grave: bool = False


SWITCHES = {
    "deactivate": Switch(
        title=_("Deactivate this person?"),
        button=_("Deactivate"),
        explanation=_(
            "They are signed out everywhere and can't sign in again. "
            "Their stories, bylines and history stay as they are."
        ),
        fits=lambda user: user.is_active,
        do=people.deactivate,
        is_grave=True,
    ),
    "activate": Switch(
        title=_("Activate this person?"),
        button=_("Activate"),
        explanation=_("They can sign in again, with the role they had."),
        fits=lambda user: not user.is_active,
        do=people.activate,
    ),
    "invite-again": Switch(
        title=_("Send a new invitation?"),
        button=_("Invite again"),
        explanation=_("The link sent before stops working; a new one is sent."),
        fits=lambda user: user.is_active and not user.has_usable_password(),
        do=people.invite_again,
        sends=True,
    ),
}
