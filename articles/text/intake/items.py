"""Lists of other stories on a page: a title, perhaps an excerpt, a time, and again."""

from articles.text.intake import shapes
from articles.text.intake.dates import read_date

LONGEST_EXCERPT = 300


def item_lines(lines: list[str], signed: set[int]) -> set[int]:
    """The indexes of the lines that belong to such lists.

    `signed` are the lines that read like a byline or a credit line: in a list one may stand
    under a title, never in its place.
    """
    times = [at for at, line in enumerate(lines) if is_time(line)]
    marked: set[int] = set()
    if len(times) > 1:
        for time in times:
            marked |= _item_before(lines, time, signed) or _item_after(lines, time)
    return marked | _cut_items(lines)


def is_time(line: str) -> bool:
    if shapes.is_relative_time(line) or shapes.is_clock(line):
        return True
    return read_date(line) is not None


def _item_before(lines: list[str], time: int, signed: set[int]) -> set[int]:
    """A title, or a title with its excerpt or its author, that `time` closes."""
    first, second = time - 2, time - 1
    if second < 1 or shapes.is_furniture_row(lines[second]) or is_time(lines[second]):
        return set()
    has_title = first > 0 and first not in signed and _is_item_title(lines[first])
    if has_title and len(lines[second]) <= LONGEST_EXCERPT:
        return {first, second, time}
    is_title = second not in signed and shapes.is_title(lines[second])
    return {second, time} if is_title and not has_title else set()


def _is_item_title(line: str) -> bool:
    return shapes.is_title(line) and not shapes.is_furniture_row(line) and not is_time(line)


def _item_after(lines: list[str], time: int) -> set[int]:
    """A title, and an excerpt where it is cut, that `time` opens."""
    if time + 1 >= len(lines) or not shapes.is_title(lines[time + 1]):
        return set()
    cut = time + 2 < len(lines) and shapes.is_truncated(lines[time + 2])
    return {time, time + 1, time + 2} if cut else {time, time + 1}


def _cut_items(lines: list[str]) -> set[int]:
    """Titles that stand above cut excerpts, where there are several such pairs."""
    pairs = [
        {at, at + 1}
        for at in range(1, len(lines) - 1)
        if shapes.is_title(lines[at]) and shapes.is_truncated(lines[at + 1])
    ]
    return set().union(*pairs) if len(pairs) > 1 else set()
