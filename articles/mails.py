"""Letters about articles: put in the outbox with what causes them, sent by the worker."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import mail
from accounts.models import User
from articles import changes
from articles.models import Article, Newsroom, NewsroomText, Note

MAIL = "mail"


def returned(article: Article, *, by: User, note: str) -> None:
    """Write to those whose article `by` returned: its owner, and the authors who have accounts."""
    credited = User.objects.filter(author__credits__article=article)
    people = {article.owner, *credited} - {by}
    for user in sorted(people, key=lambda person: person.pk):
        _put("returned", article, user, by=by.pk, note=note)


def mentioned(note: Note, people: Iterable[User]) -> None:
    """Write to those whom a note names."""
    for user in people:
        _put("mentioned", note.article, user, by=note.by_id, said=note.pk)


def about(article: Article) -> str:
    """What letters on `article` are about, in the outbox: a word to cancel them by."""
    return f"mail:{article.pk}"


def send(payload: dict[str, Any]) -> None:
    """Write and send one letter, in the language of its reader. The outbox calls this.

    Whoever was shut out meanwhile, and what was deleted, gets no letter.
    """
    people = User.objects.in_bulk([payload["to"], payload["by"]])
    to, by = people[payload["to"]], people[payload["by"]]
    article = Article.objects.filter(pk=payload["article"]).first()
    if article is None or not (to.is_active and to.email):
        return
    with translation.override(to.interface_language):
        letter = LETTERS[payload["what"]](article, by, payload)
        if letter:
            subject, said = letter
            mail.send(to, subject, _text(to, article, said))


def _returned(article: Article, by: User, payload: dict[str, Any]) -> tuple[str, list[str]]:
    words = {"who": by, "headline": article.headline}
    return (
        _("Returned: %(headline)s") % words,
        [_("%(who)s returned “%(headline)s” with a note:") % words, payload["note"]],
    )


def _mentioned(article: Article, by: User, payload: dict[str, Any]) -> tuple[str, list[str]] | None:
    note = Note.objects.filter(pk=payload["said"]).first()
    if note is None:
        return None
    words = {"who": by, "headline": article.headline}
    return (
        _("%(who)s calls you: %(headline)s") % words,
        [_("%(who)s calls you in a note on “%(headline)s”:") % words, note.text],
    )


LETTERS = {"returned": _returned, "mentioned": _mentioned}


def _put(what: str, article: Article, to: User, **more: Any) -> None:
    payload = {"what": what, "article": article.pk, "to": to.pk, **more}
    changes.send(MAIL, about(article), payload)


def _text(to: User, article: Article, said: list[str]) -> str:
    """The whole letter, plain text."""
    intro, note = said
    page = reverse("admin:articles_article_change", args=[article.pk])
    lines = [
        _("Hello, %(name)s.") % {"name": to},
        intro,
        "\n".join(f"    {line}" for line in note.splitlines()),
        Newsroom.the_one().site_address.rstrip("/") + page,
        "-- \n" + _("Desk of %(newsroom)s") % {"newsroom": _newsroom_name()},
    ]
    return "\n\n".join(lines) + "\n"


def _newsroom_name() -> str:
    """What the newsroom calls itself in the language of the letter, else in its first one."""
    texts = NewsroomText.objects.filter(is_enabled=True).order_by("position")
    names = dict(texts.values_list("language", "name"))
    return names.get(translation.get_language() or "") or next(iter(names.values()), "")
