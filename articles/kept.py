"""A text that was typed and not saved, and how a form is written down: [[name, value], …]."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import pgettext_lazy

from articles.models import Article, Autosave, RefusedText

Pairs = list[list[str]]
LONGEST_PAGE = Autosave._meta.get_field("draft").max_length or 36


class Why(models.TextChoices):
    """Why a form was not saved as it was, or that it still is being typed."""

    TYPED = "typed", pgettext_lazy("kept text", "typed and not saved")
    CONFLICT = "conflict", pgettext_lazy("kept text", "a conflict of edits")
    MERGE = "merge", pgettext_lazy("kept text", "merged with what another saved")
    PERMISSION = "permission", pgettext_lazy("kept text", "the article was not yours to change")
    GONE = "gone", pgettext_lazy("kept text", "the article was gone")
    WINDOW = "window", pgettext_lazy("kept text", "typed in another window")
    BROWSER = "browser", pgettext_lazy("kept text", "found in the browser")
    DROPPED = "dropped", pgettext_lazy("kept text", "dropped")


@dataclass(frozen=True)
class Kept:
    """A text that was typed and not saved; `key` names it in addresses."""

    key: str
    why: Why
    article: Article | None
    version: int
    pairs: Pairs
    at: datetime
    is_settled: bool = False
    page: str = ""

    @property
    def state(self) -> str:
        """The text as it is now: an autosave goes on changing under its key."""
        return f"{self.key}-{self.at:%Y%m%d%H%M%S%f}"

    def value(self, name: str) -> str:
        """What the form held in the field `name`."""
        return next((value for field, value in self.pairs if field == name), "")


def of_autosave(row: Autosave) -> Kept:
    return Kept(
        key=f"autosave-{row.pk}",
        why=Why.TYPED,
        article=row.article,
        version=row.version,
        pairs=json.loads(row.data),
        at=row.saved_at,
        page=row.draft,
    )


def of_refused(row: RefusedText) -> Kept:
    return Kept(
        key=f"refused-{row.pk}",
        why=Why(row.why),
        article=row.article,
        version=row.version,
        pairs=json.loads(row.data),
        at=row.at,
        is_settled=row.settled_at is not None,
        page=row.page,
    )


def version_of(pairs: Iterable[Iterable[str]]) -> int:
    """The version of the article that a form was typed upon; 0 where it says none."""
    said = next((value for name, value in pairs if name == "typed_upon"), "")
    return int(said[:9]) if said.isdecimal() else 0


def page_name(said: str) -> str:
    """The name of a page as pages say it; nothing else gets into a row or a cookie."""
    return "".join(each for each in said if each.isascii() and each.isalnum())[:LONGEST_PAGE]


def written(pairs: Pairs) -> str:
    text = json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))
    # Half of a letter outside of the first plane, as a cut emoji leaves it, is no letter.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def holds(pairs: Pairs, before: Pairs) -> bool:
    """Whether everything of an earlier form is there, only added to: in each field, in order."""
    now: dict[str, list[str]] = {}
    for name, value in pairs:
        now.setdefault(name, []).append(value)
    typed = [(name, value) for name, value in before if name != "typed_upon"]
    return all(_within(value, "\n".join(now.get(name, ()))) for name, value in typed)


def _within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
