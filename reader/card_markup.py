"""The markup of cards: written here and not in a template, since lists are made of nothing else."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Self

from django.utils import timezone
from markupsafe import Markup

from articles.templatetags import times
from articles.text.search import Part
from reader.cards import breaking_word
from reader.pages import Byline, Card, Link
from reader.picture_markup import in_card, picture
from reader.search_page import Hit
from reader.xml import text

COLUMN = "(min-width: 1024px) 27vw, (min-width: 640px) 45vw, 100vw"
LEAD = "(min-width: 1536px) 946px, (min-width: 1024px) 64vw, 100vw"
WORDS = '<div class="card-words">'
FOUND = "(min-width: 1024px) 20vw, (min-width: 640px) 240px, 112px"
ROW = "(min-width: 1024px) 24vw, (min-width: 640px) 240px, 112px"


class Scene:
    """When, where and in which language cards are shown: asked once for all of a list."""

    __slots__ = ("breaking", "language", "now", "window", "zone")

    def __init__(self, language: str, now: datetime, zone: tzinfo) -> None:
        self.language, self.now, self.zone = language, now, zone
        self.window = times.relative_window()
        self.breaking = f'<span class="breaking">{text(breaking_word(language))}</span>'

    @classmethod
    def here(cls) -> Self:
        return cls(times.page_language(), timezone.now(), timezone.get_current_timezone())

    def ago(self, moment: datetime) -> str:
        return times.ago_then(moment, self.now, self.language, self.zone, self.window)


def rows(cards: Iterable[Card], with_section: bool) -> Markup:
    """Stories in a list page."""
    scene = Scene.here()
    return _whole(_row(card, scene, with_section=with_section) for card in cards)


def columns(cards: Iterable[Card]) -> Markup:
    """Stories in columns, each with its section."""
    scene = Scene.here()
    return _whole(_column(card, scene, with_section=True) for card in cards)


def block(cards: Iterable[Card]) -> Markup:
    """Stories of a section on the front page: a phone shows all but the first with a thumb."""
    scene = Scene.here()
    return _whole(
        _column(card, scene, is_small_on_phones=place > 0) for place, card in enumerate(cards)
    )


def rail(cards: Iterable[Card]) -> Markup:
    """Lines of the latest rail, as items of a list."""
    scene = Scene.here()
    return _whole(f"<li>{_line(card, scene)}</li>" for card in cards)


def recent(cards: Iterable[Card]) -> Markup:
    """Stories under an article."""
    scene = Scene.here()
    return _whole(_under(card, scene) for card in cards)


def lead(card: Card) -> Markup:
    """The story of the day."""
    scene = Scene.here()
    shown = picture(card.picture.wide, card.picture.alt, LEAD, eager=True) if card.picture else ""
    return Markup(  # noqa: S704
        f'<article class="card card-lead {_classes(card)}">{_pictured(shown)}{WORDS}'
        f"{_kicker(card, scene, with_section=True)}{_title(card, 2)}{_excerpt(card)}"
        f"{_meta(card, scene)}</div></article>"
    )


def found(hits: Iterable[Hit]) -> Markup:
    """Stories that were found, each with the passage that was."""
    scene = Scene.here()
    return _whole(_found(hit, scene) for hit in hits)


def _found(hit: Hit, scene: Scene) -> str:
    card, shown = hit.card, ""
    if card.picture:
        shown = in_card(card.picture, FOUND)
    return (
        f'<article class="card card-row {_classes(card)}">{_pictured(shown)}{WORDS}'
        f"{_kicker(card, scene, with_section=True)}{_title(card, 3, _marked(hit.headline))}"
        f'<p class="card-excerpt">{_marked(hit.passage)}</p></div>{_meta(card, scene)}</article>'
    )


def _marked(parts: Iterable[Part]) -> str:
    """A text with the words that were found marked."""
    return "".join(
        f"<mark>{text(part.text)}</mark>" if part.is_hit else text(part.text) for part in parts
    )


def _row(card: Card, scene: Scene, *, with_section: bool) -> str:
    shown = in_card(card.picture, ROW) if card.picture else ""
    return (
        f'<article class="card card-row {_classes(card)}">{_pictured(shown)}{WORDS}'
        f"{_kicker(card, scene, with_section=with_section)}{_title(card, 2)}{_excerpt(card)}</div>"
        f"{_meta(card, scene)}</article>"
    )


def _column(
    card: Card, scene: Scene, *, with_section: bool = False, is_small_on_phones: bool = False
) -> str:
    shown = ""
    if card.picture:
        shown = in_card(card.picture, COLUMN, narrow=is_small_on_phones)
    return (
        f'<article class="card {_classes(card)}">{_pictured(shown)}{WORDS}'
        f"{_kicker(card, scene, with_section=with_section)}{_title(card, 3)}{_excerpt(card)}"
        f"{_meta(card, scene)}</div></article>"
    )


def _line(card: Card, scene: Scene) -> str:
    label = f'<span class="label">{text(card.label_name)}</span>' if card.label else ""
    return (
        f'<article class="card card-rail card-{card.form}{_labelled(card)}"><p class="card-meta">'
        f"{scene.ago(card.published_at)}{scene.breaking if card.is_breaking else ''}{label}</p>"
        f"{_title(card, 3)}</article>"
    )


def _under(card: Card, scene: Scene) -> str:
    return (
        f'<article class="card card-{card.form}{_labelled(card)}">'
        f"{_kicker(card, scene, with_section=True)}{_title(card, 3)}{_excerpt(card)}"
        f'<p class="card-meta">{scene.ago(card.published_at)}</p></article>'
    )


def _whole(parts: Iterable[str]) -> Markup:
    return Markup("\n".join(parts))  # noqa: S704


def _classes(card: Card) -> str:
    bare = "" if card.picture else " card-bare"
    long = " card-long" if len(card.headline) > 100 else ""
    return f"card-{card.form}{_labelled(card)}{bare}{long}"


def _labelled(card: Card) -> str:
    return " card-labelled" if card.label else ""


def _pictured(shown: str) -> str:
    return f'<div class="card-picture">{shown}</div>' if shown else ""


def _kicker(card: Card, scene: Scene, *, with_section: bool) -> str:
    """What stands above a headline, the section only where the list does not say it."""
    section = card.section if with_section else None
    form = card.form_name if card.form != "news" else ""
    breaking = scene.breaking if card.is_breaking else ""
    return _kicker_of(breaking, card.label_name, section, form)


@lru_cache(maxsize=10_000)
def _kicker_of(breaking: str, label: str, section: Link | None, form: str) -> str:
    parts = [
        breaking,
        f'<span class="label">{text(label)}</span>' if label else "",
        link(section) if section else "",
        f'<span class="kicker-form">{text(form)}</span>' if form else "",
    ]
    return f'<p class="kicker">{" ".join(filter(None, parts))}</p>' if any(parts) else ""


@lru_cache(maxsize=10_000)
def link(to: Link) -> Markup:
    """A named address, in its own language where that isn't the page's."""
    return Markup(f'<a href="{text(to.url)}"{lang(to.language)}>{text(to.text)}</a>')  # noqa: S704


def hanging(words: str) -> bool:
    """Whether words open with quotation marks, which stand before the edge of the others."""
    return words[:1] in ("«", "„", "“")


def lang(language: str) -> str:
    return f' lang="{language}"' if language else ""


def _title(card: Card, level: int, words: str = "") -> str:
    """The headline, or its words as they were marked, which is the card's link."""
    hangs = " hangs" if hanging(card.headline) else ""
    return (
        f'<h{level} class="card-title{hangs}"{lang(card.other_language)}>'
        f'<a href="{card.url}">{words or text(card.headline)}</a></h{level}>'
    )


def _excerpt(card: Card) -> str:
    if not card.excerpt:
        return ""
    return f'<p class="card-excerpt"{lang(card.other_language)}>{text(card.excerpt)}</p>'


def _meta(card: Card, scene: Scene) -> str:
    """When and by whom, in one quiet line."""
    return f'<p class="card-meta">{scene.ago(card.published_at)}{_whom(card.bylines)}</p>'


@lru_cache(maxsize=10_000)
def _whom(bylines: tuple[Byline, ...]) -> str:
    by = ", ".join(f"<span{lang(byline.language)}>{text(byline.name)}</span>" for byline in bylines)
    return f'<span class="by">{by}</span>' if by else ""
