"""RSS 2.0 feeds for everything that has a list."""

import re
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed, rfc3339_date
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from articles import changes
from articles.models import ListKind
from articles.text import times, typography
from reader import body, images, lists, moved, names, rows
from reader.cache import recording
from reader.cards import bylines, label_name, link
from reader.pages import ABOVE_THE_TEXT, Correction, Image
from reader.rows import EditionRow
from reader.site import current_language
from reader.story import corrections

ITEMS = 30
ILLEGIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NOTE = "<p><strong>{}, {}.</strong> {}</p>"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


class NewsFeed(Rss201rev2Feed):
    """RSS with the full text, one dc:creator for each author, and where the story comes from."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:content": CONTENT, "xmlns:dc": DUBLIN_CORE}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        if item["credit_line"]:
            handler.addQuickElement("dc:source", item["credit_line"])
        if item["updateddate"] != item["pubdate"]:
            handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("content:encoded", item["content"])


def legible(value: Any) -> Any:
    """The same without the characters that XML 1.0 can't hold (its section 2.2)."""
    if isinstance(value, str):
        return ILLEGIBLE.sub("", value)
    if isinstance(value, list):
        return [legible(part) for part in value]
    if isinstance(value, dict):
        return {name: legible(part) for name, part in value.items()}
    return value


@dataclass(frozen=True)
class Subject:
    """What a feed is of: its list, its words, and the page it stands for."""

    kind: str
    key: int
    title: str
    description: str
    page: str


@recording.kept()
@require_safe
def feed(request: HttpRequest, language: str, table: str = "", slug: str = "") -> HttpResponse:
    """The newest stories of one list. Two queries, and a third where there are pictures."""
    text = names.tables().texts[current_language()]
    root = text.newsroom.site_address.rstrip("/")
    try:
        subject = _subject(language, table, slug)
    except Http404:
        return moved.redirect(f"reader:{table}-feed", table, slug, language)
    made = NewsFeed(
        title=legible(subject.title),
        link=root + subject.page,
        description=legible(subject.description),
        language=language,
        feed_url=root + request.path,
    )
    editions = rows.listed_whole(subject.kind, subject.key, language, limit=ITEMS)
    recording.rows(subject.kind, subject.key, language, editions, ITEMS)
    pictures = images.load({n for e in editions for n in body.picture_ids(e.own_body)}, language)
    for edition in editions:
        made.add_item(**legible(_item(edition, language, root, pictures)))
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def _subject(language: str, table: str, slug: str) -> Subject:
    text = names.tables().texts[language]
    about = text.tagline or text.name
    if not table:
        front = reverse("reader:front", args=[language])
        return Subject(ListKind.LATEST, 0, text.name, about, front)
    entry = lists.entry_of(table, slug, language)
    title = f"{entry.name(language)[0]} — {text.name}"
    return Subject(
        table, entry.id, title, about, reverse(f"reader:{table}", args=[language, entry.slug])
    )


def _item(
    edition: EditionRow, language: str, root: str, pictures: dict[int, Image]
) -> dict[str, Any]:
    recording.depends(changes.article(edition.article_id))
    credit_line = typography.plain(edition.credit_line)
    section = link(names.SECTION, edition.section_id, language)
    label = label_name(edition.label, language)
    excerpt = typography.plain(edition.excerpt)
    return {
        "title": typography.plain(edition.headline),
        "link": root + edition.get_absolute_url(),
        "description": f"{label}. {excerpt}" if label else excerpt,
        "unique_id": edition.guid,
        "unique_id_is_permalink": False,
        "pubdate": edition.published_at,
        "updateddate": edition.updated_at or edition.published_at,
        "categories": [word for word in (section.text if section else "", label) if word],
        "creators": [byline.name for byline in bylines(edition, language, ("text",))],
        "credit_line": credit_line,
        "content": _content(edition, credit_line, label, root, pictures),
    }


def _content(
    edition: EditionRow, credit_line: str, label: str, root: str, pictures: dict[int, Image]
) -> str:
    """The whole text with absolute addresses, label and notes above, notes and source below."""
    html = body.render(edition.own_body, pictures, is_paid=bool(label))
    html = body.absolute(html, root)
    notes = [
        (note.kind in ABOVE_THE_TEXT, _note(note)) for note in corrections(edition.corrections)
    ]
    above = [format_html("<p><strong>{}</strong></p>", label)] if label else []
    above += [words for stands_above, words in notes if stands_above]
    below = [words for stands_above, words in notes if not stands_above]
    below += [format_html("<p>{}</p>", credit_line)] if credit_line else []
    return "".join([*above, html, *below])


def _note(note: Correction) -> SafeString:
    day = times.long_date(timezone.localtime(note.made_at), get_language() or "ru")
    return format_html(NOTE, note.kind_name, day, typography.plain(note.text))
