"""Lines that hold a date, and perhaps a place and a clock time, and nothing else."""

import re
from dataclasses import dataclass
from datetime import date

LONGEST_LINE = 120
MONTHS = {
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru of": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "en": "january february march april may june july august september october november december",
}
KAZAKH_ENDINGS = ("дағы", "дегі", "ы", "і", "сы", "сі", "да", "де", "та", "те")
SHORTEST_MONTH = 3
MONTH_NUMBERS = {
    name: number
    for months in MONTHS.values()
    for number, month in enumerate(months.split(), start=1)
    for name in (
        *(month[:length] for length in range(SHORTEST_MONTH, len(month) + 1)),
        *(month + ending for ending in KAZAKH_ENDINGS),
    )
}
YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH = r"(?P<month>[^\W\d]{3,12})\.?"
AFTER_YEAR = r"(?: ?(?:г\.?|года|ж\.?|жыл\w*))?"
SHAPES = (
    rf"{DAY} {MONTH}(?:,? {YEAR}{AFTER_YEAR})?",
    rf"{YEAR}{AFTER_YEAR},? {DAY} {MONTH}",
    rf"{MONTH} {DAY}(?:,? {YEAR})?",
    rf"{DAY}[./](?P<month>\d{{1,2}})[./]{YEAR}{AFTER_YEAR}",
    rf"{YEAR}-(?P<month>\d\d)-{DAY}",
)
PLACE = r"[^\W\d][^\d,;:!?]{1,40}?"
BEFORE = rf"(?:[^\W\d]+: )?(?:(?P<before>{PLACE})(?:,|\.| [—–-]) )?"
CLOCK = r"(?:,? ?(?:[|—–-] ?|в |at |сағат )?\d{1,2}:\d\d(?::\d\d)?)?"
AFTER = rf"(?:(?:,| [|—–-]) (?P<after>{PLACE}))?"
PATTERNS = [re.compile(rf"{BEFORE}{shape}{CLOCK}{AFTER}\.?", re.IGNORECASE) for shape in SHAPES]


@dataclass(frozen=True)
class DateLine:
    """A date line as found; `day` is None where the year is missing or there is no such day.

    `shape` tells written dates from numeric ones.
    """

    text: str
    day: date | None
    shape: str


def read_date(line: str) -> DateLine | None:
    """The date line that `line` is, or None."""
    if len(line) > LONGEST_LINE:
        return None
    for pattern in PATTERNS:
        found = pattern.fullmatch(line)
        if found and (month := _month(found["month"])) and _are_places(found):
            shape = "numeric" if found["month"].isdigit() else "written"
            return DateLine(line, _day(found["year"], month, found["day"]), shape)
    return None


def _are_places(found: re.Match[str]) -> bool:
    """True when what stands beside the date is a few words: a place or a day of the week."""
    beside = [words.split() for words in (found["before"], found["after"]) if words]
    return all(
        len(words) == 1 or (len(words) <= 4 and any(word[0].isupper() for word in words))
        for words in beside
    )


def _month(word: str) -> int:
    """The number of the month that the word names in any of our languages, or 0."""
    if word.isdigit():
        return int(word) if int(word) in MONTH_NUMBERS.values() else 0
    return MONTH_NUMBERS.get(word.casefold(), 0)


def _day(year: str | None, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day)) if year else None
    except ValueError:
        return None
