"""What the rules judge: a text as stored or as it is being typed, and the rows that it names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects

from accounts.models import User
from articles import crediting, seeing
from articles.models import Article, Picture, Source, Tag
from articles.text import figures, sanitise


@dataclass(frozen=True)
class Text:
    """A snapshot and its article. What rules ask of the database is read once, when first asked.

    `article` is the stored one, or an unsaved Article() for a text that never was saved.
    `new_tags` and `raw_body` are what only a form knows: tags without a row yet, and the body
    before the field cleaned it (None: it is the snapshot's). `day` is that of publication on the
    newsroom's calendar; None: today. `shown_to` is who reads the problems: they name no other
    article that this person may not see (None: no other article at all). `held` are the pictures
    as they were read when they were locked (None: they are read when a rule asks).
    """

    data: dict[str, Any]
    article: Article
    new_tags: Sequence[str] = ()
    raw_body: str | None = None
    day: date | None = None
    shown_to: User | None = None
    held: Mapping[int, Picture] | None = None

    @property
    def language(self) -> str:
        return str(self.data["language"])

    @cached_property
    def plain_body(self) -> str:
        return sanitise.plain_text(self.data["body"])

    @property
    def html(self) -> str:
        """The body as typed."""
        return str(self.data["body"] if self.raw_body is None else self.raw_body)

    @cached_property
    def picture_numbers(self) -> list[int]:
        """Every picture of the text once, the lead first."""
        lead = [self.data["lead_picture_id"]] if self.data["lead_picture_id"] else []
        return list(dict.fromkeys([*lead, *figures.picture_ids(self.data["body"])]))

    @cached_property
    def pictures(self) -> dict[int, Picture]:
        """Those of them that are in the library, with their texts, in the same order."""
        numbers = self.picture_numbers
        rows = Picture.objects.in_bulk(numbers) if self.held is None else self.held
        found = {number: rows[number] for number in numbers if number in rows}
        prefetch_related_objects(list(found.values()), "texts")
        return found

    @cached_property
    def sources(self) -> dict[int, Source]:
        """The sources of the chain, with their names."""
        return crediting.sources_of([self.data])

    @cached_property
    def tags(self) -> list[Tag]:
        """Its tags, by the alphabet."""
        return list(Tag.objects.filter(pk__in=self.data["tags"]).order_by("folded"))

    def may_name(self, numbers: Iterable[int]) -> set[int]:
        """Those of these articles that whoever reads the problems may see."""
        if self.shown_to is None:
            return set()
        found = seeing.visible(Article.objects.filter(pk__in=numbers), self.shown_to)
        return set(found.values_list("pk", flat=True))

    def is_credited(self, role: str) -> bool:
        """Whether somebody is named in this role."""
        return any(role == each for _author, each in self.data["credits"])
