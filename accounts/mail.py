"""Letters to people of the newsroom."""

import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, send_mail
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User

log = logging.getLogger(__name__)


def send(user: User, subject: str, text: str) -> None:
    """Send a letter in plain text that nobody typed; raises what the mail server says of it."""
    headers = {"Auto-Submitted": "auto-generated"}
    on_one_line = " ".join(subject.split())
    EmailMessage(on_one_line, text, None, [user.email], headers=headers).send()


def send_invitation(user: User, *, link: str, newsroom: str) -> bool:
    """Write to an invited person in their language; False when the letter could not be sent."""
    with translation.override(user.interface_language):
        text = _letter(user, link, newsroom)
        subject = _("Invitation to the desk of %(newsroom)s") % {"newsroom": newsroom}
    try:
        return bool(send_mail(subject, text, None, [user.email]))
    except (OSError, smtplib.SMTPException):
        log.exception("An invitation could not be sent.")
        return False


def _letter(user: User, link: str, newsroom: str) -> str:
    """The words of an invitation, plain text."""
    days = settings.INVITATION_DAYS
    once = ngettext(
        "The link works once, for %(days)s day.", "The link works once, for %(days)s days.", days
    )
    lines = [
        _("Hello, %(name)s.") % {"name": user.get_full_name()},
        "",
        _("You are invited to the desk of %(newsroom)s. Choose a password here:")
        % {"newsroom": newsroom},
        "",
        link,
        "",
        _("Your name for signing in: %(username)s") % {"username": user.username},
        once % {"days": days},
    ]
    return "\n".join(lines) + "\n"
