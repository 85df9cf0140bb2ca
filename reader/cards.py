"""Cards: a story as lists show it, made from an edition and the small tables."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from articles import changes
from articles.models import Article, Source
from reader import images, names
from reader.cache import recording
from reader.columns import EditionRow
from reader.pages import Byline, Card, Image, Link

ROLE_NAMES: dict[str, Promise] = {
    "text": pgettext_lazy("credit", "Text"),
    "photo": pgettext_lazy("credit", "Photo"),
    "translation": pgettext_lazy("credit", "Translation"),
    "editing": pgettext_lazy("credit", "Editing"),
}
HOP_NAMES: dict[str, Promise] = {
    "republished": pgettext_lazy("chain", "Republished from"),
    "reference": pgettext_lazy("chain", "With reference to"),
    "based": pgettext_lazy("chain", "Based on"),
}
WORDS: dict[str, Callable[[str], object]] = {
    "breaking": lambda _nothing: _("Breaking"),
    "form": lambda form: Article.Form(form).label,
    "label": lambda label: Article.Label(label).label,
    "role": ROLE_NAMES.__getitem__,
    "hop": HOP_NAMES.__getitem__,
    "source": lambda kind: Source.Kind(kind).label,
}


def card(edition: EditionRow, language: str, *, pictured: bool = True) -> Card:
    """One story as a list shows it."""
    return cards([edition], language, pictured=pictured)[0]


def cards(editions: Sequence[EditionRow], language: str, *, pictured: bool = True) -> list[Card]:
    """Stories as a list shows them."""
    recording.depends(*[changes.article(edition.article_id) for edition in editions])
    recording.ago(*[edition.published_at for edition in editions])
    tables = names.tables()
    return [
        Card(
            number=edition.article_id,
            url=edition.get_absolute_url(),
            headline=edition.headline,
            excerpt=edition.excerpt,
            section=_link(tables, names.SECTION, edition.section_id, language),
            picture=images.shown(edition.picture) if pictured and edition.picture else None,
            published_at=edition.published_at,
            updated_at=edition.updated_at,
            bylines=_writers(tables, edition, language),
            form=edition.form,
            form_name=_said(tables, "form", edition.form, language),
            label=edition.label,
            label_name=_said(tables, "label", edition.label, language) if edition.label else "",
            is_breaking=is_breaking(edition),
            other_language="" if edition.language == language else edition.language,
        )
        for edition in editions
    ]


def _writers(tables: names.Tables, edition: EditionRow, language: str) -> tuple[Byline, ...]:
    """Who wrote it, kept for each set of people: a newsroom has few."""
    known = (language, edition.credits)
    if known not in tables.writers:
        tables.writers[known] = bylines(edition, language, ("text",))
    return tables.writers[known]


def form_name(form: str, language: str) -> str:
    """What a form is called."""
    return _said(names.tables(), "form", form, language)


def label_name(label: str, language: str) -> str:
    """What a label says, or nothing where there is none."""
    return _said(names.tables(), "label", label, language) if label else ""


def breaking_word(language: str) -> str:
    """What stands at news that are breaking."""
    return _said(names.tables(), "breaking", "", language)


def source_kind(kind: str, language: str) -> str:
    """What a kind of source is called."""
    return _said(names.tables(), "source", kind, language)


def hop_name(role: str, language: str) -> str:
    """How a text came from its source."""
    return _said(names.tables(), "hop", role, language)


def _said(tables: names.Tables, what: str, value: str, language: str) -> str:
    """The word for one value of these few, kept: the catalogue is asked once."""
    kept = tables.words
    if (what, value, language) not in kept:
        with translation.override(language):
            kept[what, value, language] = str(WORDS[what](value))
    return kept[what, value, language]


def is_breaking(edition: EditionRow) -> bool:
    """Whether the label «Срочно» still holds."""
    return edition.breaking_until is not None and edition.breaking_until > timezone.now()


def link(table: str, number: int | None, language: str) -> Link | None:
    """A link to the page of something named, or None when it has no name."""
    return _link(names.tables(), table, number, language)


def _link(tables: names.Tables, table: str, number: int | None, language: str) -> Link | None:
    known = (table, number, language)
    if known not in tables.links:
        tables.links[known] = _new_link(tables, table, number, language)
    return tables.links[known]


def _new_link(tables: names.Tables, table: str, number: int | None, language: str) -> Link | None:
    entry = tables.by_id.get((table, number or 0))
    if entry is None:
        return None
    words, other = entry.name(language)
    return Link(words, address(table, language, entry.slug), other)


@lru_cache(maxsize=50_000)
def address(table: str, language: str, slug: str) -> str:
    """Where the list of something named stands, or the feed of a table of that name."""
    return reverse(f"reader:{table}", args=[language, slug])


def bylines(
    edition: EditionRow,
    language: str,
    roles: Sequence[str],
    portraits: dict[int, Image] | None = None,
) -> tuple[Byline, ...]:
    """Who is credited in these roles, in the order of the desk."""
    tables = names.tables()
    found, seen = [], set()
    for number, role in edition.credits:
        entry = tables.by_id.get((names.AUTHOR, number))
        if entry is None or role not in roles or (entry.id, role) in seen:
            continue
        seen.add((entry.id, role))  # two who were merged since are one person
        words, other = entry.name(language)
        found.append(
            Byline(
                name=words,
                url=address(names.AUTHOR, language, entry.slug),
                role=role,
                role_name=_said(tables, "role", role, language),
                is_desk=entry.kind == "desk",
                language=other,
                portrait=(portraits or {}).get(entry.portrait_id or 0),
                job=entry.names[language].extra if language in entry.names else "",
            )
        )
    return tuple(found)
