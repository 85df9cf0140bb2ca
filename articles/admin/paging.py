"""Paging through lists that may be long: read once, up to a point, and no further."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

LISTED = 5_000


class Newest(Paginator):
    """Pages through the first of a list: counting all of a long one would read all of it.

    Their numbers are read once, for the count and for every page: a later page skips none of the
    rows before it, with all that is shown of them.
    """

    @cached_property
    def numbers(self) -> list[Any]:
        rows: Any = self.object_list
        return list(rows.values_list("pk", flat=True)[: LISTED + 1])

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
