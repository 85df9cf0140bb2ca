"""What a line looks like: a title, a cut excerpt, a relative time, a row of links or tags."""

import re

LONGEST_TITLE = 140
LONGEST_ROW = 200
CLOSING = "»”“\"')] "
PHRASE_ENDS = (".", "…", ";", ",", ":")

UNIT = (
    r"(?:сек|секунд|мин|минут|час|дн|день|недел|месяц|год|лет"
    r"|sec|second|min|minute|hour|day|week|month|year|[hdmwy]\b"
    r"|сағат|күн|апта|ай|жыл)\w{0,3}\.?"
)
AGO = r"(?:(?:тому )?назад|ago|earlier|бұрын|бурын)"
SOME = r"(?:\d+|an?|one|бір|около|about)"
RELATIVE_TIME = re.compile(rf"(?:[^\W\d]+:? )?(?:{SOME} )*{UNIT} {AGO}\.?", re.IGNORECASE)
NEAR_DAY = re.compile(
    r"(?:вчера|сегодня|только что|yesterday|today|just now|кеше|бүгін|жаңа ғана)"
    r"(?:,? (?:в |at |сағат )?\d{1,2}[:.]\d{2})?",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\d{1,2}:\d{2}")
COUNTER = re.compile(
    r"\W{0,3}\d[\d .,]*[kк]?(?: [^\W\d]+)?|[^\W\d]+(?: [^\W\d]+)?: ?\d[\d ]*[kк]?", re.IGNORECASE
)
COPYRIGHT = re.compile(r"©|\(c\) ?\d{4}|\bcopyright \d{4}", re.IGNORECASE)
SEPARATOR = re.compile(r" ?[|•·›→] ?| [>/»\\] ")
ARROW = re.compile(r" [>›→»] ")
LABELLED_TITLE = re.compile(r"[^\W\d]+(?: [^\W\d]+){0,2}: (?P<title>[«“\"]?[^\W\d_].+)")


def ends_openly(line: str) -> bool:
    """True for a line that no full stop, ellipsis, comma or colon ends."""
    return not line.rstrip(CLOSING).endswith(PHRASE_ENDS)


def is_title(line: str) -> bool:
    return len(line) <= LONGEST_TITLE and ends_openly(line)


def is_truncated(line: str) -> bool:
    return line.endswith(("…", "...", "[…]", "[...]"))


def is_sentence(line: str) -> bool:
    return line.rstrip(CLOSING).endswith((".", "!", "?")) and not is_truncated(line)


def is_label(line: str) -> bool:
    """True for a heading of a few words that ends with a colon."""
    return line.endswith(":") and len(line.split()) <= 4


def is_labelled_title(line: str) -> bool:
    """True for a link to another story after a short label: "See also: A title of some words"."""
    found = LABELLED_TITLE.fullmatch(line)
    return bool(found and is_title(line) and len(found["title"].split()) >= 4)


def is_relative_time(line: str) -> bool:
    return bool(RELATIVE_TIME.fullmatch(line) or NEAR_DAY.fullmatch(line))


def is_clock(line: str) -> bool:
    return bool(CLOCK.fullmatch(line))


def is_counter(line: str) -> bool:
    """True for a number with a word: views, comments, shares."""
    return bool(COUNTER.fullmatch(line))


def is_copyright(line: str) -> bool:
    return bool(COPYRIGHT.search(line))


def is_tag_row(line: str) -> bool:
    words = line.replace(",", " ").split()
    return all(word.startswith("#") and len(word) > 1 for word in words)


def is_link_row(line: str) -> bool:
    """True for short items between separators: a breadcrumb, share buttons, a menu."""
    parts = SEPARATOR.split(line)
    enough = 2 if ARROW.search(line) else 3
    are_short = all(part[:1].isupper() and len(part.split()) <= 4 for part in parts)
    return len(parts) >= enough and are_short and ends_openly(line)


def is_furniture_row(line: str) -> bool:
    """True for a line that is page furniture by itself, wherever it stands."""
    if len(line) > LONGEST_ROW:
        return False
    tests = (is_relative_time, is_clock, is_counter, is_copyright, is_tag_row, is_link_row)
    return any(test(line) for test in tests)


def script(text: str) -> str:
    """The script of most letters, "latin" or "cyrillic"; '' where there is no majority."""
    latin = sum(char.isascii() and char.isalpha() for char in text)
    cyrillic = sum("Ѐ" <= char <= "ӿ" for char in text)
    if latin == cyrillic:
        return ""
    return "latin" if latin > cyrillic else "cyrillic"
