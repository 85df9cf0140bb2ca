"""A snapshot as readers see it: typeset, with ids in place of names. For editions and previews."""

from itertools import groupby
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime

from articles.models import Tag
from articles.text import excerpt, sanitise, slugs, typography, words

LONGEST_HEADLINE = 320
LONGEST_CREDIT_LINE = 1000


def typeset(data: dict[str, Any], *, line: str, tags: list[int] | None = None) -> dict[str, Any]:
    """What an edition stores of a snapshot whose credit line is `line`.

    `tags` are its tags by the alphabet; one query where they are not given.
    """
    language = data["language"]
    plain = sanitise.plain_text(data["body"])
    return {
        "language": language,
        "form": data["form"],
        "label": data["label"],
        "headline": _fitting(data["headline"], language),
        "deck": typography.typeset(data["deck"], language),
        "body": typography.typeset_html(data["body"], language),
        "excerpt": typography.typeset(excerpt.excerpt(data["deck"] or plain), language),
        "slug": data["slug"] or slugs.slug(data["headline"], language) or "article",
        "section_id": data["section_id"],
        "place_id": data["place_id"],
        "event_on": parse_date(data["event_on"] or ""),
        "original_on": parse_date(data["original_on"] or ""),
        "picture_id": data["lead_picture_id"],
        "picture_caption": typography.typeset(data["lead_caption"], language),
        "credits": data["credits"],
        "chain": _steps(data["chain"]),
        "tags": list(_in_order(data["tags"])) if tags is None else tags,
        "related": data.get("related", []),  # revisions of the first release have none
        "credit_line": _shortened(line, language),
        "breaking_until": parse_datetime(data["breaking_until"] or ""),
        "words": words.count_words(plain),
    }


def _fitting(headline: str, language: str) -> str:
    """The headline typeset; as typed in the rare case that the spaces set make it too long."""
    typeset = typography.typeset(headline, language)
    return typeset if len(typeset) <= LONGEST_HEADLINE else headline


def _shortened(line: str, language: str) -> str:
    typeset = typography.typeset(line, language)
    fits = len(typeset) <= LONGEST_CREDIT_LINE
    return typeset if fits else excerpt.excerpt(typeset, LONGEST_CREDIT_LINE)


def _in_order(tags: list[int]) -> Any:
    return Tag.objects.filter(pk__in=tags).order_by("folded").values_list("pk", flat=True)


def _steps(chain: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The chain step by step; a source that is only typed yet has no page to lead to."""
    steps = []
    for step, group in groupby(chain, key=lambda hop: hop["step"]):
        hops = [hop for hop in group if hop["source"]]
        sources = [
            {"id": hop["source"], "url": hop["url"], "taken_at": hop["taken_at"]} for hop in hops
        ]
        if hops:
            steps.append({"step": step, "role": hops[0]["role"], "sources": sources})
    return steps
