"""Two people wrote in one article: what the other saved, beside what was typed here."""

from dataclasses import dataclass
from typing import Any

from articles.admin.writing.columns import moment
from articles.models import Article
from articles.text import diff, sanitise


@dataclass(frozen=True)
class Conflict:
    """The other's save, and both texts compared: theirs as the old one, ours as the new."""

    version: int
    by: str
    when: Any
    headline: list[diff.Row]
    body: list[diff.Row]


def of(form: Any, stored: Article) -> Conflict | None:
    """The conflict that refused `form`, if one did."""
    if form.conflict is None:
        return None
    last = stored.revisions.select_related("by").first()
    typed = form.data.get("headline", ""), form.data.get("body", "")
    return Conflict(
        version=form.conflict,
        by=str(last.by) if last else "",
        when=moment(stored.saved_at),
        headline=diff.compare([stored.headline], [typed[0].strip()]),
        body=diff.compare(_paragraphs(stored.body), _paragraphs(typed[1])),
    )


def _paragraphs(html: str) -> list[str]:
    try:
        return sanitise.plain_text(html).splitlines()
    except sanitise.TooLong:
        return []
