"""Taking words out of the record: first what was found and where, then the act."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, TextChoices
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import redaction, redaction_places
from articles.admin.writing.lines import LinesField
from articles.admin.writing.who import person
from articles.models import Article
from articles.search import desk
from articles.text import sanitise
from articles.text.blackout import Phrases

AROUND = 40
SAMPLES = 4
OTHERS = 10


class Where(TextChoices):
    """The tables that may hold the words, by the names of their models."""

    ARTICLE = "article", gettext_lazy("The desk's text")
    REVISION = "revision", gettext_lazy("Saves in the history")
    EDITION = "edition", gettext_lazy("What was published")
    CORRECTION = "correction", gettext_lazy("Corrections")
    EVENT = "event", gettext_lazy("Steps of the article's life")
    ATTRIBUTION = "attribution", gettext_lazy("Chain of sources")
    NOTE = "note", gettext_lazy("Notes between colleagues")
    AUTOSAVE = "autosave", gettext_lazy("Text being typed")
    REFUSED = "refusedtext", gettext_lazy("Texts that were not saved")
    PREVIEW = "preview", gettext_lazy("Previews and secret links")
    REDACTION = "redaction", gettext_lazy("Earlier redactions")
    AUDIT = "auditentry", gettext_lazy("Audit log")
    OUTBOX = "outboxmessage", gettext_lazy("Letters that wait to be sent")
    LOG = "logentry", gettext_lazy("Log of the desk")
    WORDS = "picturetext", gettext_lazy("Words of the pictures")
    PICTURE = "picture", gettext_lazy("Names, rights and terms of the pictures")


class RedactionForm(forms.Form):
    """The words, one phrase on each line, and who demands that they go."""

    words = LinesField(
        label=gettext_lazy("Words that are to go, a phrase on each line"),
        max_length=3000,
        widget=forms.Textarea({"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )
    demanded_by = forms.CharField(
        label=gettext_lazy("Who demands it: the decision or the request, its number and date"),
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    with_pictures = forms.BooleanField(
        label=gettext_lazy(
            "Also in what is said of the pictures shown here: captions, credits, names, rights"
        ),
        required=False,
    )


@dataclass
class Group:
    """What was found in one table: how often, and the words round some of it."""

    name: Any
    count: int = 0
    samples: list[tuple[str, str, str]] = field(default_factory=list)


def page_of(model_admin: Any) -> Callable[..., HttpResponse]:
    """The page of redaction: typing, seeing what would go, doing it."""

    def page(request: HttpRequest, number: int) -> HttpResponse:
        article = model_admin.get_object(request, str(number))
        if article is None:
            raise Http404
        if not person(request).has_perm("articles.redact_article"):
            raise PermissionDenied
        form = RedactionForm(request.POST if request.method == "POST" else None)
        found: dict[str, Any] = {}
        if request.method == "POST" and form.is_valid():
            try:
                if "_redact" in request.POST:
                    return _redact(article, form, request)
                found = preview(article, form)
            except ValidationError as error:
                form.add_error(None, error)
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("Take words out of the record"),
            "opts": model_admin.opts,
            "article": article,
            "form": form,
            "media": model_admin.media,
            **found,
        }
        return TemplateResponse(request, "admin/articles/article/redact.html", context)

    return page


def preview(article: Article, form: RedactionForm) -> dict[str, Any]:
    """What would go, grouped by where it stands, and what a redaction does not reach."""
    typed = form.cleaned_data["words"].splitlines()
    phrases = redaction.phrases_of(typed, article)
    places = redaction_places.find(
        article, phrases, with_pictures=form.cleaned_data["with_pictures"]
    )
    groups = _groups(places, phrases)
    return {
        "is_shown": True,
        "groups": groups,
        "places": sum(group.count for group in groups),
        "others": _others(article, typed),
        "open_by": [str(row.user) for row in article.presences.select_related("user")],
    }


def _redact(article: Article, form: RedactionForm, request: HttpRequest) -> HttpResponse:
    typed = form.cleaned_data
    act = redaction.redact(
        article,
        words=typed["words"].splitlines(),
        demanded_by=typed["demanded_by"],
        by=person(request),
        with_pictures=typed["with_pictures"],
    )
    said = _("Done. Places where words were taken out: %(places)s.")
    messages.success(request, said % {"places": act.places})
    return HttpResponseRedirect(reverse("admin:articles_article_history", args=[article.pk]))


def _groups(places: Iterable[redaction_places.Place], phrases: Phrases) -> list[Group]:
    names = dict(Where.choices)
    found: dict[str, Group] = {}
    for place in places:
        name = str(place.row._meta.model_name)
        group = found.setdefault(name, Group(names.get(name, name)))
        group.count += place.count
        sample = _sample(place.row, place.field, phrases)
        if sample and sample not in group.samples and len(group.samples) < SAMPLES:
            group.samples.append(sample)
    return list(found.values())


def _sample(row: Model, name: str, phrases: Phrases) -> tuple[str, str, str] | None:
    """The first place in a column with a few words on each side; addresses show none."""
    value = getattr(row, name)
    for text in _texts(json.loads(value) if name == redaction_places.WRITTEN_AS_JSON else value):
        for start, end in phrases.places(text):
            before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
            return before, text[start:end], after
    return None


def _texts(value: Any) -> Iterator[str]:
    """Every text in data, as a person reads it."""
    if isinstance(value, str):
        yield sanitise.plain_text(value).replace("\n", " ") if "<" in value else value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _others(article: Article, typed: list[str]) -> list[Article]:
    """Other articles that hold one of the phrases, versions in other languages among them."""
    found: dict[int, Article] = {}
    for phrase in filter(str.strip, typed):
        numbers = desk.numbers(phrase, as_typed=True)
        rows = Article.objects.filter(pk__in=numbers).matching(phrase).exclude(pk=article.pk)
        found |= {row.pk: row for row in rows[:OTHERS]}
    return list(found.values())[:OTHERS]
