"""The typographic rules of each language as data: what to find and what to print instead."""

import re
from collections.abc import Callable
from typing import NamedTuple

NBSP = "\u00a0"
LINE = "\u2028"  # stands for <br> while a block is set
SPACE = f"[ {NBSP}]"
CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
SIGNS = "[%‰₸$€₽]"


class Rule(NamedTuple):
    """A pattern and its replacement, as `re.sub` takes them."""

    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str]], str]


class Words(NamedTuple):
    """Patterns of the words that must not part from their neighbour."""

    months: str
    units: str
    ranged: str  # after these 10-15 is surely a range, as before a month
    leading: str  # short words that should not end a line


WORDS = {
    "ru": Words(
        months=r"(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьяею]"
        r"|март[аеу]?|ма[йяею]|август[аеу]?",
        units=r"тыс|млн|млрд|трлн|тысяч[аи]?|миллион\w*|миллиард\w*|тенге|тг|руб|долл|км|м|см|мм"
        r"|га|кг|гг?|т|ц|л|кВт|МВт|сек|мин|ч|час(?:а|ов)?|год(?:а|у|ом|ы|ов)?|лет|век[ае]?",
        ranged=r"гг?\.|год(?:а|у|ы|ов|ах)|лет|тыс|млн|млрд|тенге|км|м|кг|т|га|мин|час(?:а|ов)",
        leading="в|во|к|ко|с|со|у|о|об|обо|и|а|но|на|не|ни|по|за|из|от|до",
    ),
    "kk": Words(
        months=r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша"
        r"|желтоқсан)\w*",
        units=r"мың|млн|млрд|трлн|миллион\w*|миллиард\w*|теңге\w*|тг|км|м|см|мм|га|кг|г|т|ц|л|кВт"
        r"|МВт|сек|мин|жж?|жыл\w*|сағат\w*|пайыз\w*",
        ranged="",
        leading="",
    ),
    "en": Words(
        months="January|February|March|April|May|June|July|August|September|October|November"
        "|December",
        units="thousand|million|billion|trillion|tenge|per cent|km|m|cm|mm|ha|kg|g|kW|MW|am|pm",
        ranged="million|billion|tenge|per cent|km|m|kg|ha|years|days|hours|minutes",
        leading="",
    ),
}


def _rule(pattern: str, replacement: str, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    return Rule(re.compile(pattern, flags), replacement)


def _bind(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP)


ELLIPSIS = _rule(r"(?<!\.)\.{3}(?!\.)", "…")
# Between two figures a hyphen is a score, a range or a sum: nobody's to change.
DASH = _rule(
    rf"(?:(?<=[^\d\s]){SPACE}+--?(?={SPACE}\S)|(?<=\d){SPACE}+--?(?={SPACE}[^\s\d]))", NBSP + "—"
)
SPACE_BEFORE_DASH = _rule(rf"(?<=\S){SPACE}+(?=[–—](?:\s|$))", NBSP)
OPENING_DASH = _rule(rf"(?:^|(?<={LINE})){SPACE}*--?(?={SPACE}[^\s\d])", "—")
NUMERO = _rule(rf"№{SPACE}?(?=\d)", "№" + NBSP)
# Nobody's to change unseen: it may be a Latin name. So it is proposed and never done.
LATIN_NUMERO = _rule(rf"(?<!\w)N(?:[°º]{SPACE}?|{SPACE})(?=\d)", "№" + NBSP)
INITIALS = _rule(rf"(?<!\w)({CAPITAL}\.){SPACE}(?={CAPITAL}(?:\.|\w))", r"\1" + NBSP)
# Groups that go on after a space, a hyphen or a plus belong to a telephone number.
THOUSANDS = Rule(
    re.compile(
        rf"(?<![\d+.,:/])(?<!\d{SPACE})(?<!\d-)[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?!{SPACE}?\d|-\d)"
    ),
    _bind,
)
RUSSIAN_SHORT_FORMS = _rule(rf"(?<!\w)(т\.){SPACE}(?=[деп]\.)", r"\1" + NBSP)

# An apostrophe and a closing single mark are one sign; only the opening one needs its pair.
APOSTROPHES = (
    _rule(r"(?<=[^\W\d_])'(?=\w)|(?<=\d)'(?=s\b)|(?<![\w'’])'(?=\d\ds?\b)", "’"),
    _rule(r"(?<![\w'’])'(?=(?:tis|twas|em|til|cause|n)\b)", "’", re.IGNORECASE),
    _rule(r"(?<![\w'’])'(?=[^\s'])([^']*[^\s'])'(?!\w)", r"‘\1’"),
    _rule(r"(?:(?<=[^\W\d_])|(?<=[,.!?…]))'(?!\w)", "’"),
)


def _ranges(words: Words) -> Rule:
    figure = r"\d{1,4}(?:,\d+)?"
    after = "|".join(filter(None, (words.months, words.ranged)))
    percent = rf"|{SPACE}?%" if words.ranged else ""
    return _rule(
        rf"(?<![\w.,:/–-])({figure})-({figure})(?={SPACE}(?:{after})(?!\w){percent})", r"\1–\2"
    )


def _units(words: Words) -> Rule:
    return _rule(rf"(?<=\d){SPACE}(?=(?:{words.months}|{words.units})(?!\w)|{SIGNS})", NBSP)


def _leading(words: Words) -> Rule:
    return _rule(rf"(?<![\w-])({words.leading}){SPACE}(?=\S)", r"\1" + NBSP, re.IGNORECASE)


def _common(words: Words) -> tuple[Rule, ...]:
    marks = (ELLIPSIS, DASH, SPACE_BEFORE_DASH, NUMERO, INITIALS, THOUSANDS)
    return (*marks, _ranges(words), _units(words))


RULES: dict[str, tuple[Rule, ...]] = {
    "ru": (
        OPENING_DASH,
        *_common(WORDS["ru"]),
        RUSSIAN_SHORT_FORMS,
        _leading(WORDS["ru"]),
    ),
    "kk": (OPENING_DASH, *_common(WORDS["kk"])),
    "en": (*_common(WORDS["en"]), *APOSTROPHES),
}
PROPOSED: dict[str, tuple[Rule, ...]] = {"ru": (LATIN_NUMERO,), "kk": (LATIN_NUMERO,), "en": ()}
"""What needs a reader's eye, and is shown to an editor beside the rest."""
