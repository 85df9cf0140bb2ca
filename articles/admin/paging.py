"""Paging through lists that may be long: read once, up to a point, and no further."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.http import HttpRequest
from django.utils.functional import cached_property

LISTED = 5_000


@dataclass(frozen=True)
class Choice:
    """What filters chose before it was asked which of it somebody may see, and that question.

    A database asks it of all that one filter leaves, though others leave far less.
    """

    among: Any
    is_seen: Q

    def numbers(self) -> list[Any] | None:
        """The numbers of all that may be seen, or of so many that the list is cut.

        None where so much was chosen, and so little of it may be seen, that neither is known. An
        eighth more is chosen than is listed, since nearly all of most lists may be seen.
        """
        most = LISTED + LISTED // 8 + 1
        is_seen = ExpressionWrapper(self.is_seen, output_field=BooleanField())
        rows = self.among.annotate(is_seen=is_seen).values_list("pk", "is_seen")
        chosen = list(rows[:most])
        found = [number for number, is_seen in chosen if is_seen]
        is_known = len(chosen) < most or len(found) > LISTED
        return found[: LISTED + 1] if is_known else None


class Newest(Paginator):
    """Pages through the first of a list: counting all of a long one would read all of it.

    Their numbers are read once, for the count and for every page: a later page skips none of the
    rows before it, with all that is shown of them. A list may bring a `choice` with it.
    """

    @cached_property
    def numbers(self) -> list[Any]:
        choice: Choice | None = getattr(self.object_list, "choice", None)
        found = choice.numbers() if choice else None
        return _first(self.object_list) if found is None else found

    @property
    def is_cut(self) -> bool:
        return len(self.numbers) > LISTED

    @cached_property
    def count(self) -> int:
        return min(len(self.numbers), LISTED)

    def page(self, number: int | str) -> Page:
        page = super().page(number)
        page.object_list = self.rows(page.start_index() - 1, page.end_index())
        return page

    def rows(self, start: int, end: int) -> Any:
        rows: Any = self.object_list
        return rows.filter(pk__in=self.numbers[max(start, 0) : end])


class Listed(ChangeList):
    """A list of the desk: one that is short enough to show whole isn't searched for again."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if not self.multi_page or (self.show_all and self.can_show_all):
            self.result_list = self.paginator.rows(0, self.result_count)


def _first(rows: Any) -> list[Any]:
    return list(rows.values_list("pk", flat=True)[: LISTED + 1])
