"""What an article needs before it may be published: one function a rule, in one table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from articles import snapshot
from articles.licences import day_of
from articles.models import Article
from articles.requirements import beginning, licences, naming, pictures, times, translation, writing
from articles.requirements.problem import Problem, Rule
from articles.requirements.text import Text
from articles.text.figures import picture_ids

__all__ = [
    "RULES",
    "Problem",
    "Text",
    "blocking",
    "blocking_of",
    "picture_ids",
    "problems",
    "problems_of",
]

BLOCKS, ADVISES = True, False
RULES: Mapping[Rule, bool] = {
    writing.no_text: BLOCKS,
    writing.no_section: BLOCKS,
    writing.no_byline: BLOCKS,
    pictures.no_lead_picture: BLOCKS,
    pictures.unknown_picture: BLOCKS,
    pictures.picture_without_words: BLOCKS,
    pictures.unconfirmed_words: BLOCKS,
    licences.licence_ended: BLOCKS,
    naming.unconfirmed_source: BLOCKS,
    naming.unconfirmed_tag: BLOCKS,
    translation.untranslated_headline: BLOCKS,
    writing.dead_links: BLOCKS,
    beginning.gaps_of_template: BLOCKS,
    times.embargo: ADVISES,
    writing.empty_links: ADVISES,
    writing.private_links: ADVISES,
    writing.headline_of_another: ADVISES,
    writing.long_headline: ADVISES,
    writing.mixed_alphabets: ADVISES,
    naming.source_without_name: ADVISES,
    naming.source_without_form: ADVISES,
    naming.no_date_of_original: ADVISES,
    naming.stale_credit_line: ADVISES,
    licences.licence_ends_soon: ADVISES,
    translation.no_translator: ADVISES,
    translation.changed_original: ADVISES,
}
"""Each rule, and whether it refuses Publish; in the order in which problems are listed."""


def problems(article: Article, *, at: datetime | None = None) -> list[Problem]:
    """All that is missing in the desk's text as stored, blocking ones first.

    `at` is when it is to become public; None: now.
    """
    return problems_of(_stored(article, at))


def problems_of(text: Text) -> list[Problem]:
    """All that is missing in a text, stored or being typed, blocking ones first."""
    found = [
        replace(each, blocking=blocks) for rule, blocks in RULES.items() for each in rule(text)
    ]
    return sorted(found, key=lambda problem: not problem.blocking)


def blocking(article: Article, *, at: datetime | None = None) -> list[Problem]:
    """What refuses Publish at this moment; None: now."""
    return blocking_of(_stored(article, at))


def blocking_of(text: Text) -> list[Problem]:
    """What refuses Publish in a text. No rule that only advises is asked."""
    found = (each for rule, blocks in RULES.items() if blocks for each in rule(text))
    return [replace(each, blocking=True) for each in found]


def _stored(article: Article, at: datetime | None) -> Text:
    return Text(snapshot.take(article), article, day=day_of(at) if at else None)
