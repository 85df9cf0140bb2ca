"""Where the article ends and the page's furniture begins, told by the shape of the lines."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import dropwhile, islice, takewhile

from articles.text.intake import shapes
from articles.text.intake.dates import read_date
from articles.text.intake.items import item_lines

LONGEST_NOTICE = 400
LONGEST_HEADING = 6
SHORTEST_PARAGRAPH = 50
LIST_OF_TITLES = 3
WORDS_IN_TITLE = 4
SHARED_STEMS = 2
STEM = 5
WORD = re.compile(rf"[^\W\d]{{{STEM},}}")


def stems(text: str) -> set[str]:
    """Beginnings of the longer words: two texts on one matter share some."""
    return {word[:STEM] for word in WORD.findall(text.casefold())}


class Page:
    """The lines under a headline: a story, what signs it, and furniture."""

    def __init__(self, lines: list[str], signs: Callable[[str], bool]) -> None:
        self.lines = lines
        self._signed = {at for at, line in enumerate(lines) if signs(line)}
        self._items = item_lines(lines, self._signed)
        self._rows = {at for at, line in enumerate(lines) if shapes.is_furniture_row(line)}
        self._script = shapes.script(" ".join(lines))
        self._stems = [stems(line) for line in lines]
        self._first_seen = _first_seen(self._stems)

    def story_end(self) -> int:
        """The index of the line after the story's last paragraph."""
        for at in sorted(self._signed - self._items):
            if not self._goes_on_after(at):
                return self._furniture_start(at, closed=True)
        return self._furniture_start(len(self.lines), closed=False)

    def _goes_on_after(self, end: int) -> bool:
        """True when the story itself continues after the line `end`: this was no closing line.

        It does when what follows at once are paragraphs that run up to another closing line,
        or several of them, or when later ones speak of the story's matter.
        """
        run = list(islice(takewhile(self._is_paragraph, self._after(end)), 2))
        if len(run) > 1 or (run and run[0] + 1 in self._signed):
            return True
        told = (at for at in self._after(end) if self._is_paragraph(at) and self._is_told(at, end))
        first_two = list(islice(told, 2))
        return len(first_two) > 1 or (bool(first_two) and first_two == run)

    def _after(self, end: int) -> Iterator[int]:
        return (at for at in range(end + 1, len(self.lines)) if at not in self._rows)

    def _furniture_start(self, stop: int, *, closed: bool) -> int:
        """The index at which furniture begins that runs up to `stop`; `stop` if there is none.

        Before a closing line (`closed`) only lines of certain shape count, since the story
        may end there with a list of its own.
        """
        start = stop
        while start > 1 and self._may_be_furniture(start - 1):
            start -= 1
        certain = (at for at in range(start, stop) if self._is_furniture(at, closed=closed))
        first = next(certain, stop)
        run = dropwhile(lambda at: not self._is_bare_title(at), range(start, stop))
        titles = list(takewhile(self._is_bare_title, run))
        if not closed and self._is_list_of_titles(titles):
            return min(first, titles[0])
        return first - 1 if self._heads_items(first - 1, start, stop) else first

    def _is_paragraph(self, at: int) -> bool:
        line = self.lines[at]
        is_long = len(line) >= SHORTEST_PARAGRAPH
        return is_long and at not in self._items and shapes.is_sentence(line)

    def _is_told(self, at: int, end: int) -> bool:
        """True for a line that speaks of what the lines before `end` speak of."""
        return sum(self._first_seen[stem] < end for stem in self._stems[at]) >= SHARED_STEMS

    def _may_be_furniture(self, at: int) -> bool:
        line = self.lines[at]
        if self._is_furniture(at, closed=False) or _is_heading(line):
            return True
        is_new = all(self._first_seen[stem] >= at for stem in self._stems[at])
        return len(line) <= LONGEST_NOTICE and is_new

    def _is_furniture(self, at: int, *, closed: bool) -> bool:
        line = self.lines[at]
        if at in self._items or at in self._rows or read_date(line) is not None:
            return True
        is_foreign = len(line) <= LONGEST_NOTICE and shapes.script(line) not in ("", self._script)
        return not closed and (is_foreign or shapes.is_labelled_title(line))

    def _is_bare_title(self, at: int) -> bool:
        is_other = at in self._items or at in self._rows
        return not is_other and _is_heading(self.lines[at])

    def _is_list_of_titles(self, titles: list[int]) -> bool:
        """True for enough titles in a row that nothing in the text introduces."""
        plain = [line for at in titles if not shapes.is_label(line := self.lines[at])]
        if len(titles) < LIST_OF_TITLES or len(plain) < LIST_OF_TITLES - 1:
            return False
        lengths = sorted(len(line.split()) for line in plain)
        starts_well = all(line[0].isupper() or not line[0].isalpha() for line in plain)
        is_introduced = self.lines[titles[0] - 1].endswith(":")
        return starts_well and not is_introduced and lengths[len(plain) // 2] >= WORDS_IN_TITLE

    def _heads_items(self, at: int, start: int, stop: int) -> bool:
        """True for the short line above a list of other stories."""
        if not start <= at < stop - 1 or at + 1 not in self._items:
            return False
        return len(self.lines[at].split()) <= LONGEST_HEADING and _is_heading(self.lines[at])


def _first_seen(lines: Iterable[set[str]]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for at, found in enumerate(lines):
        for stem in found:
            seen.setdefault(stem, at)
    return seen


def _is_heading(line: str) -> bool:
    return shapes.is_title(line) or shapes.is_label(line)
