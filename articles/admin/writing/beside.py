"""What stands beside the text: state, versions in other languages, checks, history, front page."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from accounts.models import User
from articles import crediting, restoring, seeing, snapshot, workflow
from articles.admin.writing import bar, checks, links, standing, typed
from articles.models import Article, Correction, Revision
from articles.requirements import Text, naming

REVISIONS_SHOWN = 20
NOTES = {
    "publish": pgettext_lazy("history", "published"),
    "publish change": pgettext_lazy("history", "the change published"),
    "schedule": pgettext_lazy("history", "scheduled"),
    "schedule change": pgettext_lazy("history", "the change scheduled"),
    "before discarding": pgettext_lazy("history", "before changes were discarded"),
    "discard": pgettext_lazy("history", "changes discarded"),
    "before restoring": pgettext_lazy("history", "before an earlier save was restored"),
    "redaction": pgettext_lazy("history", "words taken out of the record"),
    "taken in": pgettext_lazy("history", "taken in from a plain text"),
    "version": pgettext_lazy("history", "version begun"),
    "copy": pgettext_lazy("history", "copied from another story"),
    "merge": pgettext_lazy("history", "merged with what another saved"),
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
    opens: bool
    """Whether whoever looks may open it; else only its state is told."""


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
        shown = {"state": bar.state_of(article), "offers": offers, "reading": bar.reading(article)}
        return {**shown, **checks.panel(Text(typed.empty(article), article))}
    text = Text(snapshot.take(article), article, shown_to=user)
    notes = list(article.corrections.values_list("kind", "text"))
    retraction = dict(notes).get(Correction.Kind.RETRACTION, "")
    facts = {
        "changed": not retraction and workflow.has_unpublished_changes(article),
        "retracted": bool(retraction),
    }
    lines = standing.of(article, changed=facts["changed"])
    lines["gone"] = lines["gone"] or retraction
    return {
        "state": bar.state_of(article, **facts),
        "offers": bar.offers(article, user, planned=bool(lines["planned"]), **facts),
        **lines,
        "reading": bar.reading(article),
        "languages": languages(article, user),
        "original_article": article.translated_from,
        "original_opens": _opens(article.translated_from, user),
        "original_changed": article.original_changed,
        **checks.panel(text),
        "generated_line": crediting.generated_line(text.data, text.sources),
        "line_is_stale": any(naming.stale_credit_line(text)),
        **links.panel(article, user),
        "history": history(article) if seeing.may_see_saves(article, user) else [],
        "corrected": len(notes),
        "slots": list(article.front_slots.order_by("tier", "position")),
        "returned": returned(article),
    }


def languages(article: Article, user: User) -> list[Version]:
    """Each language, with the story's version in it."""
    write = {
        "ru": _("Write the Russian version"),
        "kk": _("Write the Kazakh version"),
        "en": _("Write the English version"),
    }
    story = Article.objects.filter(story_id=article.story_id).defer("body", "folded")
    there = {each.language: each for each in story}
    seen = set(seeing.visible(story, user).values_list("pk", flat=True))
    return [
        Version(
            language=code,
            name=name,
            write=write.get(code, str(name)),
            article=there.get(code),
            state=bar.state_of(there[code]) if code in there else None,
            is_current=code == article.language,
            opens=code in there and there[code].pk in seen,
        )
        for code, name in settings.LANGUAGES
    ]


def _opens(original: Article | None, user: User) -> bool:
    return original is not None and seeing.may_see(original, user)


def history(article: Article) -> list[Saved]:
    """The newest saves: who, when and what for."""
    found = Revision.objects.filter(article=article).select_related("by").defer("data")
    return [
        Saved(revision.version, str(revision.by), revision.at, said(revision.note))
        for revision in found[:REVISIONS_SHOWN]
    ]


def said(note: str) -> Any:
    """The note of a save in words: what the desk itself wrote, and what a person added."""
    did, _line, words = note.partition("\n")
    if did and words:
        both = pgettext("history", "%(did)s: %(words)s")
        return both % {"did": _done(did), "words": words}
    return words or _done(did)


def _done(note: str) -> Any:
    did, _space, version = note.rpartition(" ")
    if did == restoring.AFTER and version.isdecimal():
        return pgettext("history", "save %(version)s restored") % {"version": version}
    return NOTES.get(note, note)


def returned(article: Article) -> str:
    """The note with which an editor returned this draft, until it is handed in again."""
    if article.status != Article.Status.DRAFT:
        return ""
    last = article.events.filter(verb__in=["return", "submit"]).order_by("-id").first()
    return last.note if last and last.verb == "return" else ""
