"""What stands beside the text: state, versions in other languages, checks, history, front page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from articles import requirements, workflow
from articles.admin.writing import bar
from articles.models import Article, Revision

REVISIONS_SHOWN = 20
NOTES = {
    "publish": pgettext_lazy("history", "published"),
    "publish change": pgettext_lazy("history", "the change published"),
    "schedule": pgettext_lazy("history", "scheduled"),
    "schedule change": pgettext_lazy("history", "the change scheduled"),
    "before discarding": pgettext_lazy("history", "before changes were discarded"),
    "discard": pgettext_lazy("history", "changes discarded"),
    "taken in": pgettext_lazy("history", "taken in from a plain text"),
    "version": pgettext_lazy("history", "version begun"),
}


@dataclass(frozen=True)
class Version:
    """A language of the newsroom, and the story's article in it where there is one."""

    language: str
    name: Any
    write: str
    article: Article | None
    state: bar.State | None
    is_current: bool


@dataclass(frozen=True)
class Saved:
    """One save of the article."""

    version: int
    by: str
    at: Any
    note: Any


def everything(article: Article, user: User) -> dict[str, Any]:
    """The parts of the page that don't depend on what is being typed."""
    if article.pk is None:
        offers = bar.offers(article, user)
        return {"state": bar.state_of(article), "offers": offers, "reading": bar.reading(article)}
    changed = workflow.has_unpublished_changes(article)
    return {
        "state": bar.state_of(article, changed=changed),
        "offers": bar.offers(article, user, changed=changed),
        "reading": bar.reading(article),
        "languages": languages(article),
        "original_article": article.translated_from,
        "original_changed": article.original_changed,
        "checks": requirements.problems(article),
        "proposed": proposed(article),
        "history": history(article),
        "slots": list(article.front_slots.order_by("tier", "position")),
        "returned": returned(article),
    }


def languages(article: Article) -> list[Version]:
    """Each language, with the story's version in it."""
    write = {
        "ru": _("Write the Russian version"),
        "kk": _("Write the Kazakh version"),
        "en": _("Write the English version"),
    }
    there = {each.language: each for each in Article.objects.filter(story_id=article.story_id)}
    return [
        Version(
            language=code,
            name=name,
            write=write.get(code, str(name)),
            article=there.get(code),
            state=bar.state_of(there[code]) if code in there else None,
            is_current=code == article.language,
        )
        for code, name in settings.LANGUAGES
    ]


def proposed(article: Article) -> list[tuple[str, str]]:
    """Tags and sources that wait to be confirmed: what the button sends, and the name."""
    waiting = [(f"tag:{tag.pk}", tag.name) for tag in article.tags.filter(is_confirmed=False)]
    hops = article.attributions.filter(source__is_confirmed=False).select_related("source")
    waiting += [
        (f"source:{hop.source_id}", hop.name_in(article.language).text)
        for hop in hops.prefetch_related("source__names")
    ]
    return waiting


def history(article: Article) -> list[Saved]:
    """The newest saves: who, when and what for."""
    found = Revision.objects.filter(article=article).select_related("by").defer("data")
    return [
        Saved(
            revision.version, str(revision.by), revision.at, NOTES.get(revision.note, revision.note)
        )
        for revision in found[:REVISIONS_SHOWN]
    ]


def returned(article: Article) -> str:
    """The note with which an editor returned this draft, until it is handed in again."""
    if article.status != Article.Status.DRAFT:
        return ""
    last = article.events.filter(verb__in=["return", "submit"]).order_by("-id").first()
    return last.note if last and last.verb == "return" else ""
