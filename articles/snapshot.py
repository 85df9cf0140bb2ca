"""The desk's text as data: taken at each save, restored when changes are discarded."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from articles import aliases, parts
from articles.models import (
    Article,
    Attribution,
    Author,
    Credit,
    Picture,
    Place,
    RelatedArticle,
    Section,
    Source,
    Tag,
)
from articles.text import figures

PLAIN = (
    "language",
    "form",
    "label",
    "headline",
    "deck",
    "body",
    "slug",
    "section_id",
    "place_id",
    "lead_picture_id",
    "lead_caption",
    "credit_line_override",
    "credit_line_basis",
)
DATES = ("event_on", "original_on")
TIMES = ("breaking_until", "embargo_until")
LEADING_ELSEWHERE = {"section_id": Section, "place_id": Place, "lead_picture_id": Picture}


def take(article: Article) -> dict[str, Any]:
    """Everything that an editor wrote or chose, as JSON-ready data. One query."""
    found = parts.of(article)
    return own(article) | {
        "credits": [[credit.number, credit.role] for credit in found[parts.CREDITS]],
        "chain": [
            {
                "step": hop.step,
                "source": hop.number,
                "role": hop.role,
                "url": hop.url,
                "taken_at": _written(hop.taken_at),
            }
            for hop in found[parts.CHAIN]
        ],
        "tags": sorted(tag.number for tag in found[parts.TAGS]),
        "related": [other.number for other in found[parts.RELATED]],
    }


def own(article: Article) -> dict[str, Any]:
    """What of it stands in the article's own row. No query."""
    data: dict[str, Any] = {name: getattr(article, name) for name in PLAIN}
    return data | {name: _written(getattr(article, name)) for name in (*DATES, *TIMES)}


@transaction.atomic
def restore(article: Article, data: dict[str, Any]) -> None:
    """Write a snapshot back to the desk's rows. The caller records a revision.

    What it names and was deleted since stays out: better a text without a picture than no text.
    """
    data = aliases.resolve(data, aliases.known())
    for name in PLAIN:
        setattr(article, name, data.get(name, ""))  # older revisions know fewer fields
    for name in DATES:
        setattr(article, name, parse_date(data[name]) if data[name] else None)
    for name in TIMES:
        setattr(article, name, parse_datetime(data[name]) if data[name] else None)
    article.body = _with_living_pictures(article.body)
    for name, model in LEADING_ELSEWHERE.items():
        if data[name] not in _still_there(model, [data[name]]):
            setattr(article, name, None)
    article.save()
    _restore_parts(article, data)


def lasting_embargo(article: Article, data: dict[str, Any]) -> datetime | None:
    """The end of the article's own embargo, where that lasts and is later than the snapshot's."""
    own, then = article.embargo_until, parse_datetime(data["embargo_until"] or "")
    lasts = own is not None and own > timezone.now() and (then is None or then < own)
    return own if lasts else None


def with_lasting_embargo(article: Article, data: dict[str, Any]) -> dict[str, Any]:
    """The snapshot as it may come back: an embargo that lasts doesn't end sooner by that."""
    own = lasting_embargo(article, data)
    return data | {"embargo_until": _written(own)} if own else data


def _restore_parts(article: Article, data: dict[str, Any]) -> None:
    authors = _still_there(Author, [author for author, _role in data["credits"]])
    sources = _still_there(Source, [hop["source"] for hop in data["chain"]])
    Credit.objects.filter(article=article).delete()
    Credit.objects.bulk_create(
        Credit(article=article, author_id=author, role=role, position=position)
        for position, (author, role) in enumerate(data["credits"])
        if author in authors
    )
    Attribution.objects.filter(article=article).delete()
    Attribution.objects.bulk_create(
        Attribution(
            article=article,
            source_id=hop["source"],
            role=hop["role"],
            step=hop["step"],
            position=position,
            url=hop["url"],
            taken_at=parse_datetime(hop["taken_at"]) if hop["taken_at"] else None,
        )
        for position, hop in enumerate(data["chain"])
        if hop["source"] in sources
    )
    article.tags.set(Tag.objects.filter(pk__in=data["tags"]))
    others = _still_there(Article, data["related"])
    RelatedArticle.objects.filter(article=article).delete()
    RelatedArticle.objects.bulk_create(
        RelatedArticle(article=article, other_id=other, position=position)
        for position, other in enumerate(data["related"])
        if other in others
    )


def _with_living_pictures(body: str) -> str:
    named = set(figures.picture_ids(body))
    return figures.without(body, named - _still_there(Picture, sorted(named))) if named else body


def _still_there(model: Any, numbers: list[int]) -> set[int]:
    return set(model.objects.filter(pk__in=numbers).values_list("pk", flat=True))


def _written(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
