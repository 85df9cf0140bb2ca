"""Comparing two saves of an article: what was chosen otherwise, and the words that changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from articles import aliases, requirements, seeing, workflow
from articles.admin.writing import bar, resolving, times
from articles.admin.writing.who import person
from articles.models import Article, Revision
from articles.templatetags.times import ago
from articles.text import diff, figures, sanitise
from articles.text.links import links

LONG_RUN = 3
"""So many unchanged paragraphs in a row are folded away."""
LABELS: dict[str, Any] = {
    "form": gettext_lazy("Form"),
    "label": gettext_lazy("Label"),
    "section_id": gettext_lazy("Section"),
    "place_id": gettext_lazy("Place"),
    "tags": gettext_lazy("Tags"),
    "credits": gettext_lazy("People"),
    "chain": gettext_lazy("Chain of sources"),
    "credit_line_override": gettext_lazy("Credit line by hand"),
    "lead_picture_id": gettext_lazy("Lead picture"),
    "lead_caption": gettext_lazy("Caption of the lead picture"),
    "pictures": gettext_lazy("Pictures in the text"),
    "event_on": gettext_lazy("Date of the event"),
    "original_on": gettext_lazy("Date of the original"),
    "breaking_until": gettext_lazy("Breaking until"),
    "embargo_until": gettext_lazy("Embargo until"),
    "related": gettext_lazy("Related stories"),
    "slug": gettext_lazy("Words of the address"),
    "language": gettext_lazy("Language"),
}


@dataclass(frozen=True)
class Field:
    """A choice that differs."""

    label: Any
    old: str
    new: str


@dataclass(frozen=True)
class Part:
    """Some rows of a text; a long run of the same ones is folded away."""

    rows: list[diff.Row]
    is_folded: bool


@dataclass(frozen=True)
class Comparison:
    """Two texts side by side; rows that are the same are there too."""

    fields: list[Field]
    headline: list[diff.Row]
    deck: list[diff.Row]
    body: list[diff.Row]
    only_looks: bool

    @property
    def parts(self) -> Iterator[Part]:
        """The text in parts; one same paragraph stays in sight on each side of a change."""
        whole = [(same, list(rows)) for same, rows in groupby(self.body, _is_same)]
        for number, (same, rows) in enumerate(whole):
            first = 1 if number else 0
            last = len(rows) - (number < len(whole) - 1)
            if same and len(whole) > 1 and last - first >= LONG_RUN:
                yield Part(rows[:first], is_folded=False)
                yield Part(rows[first:last], is_folded=True)
                yield Part(rows[last:], is_folded=False)
            else:
                yield Part(rows, is_folded=False)

    @property
    def is_same(self) -> bool:
        rows = [*self.headline, *self.deck, *self.body]
        return not self.fields and not self.only_looks and all(r.kind == "same" for r in rows)


def _is_same(row: diff.Row) -> bool:
    return row.kind == "same"


def compare(old: dict[str, Any], new: dict[str, Any]) -> Comparison:
    """Compare two snapshots; what was merged since is no difference."""
    merged = aliases.known()
    old, new = aliases.resolve(old, merged), aliases.resolve(new, merged)
    body = diff.compare(_paragraphs(old["body"]), _paragraphs(new["body"]))
    same_words = all(row.kind == "same" for row in body)
    return Comparison(
        fields=[*_fields(old, new), *_elsewhere(old["body"], new["body"])],
        headline=diff.compare([old["headline"]], [new["headline"]]),
        deck=diff.compare(old["deck"].splitlines(), new["deck"].splitlines()),
        body=body,
        only_looks=same_words and old["body"] != new["body"],
    )


def page_of(model_admin: Any) -> Callable[..., HttpResponse]:
    """The page that compares the public text, or the save `from`, with the newest, or with `to`.

    Readers having none, the newest edition stands for the public text: planned, or withdrawn.
    """

    def page(request: HttpRequest, number: int) -> HttpResponse:
        article = model_admin.get_object(request, str(number))
        if article is None:
            raise Http404
        if not model_admin.has_view_permission(request, article):
            raise PermissionDenied
        rows = seeing.saves(article, person(request)).select_related("by")
        old, new = _pair(article, rows, request.GET.get("from", ""), request.GET.get("to", ""))
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("Compare versions"),
            "opts": model_admin.opts,
            "article": article,
            "old": old,
            "new": new,
            "against": _against(article, new, request.GET),
            "is_upon_edition": "from" not in request.GET and new.version == article.version,
            "is_newest": new.version == article.version,
            "may_restore": workflow.may_change(article, person(request)),
            "compared": compare(old.snapshot, new.snapshot),
            "zone": times.zone_name(),
            "offers": _offers(article, person(request)),
            "old_saved": ago(old.at),
            "new_saved": ago(new.at),
            "media": model_admin.media,
        }
        return TemplateResponse(request, "admin/articles/article/compare.html", context)

    return page


def _against(article: Article, new: Revision, asked: QueryDict) -> Any:
    """What is compared with what, a sentence."""
    if "from" in asked:
        if new.version != article.version:
            return _("Two earlier saves.")
        return _("An earlier save, against what the desk has now.")
    if article.edition:
        return _("What the public reads, against what the desk has.")
    if article.is_scheduled:
        return _("What is planned, against what the desk has.")
    return _("What the public read last, against what the desk has.")


def _offers(article: Article, user: User) -> bar.Offers:
    changed = workflow.has_unpublished_changes(article)
    planned = article.planned_edition is not None
    retracted = article.is_retracted
    return bar.offers(article, user, changed=changed, planned=planned, retracted=retracted)


def _pair(
    article: Article, rows: QuerySet[Revision], first: str, second: str
) -> tuple[Revision, Revision]:
    """The two of these saves in the order of time, whichever was named first."""
    new = _version(rows, second) if second else rows.first()
    if first:
        old = _version(rows, first)
    else:
        edition = article.edition or article.latest_edition
        old = rows.filter(pk=edition.revision_id).first() if edition else None
    if new is None or old is None:
        raise Http404
    return (old, new) if old.version <= new.version else (new, old)


def _version(rows: QuerySet[Revision], version: str) -> Revision | None:
    return rows.filter(version=int(version[:9])).first() if version.isdecimal() else None


def _fields(old: dict[str, Any], new: dict[str, Any]) -> Iterable[Field]:
    resolved = resolving.Resolved([_with_pictures(old), _with_pictures(new)])
    before, after = (_with_pictures(each) for each in (old, new))
    for name, label in LABELS.items():
        if before[name] != after[name]:
            yield Field(
                label, resolved.shown(name, before[name]), resolved.shown(name, after[name])
            )


def _elsewhere(old: str, new: str) -> Iterator[Field]:
    """Where only one of two bodies leads: no word of it shows in the text."""
    for label, addresses in ADDRESSES.items():
        before, after = Counter(addresses(old)), Counter(addresses(new))
        gone, come = before - after, after - before
        if gone or come:
            shown = [", ".join(found.elements()) or resolving.NOTHING for found in (gone, come)]
            yield Field(label, *shown)


def _linked(body: str) -> list[str]:
    return [link.address for link in links(body)]


ADDRESSES: dict[Any, Callable[[str], list[str]]] = {
    gettext_lazy("Links in the text"): _linked,
    gettext_lazy("Embedded in the text"): figures.embedded,
}


def _with_pictures(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "pictures": requirements.picture_ids(data["body"])}


def _paragraphs(html: str) -> list[str]:
    """The words of a body; what stands under one picture of a gallery says under which."""
    return sanitise.plain_text(figures.labelled(html, _("Picture"))).splitlines()
