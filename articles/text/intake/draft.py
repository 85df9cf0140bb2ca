"""What was read from a page so far, line by line."""

from collections.abc import Iterable
from datetime import date

from articles.text.intake import bylines, credit_lines, shapes
from articles.text.intake.dates import DateLine, read_date
from articles.text.intake.values import Chain, IntakeByline, KnownAuthor, KnownSource

LONGEST_KICKER = 2
DATES_OF_A_LIST = 2
LONGEST_LIST = 40


class Draft:
    """Collects the parts of a page; whatever finds no place is left out, in order."""

    def __init__(self, sources: Iterable[KnownSource], authors: Iterable[KnownAuthor]) -> None:
        self._sources = credit_lines.directory(sources)
        self._authors = bylines.directory(authors)
        self._photo_by_author = False
        self._bylines: list[IntakeByline] = []
        self.paragraphs: list[str] = []
        self.chain: Chain = ()
        self.credit_line = ""
        self.dateline = ""
        self.event_date: date | None = None
        self.left_out: list[str] = []

    def signatures(self) -> list[IntakeByline]:
        """The bylines, each once; "photo by the author" credits whoever signed the text."""
        found = list(self._bylines)
        if self._photo_by_author:
            texts = [byline for byline in found if byline.role == bylines.TEXT]
            found += [IntakeByline(byline.key, byline.name, bylines.PHOTO) for byline in texts]
        return list(dict.fromkeys(found))

    def is_above_headline(self, line: str) -> bool:
        rows = (shapes.is_link_row, shapes.is_tag_row, shapes.is_clock, shapes.is_relative_time)
        return any(row(line) for row in rows) or read_date(line) is not None

    def is_beside_text(self, line: str) -> bool:
        """True for a date, a byline or a row of furniture under the headline."""
        if shapes.is_furniture_row(line) or read_date(line) is not None:
            return True
        return bool(bylines.read_bylines(line, self._authors) or bylines.read_name(line))

    def is_kicker(self, line: str) -> bool:
        return len(line.split()) <= LONGEST_KICKER and shapes.ends_openly(line)

    def signs(self, line: str) -> bool:
        """True for a credit line or a byline: what may stand right after a story."""
        named = bylines.read_bylines(line, self._authors) or bylines.read_name(line)
        if any(byline.role == bylines.TEXT for byline in named):
            return True
        return not named and credit_lines.read_credit(line, self._sources) is not None

    def tell(self, lines: Iterable[str]) -> None:
        """Take the story's own lines: paragraphs, and photo credits between them."""
        for line in lines:
            if not self._take_photo_credit(line):
                self.paragraphs.append(line)

    def sign_off(self, lines: list[str], *, closing: bool = False) -> None:
        """Take dates, bylines and credits; leave the rest out.

        After the story they count up to the first line that is something else.
        """
        signing = True
        for at, line in enumerate(lines):
            taken = signing and self._take(line, lines[at + 1 : at + LONGEST_LIST], closing=closing)
            if not taken:
                self.left_out.append(line)
                signing = signing and (not closing or self._may_stand_between(line))

    def _may_stand_between(self, line: str) -> bool:
        is_credit = credit_lines.read_credit(line, self._sources) is not None
        return is_credit or shapes.is_furniture_row(line)

    def _take(self, line: str, after: list[str], *, closing: bool) -> bool:
        return (
            self._take_photo_credit(line)
            or self._take_bylines(line)
            or self._take_date(line, after)
            or (closing and self._take_credit(line))
        )

    def _take_photo_credit(self, line: str) -> bool:
        if bylines.is_photo_by_author(line):
            self._photo_by_author = True
            return True
        named = bylines.read_photo_credit(line, self._authors)
        self._bylines += named
        return bool(named)

    def _take_bylines(self, line: str) -> bool:
        named = bylines.read_bylines(line, self._authors)
        named = named or (() if self._bylines else bylines.read_name(line))
        self._bylines += named
        return bool(named)

    def _take_credit(self, line: str) -> bool:
        chain = credit_lines.read_credit(line, self._sources)
        if chain is None or self.chain:
            return False
        self.chain, self.credit_line = chain, line
        return True

    def _take_date(self, line: str, after: list[str]) -> bool:
        """Take the story's date; one of several alike is the date of another story."""
        found = read_date(line)
        if found is None or self.dateline or _begins_a_list(found, after):
            return False
        self.dateline, self.event_date = line, found.day
        return True


def _begins_a_list(found: DateLine, after: list[str]) -> bool:
    """True for a date that opens the first of several items, each a date with a title under it.

    Where titles stand above their dates, this one belongs to the story: the last date has no
    title under it, or a heading makes the way to the first longer than to the second.
    """
    dates = enumerate(read_date(line) for line in after)
    alike = [at for at, other in dates if other and other.shape == found.shape]
    if len(alike) < DATES_OF_A_LIST or alike[0] + 1 > alike[1] - alike[0]:
        return False
    return any(shapes.is_title(line) for line in after[alike[-1] + 1 : alike[-1] + 2])
