"""What was found, as a page shows it."""

from collections import Counter
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.search import finding, suggesting
from articles.search import names as named
from articles.search.finding import Found
from articles.text import sanitise, times, typography
from articles.text import search as analyser
from articles.text.search import Query
from reader import asking, names, rows
from reader.asking import Asked
from reader.cards import card
from reader.columns import EditionRow
from reader.pages import Link
from reader.search_form import LABELS, Address
from reader.search_page import Hit, Results

NARROWER = {names.TAG: 6, names.AUTHOR: 3, names.PLACE: 3, names.SOURCE: 3}
"""By what a page of results is narrowed down, and how many are offered of each."""
HEADLINE = 400


def of(found: Found, asked: Asked, address: Address, now: datetime) -> Results:
    """The page's stories and what is said of them. One query; three where nothing was found."""
    language, query = asked.question.language, asked.question.query
    if not query.words:
        return Results((), "", advice=_too_little(asked.question.text))
    if not found.rows:
        return _nothing(found, asked, address, now)
    editions = rows.editions([row.edition for row in found.rows])
    return Results(
        hits=tuple(
            Hit(
                card(each, language),
                analyser.snippet(typography.plain(each.headline), query, language, HEADLINE),
                _passage(each, query),
            )
            for each in editions
        ),
        told=_told(found, language),
        narrower=_narrower(editions, asked, address),
    )


def _too_little(text: str) -> str:
    """Why nothing was looked for; "" where nothing was typed."""
    if not text:
        return ""
    if analyser.tokens(text):
        return _("Such words stand in every story. Add one that doesn't.")
    return _("Type a word of at least two letters.")


def _passage(edition: EditionRow, query: Query) -> tuple[analyser.Part, ...]:
    text = f"{edition.deck}\n{sanitise.plain_text(edition.own_body)}"
    return analyser.snippet(typography.plain(text), query, edition.language)


def _told(found: Found, language: str) -> str:
    if found.count is None:
        return ""
    if found.are_more_than_counted:
        most = times.number(finding.RANKED, language)
        return _("More than %(number)s stories") % {"number": most}
    said = ngettext("%(number)s story found", "%(number)s stories found", found.count)
    return said % {"number": times.number(found.count, language)}


def _nothing(found: Found, asked: Asked, address: Address, now: datetime) -> Results:
    if found.older:
        return Results((), "", advice=_("Not in the texts that were looked through so far."))
    meant = suggesting.meant(asked.question, now)
    return Results(
        hits=(),
        told=_("Nothing found"),
        advice=_("Try other words, or fewer of them."),
        meant=Link(meant, address.of(q=meant)) if meant else None,
        without_filters=_without_filters(asked, address),
    )


def _without_filters(asked: Asked, address: Address) -> str:
    if not asked.is_narrowed:
        return ""
    return address.of(**dict.fromkeys([*asked.typed, "period"], ""))


def _narrower(
    editions: list[EditionRow], asked: Asked, address: Address
) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """What these stories are about, by whom they are, and where they come from: the most first."""
    language = asked.question.language
    by_id = names.tables().by_id
    counted: Counter[tuple[str, int]] = Counter()
    for edition in editions:
        entries = ((kind, by_id.get((kind, number))) for kind, number in named.places(edition))
        counted.update({(kind, entry.id) for kind, entry in entries if entry})
    found: dict[str, list[Link]] = {table: [] for table in NARROWER if table not in asked.chosen}
    for (table, number), _count in counted.most_common():
        entry = by_id[table, number]
        if table in found and asking.is_open(table, entry, language):
            text, other = entry.name(language)
            found[table].append(Link(text, address.of(**{table: entry.slug}), other))
    return tuple(
        (str(LABELS[table]), tuple(links[: NARROWER[table]]))
        for table, links in found.items()
        if links
    )
