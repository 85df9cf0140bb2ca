"""What a post in a channel says of an article, in Telegram's HTML and in the article's language."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Article, Correction, Edition
from articles.text import excerpt, typography

Kind = Correction.Kind
ABOVE_THE_TEXT = {Kind.CORRECTION, Kind.REFUTATION, Kind.REPLY}
"""Notes that readers of the channel must meet as well; the newest of them is told."""
HEADLINE, DECK, NOTE, CREDIT_LINE = 320, 1200, 700, 1000
"""So many UTF-16 units at most, by which Telegram counts: together fewer than its 4,096."""
NO_LETTERS = re.compile(r"[^\w]+")


def of(edition: Edition, url: str, section: str) -> str:
    """The whole post: what it is by its label, headline, deck, correction, credit line, section."""
    with override(edition.language):
        if edition.is_retracted:
            return _joined([_headline(edition, url), _note(edition, {Kind.RETRACTION})])
        return _joined(
            [
                _label(edition),
                _headline(edition, url),
                _text(edition.deck or edition.excerpt, DECK),
                _note(edition, ABOVE_THE_TEXT),
                _wrapped("i", _text(edition.credit_line, CREDIT_LINE)),
                hashtag(section),
            ]
        )


def withdrawn(article: Article) -> str:
    """What stays of a post that can't be taken away any more."""
    with override(article.language):
        said = _("This story was withdrawn")
    return _joined([_wrapped("b", _text(said, NOTE)), _text(article.withdrawn_reason, NOTE)])


def hashtag(name: str) -> str:
    """The name of a section as one word of letters, or nothing where it has none."""
    word = NO_LETTERS.sub("_", typography.plain(name)).strip("_")
    return "" if not word or word.isdigit() else f"#{word}"


def _label(edition: Edition) -> str:
    return _wrapped("b", escape(str(Article.Label(edition.label).label))) if edition.label else ""


def _headline(edition: Edition, url: str) -> str:
    link = f'<a href="{escape(url)}">{_text(edition.headline, HEADLINE)}</a>'
    return _wrapped("b", link)


def _note(edition: Edition, kinds: set[Kind]) -> str:
    notes: list[dict[str, Any]] = [note for note in edition.corrections if note["kind"] in kinds]
    if not notes:
        return ""
    newest = notes[-1]
    kind = _wrapped("b", escape(f"{Kind(newest['kind']).label}."))
    return f"{kind} {_text(newest['text'], NOTE)}"


def _text(words: str, longest: int) -> str:
    """Plain words without markup, cut between words where they are too long."""
    plain = typography.plain(words)
    units = len(plain.encode("utf-16-le")) // 2
    limit = longest if units == len(plain) else longest // 2
    return escape(plain if units <= longest else excerpt.excerpt(plain, limit), quote=False)


def _wrapped(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag}>" if html else ""


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)
