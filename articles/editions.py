"""Writing editions and their listings. Called by workflow, inside its transaction."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from articles.models import (
    FOREVER,
    Article,
    Edition,
    Listing,
    ListKind,
    ListTotal,
    Newsroom,
    Revision,
    day_key,
)
from articles.models.attribution import Chain
from articles.text import excerpt, sanitise, slugs, typography, words

Place = tuple[str, int]
UNLISTED_ROLES = ("editing",)
LONGEST_HEADLINE = 320
LONGEST_CREDIT_LINE = 1000


@dataclass(frozen=True)
class Window:
    """When an edition is public, and the times it shows."""

    public_from: datetime
    published_at: datetime
    updated_at: datetime | None = None
    public_until: datetime = FOREVER


def write(article: Article, revision: Revision, window: Window) -> Edition:
    """Close the open editions at the new one's beginning, write it, and list it."""
    before = _counted(article)
    _make_room(article, window)
    edition = Edition.objects.create(
        article=article,
        revision=revision,
        story_id=article.story_id,
        public_from=window.public_from,
        public_until=window.public_until,
        published_at=window.published_at,
        updated_at=window.updated_at,
        **rendered(article),
    )
    _list(edition, article)
    _count(article, before)
    return edition


def close(article: Article, at: datetime) -> None:
    """End every edition at `at`, drop those that never began, and take them off all lists."""
    before = _counted(article)
    for edition in article.editions.filter(public_from__gt=at):
        edition.delete()
    article.editions.filter(public_until__gt=at).update(public_until=at)
    Listing.objects.filter(number=article.pk).delete()
    _count(article, before)


def rendered(article: Article) -> dict[str, Any]:
    """What an edition stores of the desk's text: typeset, with ids in place of names."""
    plain = sanitise.plain_text(article.body)
    typeset = typography.typeset
    return {
        "language": article.language,
        "form": article.form,
        "label": article.label,
        "headline": _fitting(article),
        "deck": typeset(article.deck, article.language),
        "body": typography.typeset_html(article.body, article.language),
        "excerpt": typeset(excerpt.excerpt(article.deck or plain), article.language),
        "slug": article.slug or slugs.slug(article.headline, article.language) or "article",
        "section_id": article.section_id,
        "place_id": article.place_id,
        "event_on": article.event_on,
        "original_on": article.original_on,
        "picture_id": article.lead_picture_id,
        "credits": [[credit.author_id, credit.role] for credit in article.credits.all()],
        "chain": _stored_chain(article.chain),
        "tags": list(article.tags.order_by("folded").values_list("pk", flat=True)),
        "credit_line": _credit_line(article),
        "corrections": [
            {"kind": note.kind, "text": note.text, "made_at": note.made_at.isoformat()}
            for note in article.corrections.all()
        ],
        "breaking_until": article.breaking_until,
        "words": words.count_words(plain),
    }


def _fitting(article: Article) -> str:
    """The headline typeset; as typed in the rare case that the spaces set make it too long."""
    headline = typography.typeset(article.headline, article.language)
    return headline if len(headline) <= LONGEST_HEADLINE else article.headline


def _credit_line(article: Article) -> str:
    line = typography.typeset(article.credit_line, article.language)
    return line if len(line) <= LONGEST_CREDIT_LINE else excerpt.excerpt(line, LONGEST_CREDIT_LINE)


def listed(article: Article) -> set[Place]:
    """The lists that an article stands in now, as (kind, key)."""
    return set(Listing.objects.filter(number=article.pk).values_list("kind", "key"))


def places_of(edition: Edition, article: Article) -> list[Place]:
    """Every list that an edition belongs to."""
    own: list[Place] = [
        (ListKind.LATEST, 0),
        (ListKind.SECTION, edition.section_id),
        (ListKind.DAY, day_key(_day(edition.published_at))),
    ]
    own += [(ListKind.TAG, number) for number in edition.tags]
    own += [
        (ListKind.AUTHOR, number) for number, role in edition.credits if role not in UNLISTED_ROLES
    ]
    own += [(ListKind.SOURCE, source["id"]) for step in edition.chain for source in step["sources"]]
    if article.place:
        own += [(ListKind.PLACE, place.pk) for place in article.place.with_parents()]
    return list(dict.fromkeys(own))


def _stored_chain(chain: Chain) -> list[dict[str, Any]]:
    return [
        {
            "step": hops[0].step,
            "role": hops[0].role,
            "sources": [
                {
                    "id": hop.source_id,
                    "url": hop.url,
                    "taken_at": hop.taken_at.isoformat() if hop.taken_at else None,
                }
                for hop in hops
            ],
        }
        for hops in chain
    ]


def _make_room(article: Article, window: Window) -> None:
    """Let what is public end where the new edition begins; drop what never began."""
    now = timezone.now()
    for edition in article.editions.filter(public_from__gt=now):
        edition.delete()
    ended = {"public_until": window.public_from}
    article.editions.filter(public_until__gt=now).update(**ended)
    rows = Listing.objects.filter(number=article.pk)
    rows.filter(public_until__gt=now).update(**ended)
    rows.filter(public_until__lte=now).delete()


def _list(edition: Edition, article: Article) -> None:
    Listing.objects.bulk_create(
        Listing(
            edition=edition,
            number=article.pk,
            kind=kind,
            key=key,
            language=edition.language,
            published_at=edition.published_at,
            public_from=edition.public_from,
            public_until=edition.public_until,
        )
        for kind, key in places_of(edition, article)
    )


def _counted(article: Article) -> set[Place]:
    """The lists whose totals hold the article: those of its newest edition, begun or planned."""
    newest = article.latest_edition
    return set(newest.listings.values_list("kind", "key")) if newest else set()


def _count(article: Article, before: set[Place]) -> None:
    """Bring totals in step; one that is wrong already holds nobody back from withdrawing."""
    after = _counted(article)
    change = Counter(after - before)
    change.subtract(before - after)
    for (kind, key), delta in sorted(change.items()):
        row, _made = ListTotal.objects.get_or_create(kind=kind, key=key, language=article.language)
        ListTotal.objects.filter(pk=row.pk).update(total=Greatest(F("total") + delta, 0))


def _day(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(Newsroom.the_one().time_zone)).date()
