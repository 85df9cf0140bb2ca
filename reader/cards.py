"""Cards: a story as lists show it, made from an edition and the small tables."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from articles import changes
from articles.models import Article, Edition
from reader import images, names
from reader.cache import recording
from reader.pages import Byline, Card, Image, Link

ROLE_NAMES: dict[str, Promise] = {
    "text": pgettext_lazy("credit", "Text"),
    "photo": pgettext_lazy("credit", "Photo"),
    "translation": pgettext_lazy("credit", "Translation"),
    "editing": pgettext_lazy("credit", "Editing"),
}


def cards(editions: Iterable[Edition], language: str) -> list[Card]:
    """Cards of these editions; one query for all their pictures, none when there are none."""
    rows = list(editions)
    pictures = images.load((row.picture_id for row in rows), language)
    return [card(row, language, pictures.get(row.picture_id or 0)) for row in rows]


def card(edition: Edition, language: str, picture: Image | None) -> Card:
    """One story as a list shows it."""
    recording.depends(changes.article(edition.article_id))
    recording.ago(edition.published_at)
    return Card(
        number=edition.article_id,
        url=edition.get_absolute_url(),
        headline=edition.headline,
        excerpt=edition.excerpt,
        section=link(names.SECTION, edition.section_id, language),
        picture=picture,
        published_at=edition.published_at,
        updated_at=edition.updated_at,
        bylines=bylines(edition, language, ("text",)),
        form=edition.form,
        form_name=str(Article.Form(edition.form).label),
        label=edition.label,
        label_name=str(Article.Label(edition.label).label) if edition.label else "",
        is_breaking=is_breaking(edition),
        language=edition.language,
    )


def is_breaking(edition: Edition) -> bool:
    """Whether the label «Срочно» still holds."""
    return edition.breaking_until is not None and edition.breaking_until > timezone.now()


def link(table: str, number: int | None, language: str) -> Link | None:
    """A link to the page of something named, or None when it has no name."""
    entry = names.tables().by_id.get((table, number or 0))
    if entry is None:
        return None
    words, other = entry.name(language)
    return Link(words, reverse(f"reader:{table}", args=[language, entry.slug]), other)


def bylines(
    edition: Edition,
    language: str,
    roles: Sequence[str],
    portraits: dict[int, Image] | None = None,
) -> tuple[Byline, ...]:
    """Who is credited in these roles, in the order of the desk."""
    found, seen = [], set()
    for number, role in edition.credits:
        entry = names.tables().by_id.get((names.AUTHOR, number))
        if entry is None or role not in roles or (entry.id, role) in seen:
            continue
        seen.add((entry.id, role))  # two who were merged since are one person
        words, other = entry.name(language)
        found.append(
            Byline(
                name=words,
                url=reverse("reader:author", args=[language, entry.slug]),
                role=role,
                role_name=str(ROLE_NAMES[role]),
                is_desk=entry.kind == "desk",
                language=other,
                portrait=(portraits or {}).get(entry.portrait_id or 0),
                job=entry.names[language].extra if language in entry.names else "",
            )
        )
    return tuple(found)
