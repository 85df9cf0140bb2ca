"""What the lists of the start page are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from articles.admin.languages import NAMES
from articles.models import Article, SectionName

SHOWN = 8
Sections = dict[int | None, str]


@dataclass(frozen=True)
class Row:
    """One article as the start page shows it."""

    url: str
    headline: str
    language: str
    language_name: Any
    section: str
    who: str
    at: datetime
    said: str = ""
    """What somebody wrote about it: why it came back, or a note."""
    taken: str = ""
    """The editor who reads it; empty where nobody does yet."""


@dataclass(frozen=True)
class StartList:
    """One list: its title, its rows, and what to say when there are none."""

    key: str
    title: str
    rows: list[Row]
    nothing: str
    more: str
    by_the_clock: bool = False
    """Whether the times are to come: shown as dates, not as ago."""


def row_of(article: Article, sections: Sections, at: datetime, *, said: str = "") -> Row:
    return Row(
        url=reverse("admin:articles_article_change", args=[article.pk]),
        headline=article.headline,
        language=article.language,
        language_name=NAMES[article.language],
        section=sections.get(article.section_id, ""),
        who=str(article.owner),
        at=at,
        said=said,
        taken=_reader(article),
    )


def _reader(article: Article) -> str:
    in_review = article.status == Article.Status.REVIEW
    return str(article.taken_by) if in_review and article.taken_by else ""


def whole(articles: QuerySet[Any]) -> Iterable[Any]:
    """As many as a list shows, in one query, without the texts."""
    return articles.select_related("owner", "taken_by").defer("body", "folded")[:SHOWN]


def section_names() -> Sections:
    """Names by section, in the person's language where there is one."""
    names: Iterable[tuple[int, str, str]] = SectionName.objects.order_by("id").values_list(
        "section_id", "language", "text"
    )
    own_last = sorted(names, key=lambda row: row[1] == get_language())
    return {section: text for section, _language, text in own_last}
