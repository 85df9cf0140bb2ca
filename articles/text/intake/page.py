"""A page of plain text taken apart, from its first line to the last piece of furniture."""

import html
from collections.abc import Sequence

from articles.text.intake.draft import Draft
from articles.text.intake.furniture import Page
from articles.text.intake.lines import lines_of
from articles.text.intake.values import Intake, IntakeRefused, KnownAuthor, KnownSource

LONGEST_TEXT = 500_000
LONGEST_HEAD = 8


def take_in(
    text: str, language: str, sources: Sequence[KnownSource], authors: Sequence[KnownAuthor]
) -> Intake:
    """Read a pasted page into the parts of a draft.

    Raises IntakeRefused for a text that is empty, of one line or over 500,000 characters.
    """
    if len(text) > LONGEST_TEXT:
        raise IntakeRefused("too_long")
    lines = lines_of(text)
    if len(lines) < 2:
        raise IntakeRefused("one_line" if lines else "empty")
    draft = Draft(sources, authors)
    above = _above_headline(lines, draft)
    draft.sign_off(lines[:above])
    rest = lines[above + 1 :]
    head = _head(lines[above], rest, draft)
    draft.sign_off([line for line in rest[:head] if line != lines[above]])
    end = head + Page(rest[head:], draft.signs).story_end()
    draft.tell(rest[head:end])
    draft.sign_off(rest[end:], closing=True)
    return _intake(lines[above], draft, language)


def _intake(headline: str, draft: Draft, language: str) -> Intake:
    paragraphs = tuple(draft.paragraphs)
    return Intake(
        headline=headline,
        paragraphs=paragraphs,
        body="\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in paragraphs),
        chain=draft.chain,
        credit_line=draft.credit_line,
        bylines=tuple(draft.signatures()),
        dateline=draft.dateline,
        event_date=draft.event_date,
        left_out=tuple(draft.left_out),
        language=language,
    )


def _above_headline(lines: list[str], draft: Draft) -> int:
    """How many lines stand above the headline: breadcrumbs, menus, times."""
    above = 0
    while above < len(lines) - 2 and draft.is_above_headline(lines[above]):
        above += 1
    return above


def _head(headline: str, lines: list[str], draft: Draft) -> int:
    """How many lines under the headline belong to it: dates, bylines, rows between them."""
    head = 0
    for at, line in enumerate(lines[:LONGEST_HEAD], start=1):
        if line == headline or draft.is_beside_text(line):
            head = at
        elif not draft.is_kicker(line):
            break
    return head
