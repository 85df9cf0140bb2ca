"""The article page: one edition with everything round it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Case, F, Q, Subquery, TextField, Value, When
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import pgettext_lazy

from articles import aliases, changes
from articles.languages import OWN_NAMES
from articles.models import Article as DeskArticle
from articles.models import Correction as DeskCorrection
from articles.models import Edition, Source
from articles.text import words
from reader import body, embed, images, names, newest, related
from reader.cache import recording
from reader.cards import bylines, is_breaking, link
from reader.pages import (
    Article,
    ChainSource,
    Correction,
    Image,
    Link,
    Step,
    Version,
)

HOP_NAMES = {
    "republished": pgettext_lazy("chain", "Republished from"),
    "reference": pgettext_lazy("chain", "With reference to"),
    "based": pgettext_lazy("chain", "Based on"),
}


def versions_of(number: int, *, story: int | None = None) -> dict[str, Edition]:
    """The public editions of the story that article `number` belongs to, by language.

    `story` is its number; when not given, a public edition of the article tells it.
    Another language's version that was retracted is left out.

    One query. Only the article's own edition brings its text, as `own_body`.
    """
    recording.depends(changes.article(number))
    own_story = Edition.objects.public().filter(article_id=number).values("story_id")[:1]
    standing = Q(is_retracted=False) | Q(article_id=number)
    own = Case(When(article_id=number, then=F("body")), default=Value(""), output_field=TextField())
    rows = Edition.objects.public().filter(standing, story_id=story or Subquery(own_story))
    found = rows.annotate(own_body=own)
    own_last = sorted(found.defer("body"), key=lambda edition: edition.article_id == number)
    recording.depends(*(changes.story(edition.story_id) for edition in own_last))
    return {edition.language: edition for edition in own_last}


def article_page(edition: Edition, versions: dict[str, Edition], *, url: str = "") -> Article:
    """The value that the article's template shows. Two queries: recent posts, pictures.

    A third where the article names other articles: those to be read next, and those it links to.
    `url` is where the page stands when that isn't the edition's own address.
    """
    language = edition.language
    text: str = edition.own_body  # type: ignore[attr-defined]
    named = related.neighbours(edition, text)
    related_cards = related.cards(edition, named)
    shown = frozenset([edition.article_id, *(card.number for card in related_cards)])
    hole = recording.hole(language, shown)
    recent = () if hole else newest.chosen(newest.cards(language, len(shown)), shown)
    pictures = images.load(
        [edition.picture_id, *body.picture_ids(text), *_portraits(edition)], language
    )
    return Article(
        number=edition.article_id,
        language=language,
        url=url or edition.get_absolute_url(),
        headline=edition.headline,
        deck=edition.deck,
        body=body.render(
            text,
            pictures,
            is_paid=bool(edition.label),
            addresses=related.addresses(named),
            frames=True,
        ),
        section=link(names.SECTION, edition.section_id, language),
        bylines=bylines(edition, language, ("text",), pictures),
        other_credits=bylines(edition, language, ("photo", "translation", "editing")),
        published_at=edition.published_at,
        updated_at=edition.updated_at,
        dateline_place=link(names.PLACE, edition.place_id, language),
        event_on=edition.event_on,
        lead=_lead(edition, pictures),
        form=edition.form,
        form_name=str(DeskArticle.Form(edition.form).label),
        label=edition.label,
        label_name=str(DeskArticle.Label(edition.label).label) if edition.label else "",
        is_breaking=is_breaking(edition),
        reading_minutes=words.reading_minutes(edition.words, language) if edition.words else 0,
        credit_line=edition.credit_line,
        chain=chain(edition),
        original_published_on=edition.original_on,
        corrections=corrections(edition),
        tags=_tags(edition),
        versions=_versions(edition, versions),
        recent=recent,
        recent_hole=hole,
        related=related_cards,
        frame_hosts=embed.frame_hosts(text),
    )


def _lead(edition: Edition, pictures: dict[int, Image]) -> Image | None:
    """The picture above the text, under the caption that it was given there."""
    image = pictures.get(edition.picture_id or 0)
    own = edition.picture_caption
    return replace(image, caption=own) if image and own else image


def chain(edition: Edition) -> tuple[Step, ...]:
    """The chain of sources as steps, nearest first, each source with its page.

    Neighbouring steps that became the same single source by merging are one: the nearer.
    """
    known = {
        ("source", raw["id"]): entry.id
        for step in edition.chain
        for raw in step["sources"]
        if (entry := names.tables().by_id.get((names.SOURCE, raw["id"])))
    }
    hops = [(raw["id"], at) for at, step in enumerate(edition.chain) for raw in step["sources"]]
    again = aliases.repeated(hops, known)
    return tuple(
        Step(
            role=step["role"],
            role_name=str(HOP_NAMES[step["role"]]),
            sources=_sources(step["sources"], edition.language),
        )
        for at, step in enumerate(edition.chain)
        if at not in again
    )


def _sources(raws: list[dict[str, Any]], language: str) -> tuple[ChainSource, ...]:
    """The sources of one step; two that were merged since are one."""
    found: dict[str, ChainSource] = {}
    for raw in raws:
        if source := _source(raw, language):
            found.setdefault(source.url, source)
    return tuple(found.values())


def _source(raw: dict[str, Any], language: str) -> ChainSource | None:
    entry = names.tables().by_id.get((names.SOURCE, raw["id"]))
    if entry is None:
        return None
    name, other = entry.name(language)
    return ChainSource(
        name=name,
        url=reverse("reader:source", args=[language, entry.slug]),
        kind_name=str(Source.Kind(entry.kind).label),
        original_url=raw["url"],
        taken_at=_moment(raw["taken_at"]),
        language=other,
    )


def _moment(written: str | None) -> datetime | None:
    return parse_datetime(written) if written else None


def _portraits(edition: Edition) -> list[int | None]:
    by_id = names.tables().by_id
    found = (
        by_id.get((names.AUTHOR, number)) for number, role in edition.credits if role == "text"
    )
    return [entry.portrait_id for entry in found if entry]


def corrections(edition: Edition) -> tuple[Correction, ...]:
    """The public notes of an edition, the oldest first."""
    return tuple(
        Correction(
            number=note["id"],
            kind=note["kind"],
            kind_name=str(DeskCorrection.Kind(note["kind"]).label),
            text=note["text"],
            made_at=datetime.fromisoformat(note["made_at"]),
        )
        for note in edition.corrections
    )


def _tags(edition: Edition) -> tuple[Link, ...]:
    tables = names.tables()
    entries = (tables.by_id.get((names.TAG, number)) for number in edition.tags)
    once = {entry.id: entry for entry in entries if entry}.values()
    named = (e for e in once if e.is_shown and edition.language in e.names)
    links = (link(names.TAG, entry.id, edition.language) for entry in named)
    return tuple(found for found in links if found)


def _versions(edition: Edition, versions: dict[str, Edition]) -> tuple[Version, ...]:
    return tuple(
        Version(
            language=code,
            language_name=OWN_NAMES[code],
            url=version.get_absolute_url(),
            headline=version.headline,
            is_current=code == edition.language,
        )
        for code, version in sorted(versions.items())
    )
