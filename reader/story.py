"""The article page: one edition with everything round it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from articles import aliases, changes
from articles.languages import OWN_NAMES
from articles.models import Correction as DeskCorrection
from articles.text import words
from reader import body, embed, images, names, newest, related, rows
from reader.cache import recording
from reader.cards import (
    address,
    bylines,
    form_name,
    hop_name,
    is_breaking,
    label_name,
    link,
    source_kind,
)
from reader.columns import EditionRow
from reader.pages import (
    Article,
    ChainSource,
    Correction,
    Image,
    Link,
    Step,
    Version,
)


def versions_of(number: int) -> dict[str, EditionRow]:
    """The public editions of the story that article `number` belongs to, by language.

    Another language's version that was retracted is left out. One query; only the article's own
    edition brings its text, as `own_body`.
    """
    recording.depends(changes.article(number))
    return _by_language(rows.versions(number), number)


def versions_in(story: int, number: int) -> dict[str, EditionRow]:
    """The same of a story by its own number, for an article that may not be public itself."""
    return _by_language(rows.versions_in(story, number), number)


def _by_language(found: list[EditionRow], number: int) -> dict[str, EditionRow]:
    standing = [row for row in found if row.article_id == number or not row.is_retracted]
    own_last = sorted(standing, key=lambda row: row.article_id == number)
    recording.depends(*(changes.story(row.story_id) for row in own_last))
    return {row.language: row for row in own_last}


def article_page(edition: EditionRow, versions: dict[str, EditionRow], *, url: str = "") -> Article:
    """The value that the article's template shows. One query: recent posts.

    A second where there are pictures in the text or of the authors, and a third where it names
    other articles: those to be read next, and those it links to.
    `url` is where the page stands when that isn't the edition's own address.
    """
    language = edition.language
    text = edition.own_body
    named = related.neighbours(edition, text)
    read_next = related.cards(edition, named)
    shown = frozenset([edition.article_id, *(each.number for each in read_next)])
    hole = recording.hole(language, shown)
    pictures = images.load(_pictures(edition), language)
    return Article(
        number=edition.article_id,
        language=language,
        url=url or edition.get_absolute_url(),
        headline=edition.headline,
        deck=edition.deck,
        body=_body(edition, text, pictures, related.addresses(named)),
        section=link(names.SECTION, edition.section_id, language),
        bylines=bylines(edition, language, ("text",), pictures),
        other_credits=bylines(edition, language, ("photo", "translation", "editing")),
        published_at=edition.published_at,
        updated_at=edition.updated_at,
        dateline_place=link(names.PLACE, edition.place_id, language),
        event_on=edition.event_on,
        lead=lead(edition, pictures),
        form=edition.form,
        form_name=form_name(edition.form, language),
        label=edition.label,
        label_name=label_name(edition.label, language),
        is_breaking=is_breaking(edition),
        reading_minutes=words.reading_minutes(edition.words, language) if edition.words else 0,
        credit_line=edition.credit_line,
        chain=chain(edition),
        original_published_on=edition.original_on,
        corrections=corrections(edition.corrections),
        tags=tags(edition),
        versions=_versions(edition, versions),
        recent=() if hole else newest.chosen(newest.cards(language, len(shown)), shown),
        recent_hole=hole,
        related=read_next,
        frame_hosts=embed.frame_hosts(text),
    )


def _body(
    edition: EditionRow, text: str, pictures: dict[int, Image], addresses: dict[int, str]
) -> str:
    is_paid = bool(edition.label)
    return body.render(text, pictures, is_paid=is_paid, addresses=addresses, frames=True)


def _pictures(edition: EditionRow) -> list[int | None]:
    """The pictures that did not come with the edition: in the text, of the authors."""
    own = [] if edition.picture else [edition.picture_id]
    return [*own, *body.picture_ids(edition.own_body), *_portraits(edition)]


def lead(edition: EditionRow, pictures: dict[int, Image]) -> Image | None:
    """The picture above the text, under the caption that it was given there."""
    image = pictures.get(edition.picture_id or 0)
    if edition.picture:
        image = images.shown(edition.picture)
    own = edition.picture_caption
    return image._replace(caption=own) if image and own else image


def chain(edition: EditionRow) -> tuple[Step, ...]:
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
            role_name=hop_name(step["role"], edition.language),
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
        url=address(names.SOURCE, language, entry.slug),
        kind=entry.kind,
        kind_name=source_kind(entry.kind, language),
        original_url=raw["url"],
        taken_at=_moment(raw["taken_at"]),
        language=other,
    )


def _moment(written: str | None) -> datetime | None:
    return parse_datetime(written) if written else None


def _portraits(edition: EditionRow) -> list[int | None]:
    by_id = names.tables().by_id
    found = (
        by_id.get((names.AUTHOR, number)) for number, role in edition.credits if role == "text"
    )
    return [entry.portrait_id for entry in found if entry]


def corrections(notes: Sequence[dict[str, Any]]) -> tuple[Correction, ...]:
    """The public notes that an edition stores, the oldest first."""
    return tuple(
        Correction(
            number=note["id"],
            kind=note["kind"],
            kind_name=str(DeskCorrection.Kind(note["kind"]).label),
            text=note["text"],
            made_at=datetime.fromisoformat(note["made_at"]),
        )
        for note in notes
    )


def tags(edition: EditionRow) -> tuple[Link, ...]:
    """What it is about, as far as that has a name in its language."""
    tables = names.tables()
    entries = (tables.by_id.get((names.TAG, number)) for number in edition.tags)
    once = {entry.id: entry for entry in entries if entry}.values()
    named = (e for e in once if e.is_shown and edition.language in e.names)
    links = (link(names.TAG, entry.id, edition.language) for entry in named)
    return tuple(found for found in links if found)


def _versions(edition: EditionRow, versions: dict[str, EditionRow]) -> tuple[Version, ...]:
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
