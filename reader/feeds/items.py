"""Stories as items of a feed."""

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.text import times, typography
from reader import body, crops, names
from reader.cards import bylines, label_name, link
from reader.columns import EditionRow
from reader.feeds.values import Item, Media, Named
from reader.pages import ABOVE_THE_TEXT, Correction, Image
from reader.story import chain, corrections

NOTE = "<p><strong>{}, {}.</strong> {}</p>"


def of(edition: EditionRow, root: str, pictures: dict[int, Image]) -> Item:
    """One story; `root` is the site's address, `pictures` those of the texts."""
    label = label_name(edition.label, edition.language)
    excerpt = typography.plain(edition.excerpt)
    credit_line = typography.plain(edition.credit_line)
    section = link(names.SECTION, edition.section_id, edition.language)
    return Item(
        guid=edition.guid,
        url=root + edition.get_absolute_url(),
        language=edition.language,
        title=typography.plain(edition.headline),
        summary=f"{label}. {excerpt}" if label else excerpt,
        published_at=edition.published_at,
        updated_at=edition.updated_at or edition.published_at,
        html=_text(edition, credit_line, label, root, pictures),
        authors=_authors(edition, root),
        categories=tuple(word for word in (section.text if section else "", label) if word),
        credit_line=credit_line,
        sources=_sources(edition, root),
        picture=picture(edition, root),
    )


def _authors(edition: EditionRow, root: str) -> tuple[Named, ...]:
    credited = bylines(edition, edition.language, ("text",))
    return tuple(Named(byline.name, root + byline.url) for byline in credited)


def _sources(edition: EditionRow, root: str) -> tuple[Named, ...]:
    """The chain from the nearest on: at the original where its address is known, else with us."""
    return tuple(
        Named(source.name, source.original_url or root + source.url)
        for step in (chain(edition) if edition.chain else ())
        for source in step.sources
    )


def picture(edition: EditionRow, root: str) -> Media | None:
    """The picture above the text, as taken, in the words it has there."""
    row = edition.picture
    if row is None:
        return None
    url, width, height = crops.largest(row.key, row.files, "original")
    caption = edition.picture_caption or row.caption or row.alt
    return Media(crops.whole(url, root), width, height, caption, row.author)


def _text(
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
