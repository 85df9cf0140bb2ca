"""Lines of robots.txt (RFC 9309) as an editor writes them: what is wrong with them."""

import re
from enum import StrEnum

LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]*)\s*:\s*(?P<value>[^\s#].*)?(#.*)?")
OF_NO_GROUP = {"user-agent", "sitemap", "host", "clean-param"}


class Fault(StrEnum):
    """What may be wrong with a line."""

    NOT_A_LINE = "not a line"
    FOR_NOBODY = "for nobody"


def fault(text: str) -> tuple[Fault, str] | None:
    """The first line that crawlers would not understand, or None.

    A rule says something only below the line that says for whom it is.
    """
    is_of_a_group = False
    for line in text.splitlines():
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        found = LINE.fullmatch(words)
        if found is None:
            return Fault.NOT_A_LINE, words
        name = found["name"].lower()
        is_of_a_group = is_of_a_group or name == "user-agent"
        if not (is_of_a_group or name in OF_NO_GROUP):
            return Fault.FOR_NOBODY, words
    return None
