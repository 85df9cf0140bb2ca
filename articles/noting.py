"""Notes between colleagues on an article: said, answered, resolved. Permission is asked here."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles import mails, seeing
from articles.models import Article, Note
from articles.text import words

LONGEST = 2000


@transaction.atomic
def say(article: Article, text: str, *, by: User, thread: Note | None = None) -> Note:
    """Add a note, or an answer in `thread`, and tell those whom it names: "@rita", "@Анна Ким".

    An answer opens a resolved thread again. Raises PermissionDenied, and ValidationError when it
    says nothing, is too long, or names somebody who may not see the article.
    """
    _ask(article, by)
    text = words.with_plain_breaks(text).strip()
    if not text:
        raise ValidationError(_("Write the note first."))
    if len(text) > LONGEST:
        message = _("A note has at most %(most)s characters; this one has %(length)s.")
        raise ValidationError(message % {"most": LONGEST, "length": len(text)})
    named = _named(article, text)
    head = thread and (thread.thread or thread)
    if head:
        Note.objects.filter(pk=head.pk).update(resolved_at=None, resolved_by=None)
    note = Note.objects.create(article=article, thread=head, by=by, text=text)
    note.mentioned.set(named)
    mails.mentioned(note, [user for user in named if user != by])
    return note


@transaction.atomic
def resolve(note: Note, *, by: User) -> None:
    """Say that the thread is dealt with."""
    _ask(note.article, by)
    head = note.thread or note
    head.resolved_at, head.resolved_by = timezone.now(), by
    head.save(update_fields=["resolved_at", "resolved_by"])


@transaction.atomic
def reopen(note: Note, *, by: User) -> None:
    """Open a resolved thread again."""
    _ask(note.article, by)
    head = note.thread or note
    head.resolved_at = head.resolved_by = None
    head.save(update_fields=["resolved_at", "resolved_by"])


def threads(article: Article) -> list[Note]:
    """Every thread with its answers: open ones first, the newest of each first. Two queries."""
    found = Note.objects.filter(article=article, thread=None).select_related("by", "resolved_by")
    heads = found.prefetch_related("answers__by").order_by("-id")
    return sorted(heads, key=lambda head: head.resolved_at is not None)


def open_threads() -> Any:
    """How many open threads an article has: an expression for a list of articles."""
    heads = Note.objects.filter(article=OuterRef("pk"), thread=None, resolved_at=None)
    counted = heads.order_by().values("article").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def calling(user: User) -> QuerySet[Note]:
    """Notes in open threads that name `user`, newest first."""
    open_now = Q(thread=None, resolved_at=None) | Q(thread__isnull=False, thread__resolved_at=None)
    return Note.objects.filter(open_now, mentioned=user).order_by("-id")


def _ask(article: Article, by: User) -> None:
    if not seeing.may_see(article, by):
        raise PermissionDenied


def _named(article: Article, text: str) -> list[User]:
    """Whom the text names after an "@": by the name for signing in, or by the full name."""
    called = called_names(text, _staff_by_name())
    able = set(seeing.people(article).filter(pk__in=[user.pk for user in called]))
    if blind := [str(user) for user in called if user not in able]:
        message = _("%(names)s can't open this article, so a note can't call them.")
        raise ValidationError(message % {"names": ", ".join(blind)})
    return called


def _staff_by_name() -> dict[str, list[User]]:
    found: dict[str, list[User]] = {}
    for user in User.objects.filter(is_active=True, is_staff=True).order_by("pk"):
        for name in {words.fold(user.username), words.fold(user.get_full_name())} - {""}:
            found.setdefault(name, []).append(user)
    return found


def called_names(text: str, staff: dict[str, list[User]]) -> list[User]:
    """The people whose names stand after an "@", the longest that fits, in any case.

    Two of one name are both meant. An "@" inside a word, as in an e-mail address, calls nobody.
    """
    longest_first = sorted(staff, key=len, reverse=True)
    called: dict[User, None] = {}
    for found in re.finditer(r"(?<!\w)@", folded := words.fold(text)):
        rest = folded[found.end() :]
        fits = (name for name in longest_first if re.match(rf"{re.escape(name)}(?!\w)", rest))
        called |= dict.fromkeys(staff.get(next(fits, ""), []))
    return list(called)
