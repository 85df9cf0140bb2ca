"""An article as data: what its page shows, and the same chain of sources."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from articles.models import Edition
from articles.text import sanitise, typography
from reader import body, cards, images, names, rows, story
from reader.api.pictures import Pictures, pictures
from reader.columns import EditionRow
from reader.pages import Byline, ChainSource, Correction, Link

Data = dict[str, Any]
ROLES = tuple(cards.ROLE_NAMES)


@dataclass(frozen=True)
class Around:
    """What was read for a page of articles at once."""

    root: str
    versions: dict[int, list[Data]]
    addresses: dict[int, str]
    pictures: dict[str, Pictures]


def represent(editions: Sequence[EditionRow]) -> list[Data]:
    """These articles as data, in their own languages.

    One query for their versions, one for the articles they link to, and one a language for the
    pictures in their texts; the last two only where there are any.
    """
    root = names.site_root()
    around = Around(root, _versions(editions, root), _addresses(editions), _pictures(editions))
    found = []
    for edition in editions:
        with translation.override(edition.language):
            found.append(_article(edition, around))
    return found


def address(number: int, root: str) -> str:
    """Where an article stands in this API."""
    return root + reverse("api:article", args=[number])


def _article(edition: EditionRow, around: Around) -> Data:
    language, root, url = edition.language, around.root, around.root + edition.get_absolute_url()
    notes = story.corrections(edition.corrections)
    return {
        "number": edition.article_id,
        "guid": edition.guid,
        "language": language,
        "url": url,
        "api_url": address(edition.article_id, root),
        "form": {"code": edition.form, "name": cards.form_name(edition.form, language)},
        "label": _label(edition),
        "is_breaking": cards.is_breaking(edition),
        "headline": typography.plain(edition.headline),
        "deck": typography.plain(edition.deck) or None,
        "excerpt": typography.plain(edition.excerpt) or None,
        "published_at": moment(edition.published_at),
        "updated_at": moment(edition.updated_at),
        "event_on": _day(edition.event_on),
        "original_published_on": _day(edition.original_on),
        "section": _named(cards.link(names.SECTION, edition.section_id, language), language, root),
        "place": _named(cards.link(names.PLACE, edition.place_id, language), language, root),
        "tags": [_named(tag, language, root) for tag in story.tags(edition)],
        "bylines": [
            _byline(one, language, root) for one in cards.bylines(edition, language, ROLES)
        ],
        "credit_line": typography.plain(edition.credit_line) or None,
        "chain": _chain(edition, root),
        "corrections": [_correction(note, url) for note in notes],
        "retraction": next((_correction(n, url) for n in notes if n.kind == "retraction"), None),
        "versions": [v for v in around.versions[edition.story_id] if v["language"] != language],
        **_matter(edition, around),
    }


def _matter(edition: EditionRow, around: Around) -> Data:
    """The text and its pictures; of a retracted story neither."""
    if edition.is_retracted:
        return {"pictures": [], "words": 0, "html": None, "text": None}
    in_text = around.pictures.get(edition.language, {})
    html = body.render(
        edition.own_body, in_text, is_paid=bool(edition.label), addresses=around.addresses
    )
    return {
        "pictures": pictures(edition, in_text, around.root),
        "words": edition.words,
        "html": body.absolute(html, around.root),
        "text": sanitise.plain_text(body.FIGURE.sub("", edition.own_body)),
    }


def _label(edition: EditionRow) -> Data | None:
    if not edition.label:
        return None
    return {"code": edition.label, "name": cards.label_name(edition.label, edition.language)}


def _named(link: Link | None, language: str, root: str) -> Data | None:
    if link is None:
        return None
    return {
        "slug": _slug(link.url),
        "name": link.text,
        "language": link.language or language,
        "url": root + link.url,
    }


def _byline(one: Byline, language: str, root: str) -> Data:
    return {
        "role": one.role,
        "role_name": one.role_name,
        "kind": "desk" if one.is_desk else "person",
        "slug": _slug(one.url),
        "name": one.name,
        "language": one.language or language,
        "job": one.job or None,
        "url": root + one.url,
    }


def _chain(edition: EditionRow, root: str) -> list[Data]:
    """Every step from the text towards its origin."""
    return [
        {
            "step": place,
            "role": step.role,
            "role_name": step.role_name,
            "sources": [_source(source, edition.language, root) for source in step.sources],
        }
        for place, step in enumerate(story.chain(edition), 1)
    ]


def _source(source: ChainSource, language: str, root: str) -> Data:
    return {
        "slug": _slug(source.url),
        "name": source.name,
        "language": source.language or language,
        "kind": source.kind,
        "kind_name": source.kind_name,
        "url": root + source.url,
        "original_url": source.original_url or None,
        "taken_at": moment(source.taken_at),
    }


def _correction(note: Correction, url: str) -> Data:
    return {
        "number": note.number,
        "kind": note.kind,
        "kind_name": note.kind_name,
        "text": typography.plain(note.text),
        "made_at": moment(note.made_at),
        "url": f"{url}#note-{note.number}",
    }


def _versions(editions: Sequence[EditionRow], root: str) -> dict[int, list[Data]]:
    """What anyone may read of these stories, by story and in the order of languages."""
    found: dict[int, list[Data]] = defaultdict(list)
    if not editions:
        return found
    of_stories = Edition.objects.standing().filter(story_id__in={e.story_id for e in editions})
    columns = "story_id", "language", "article_id", "slug", "headline"
    for story_id, language, number, slug, headline in of_stories.values_list(*columns).order_by(
        "language"
    ):
        found[story_id].append(
            {
                "language": language,
                "number": number,
                "headline": typography.plain(headline),
                "url": root + reverse("reader:article", args=[language, number, slug]),
                "api_url": address(number, root),
            }
        )
    return found


def _addresses(editions: Iterable[EditionRow]) -> dict[int, str]:
    """Where the articles that these link to stand now."""
    wanted = set().union(*(body.linked_articles(edition.own_body) for edition in editions))
    found = rows.public(wanted) if wanted else []
    return {row.article_id: row.get_absolute_url() for row in found}


def _pictures(editions: Iterable[EditionRow]) -> dict[str, Pictures]:
    """The pictures in the texts, by language."""
    wanted = defaultdict(set)
    for edition in editions:
        wanted[edition.language].update(body.picture_ids(edition.own_body))
    found = {}
    for language, numbers in wanted.items():
        with translation.override(language):
            found[language] = images.load(numbers, language)
    return found


def moment(at: datetime | None) -> str | None:
    """ISO 8601 with the newsroom's offset."""
    return timezone.localtime(at).isoformat(timespec="seconds") if at else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _slug(url: str) -> str:
    """What stands in the address of a named thing's page."""
    return url.rstrip("/").rsplit("/", 1)[-1]
