"""Takes phrases out of texts, however typography, letter case and tags dress them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from articles.text import slugs
from articles.text.typography import INLINE, TAG_NAME

MARKS = {"ru": "[изъято]", "kk": "[алынып тасталды]", "en": "[redacted]"}
TOKENS = re.compile(
    r"<[a-zA-Z/!](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});|.",
    re.DOTALL,
)
VALUES = re.compile(r"(?<==)\"([^\"]*)\"|(?<==)'([^']*)'")
EMPTY = re.compile(r"<(a|em|s|span|strong|sub|sup)(?: [^<>]*)?></\1>")
ADDRESS = re.compile(r"(?:https?://|/)\S*")
SLUG, QUERY = "slug", "filter"
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
QUOTES = dict.fromkeys(map(ord, "«»„“”‟"), '"') | dict.fromkeys(map(ord, "’‘ʼ‛"), "'")
STRESSES = "\u0300\u0301\u0308"  # й keeps its breve, ё is е


@dataclass(frozen=True)
class Letter:
    """One letter as matching sees it, and where it stands in the text."""

    letter: str
    start: int
    end: int


class Phrases:
    """Some phrases of a language, to be found and hidden in any text, HTML or data."""

    def __init__(self, phrases: Iterable[str], language: str) -> None:
        wanted = dict.fromkeys(_folded(phrase).strip() for phrase in phrases)
        folded = sorted(filter(None, wanted), key=len, reverse=True)
        spelled = [slugs.slug(phrase, language) for phrase in folded]
        self.mark = MARKS.get(language, MARKS["en"])
        self._phrases = _either(folded, r"\w")
        self._slugs = _either(filter(None, spelled), r"[a-z0-9]")

    def hide(self, text: str) -> tuple[str, int]:
        """Put the mark in place of each phrase; return how many there were. Tags stay."""
        if ADDRESS.fullmatch(text):
            return self._hide_address(text)
        places = self.places(text)
        for start, end in reversed(places):
            text = text[:start] + self.mark + _tags_of(text[start:end]) + text[end:]
        text, inside = self._hide_in_tags(text)
        return EMPTY.sub("", text) if places else text, len(places) + inside

    def hide_slug(self, slug: str) -> tuple[str, int]:
        """Cut the words that spell a phrase out of a slug; it may become empty."""
        left, count = self._slugs.subn("", slug) if self._slugs else (slug, 0)
        return ("-".join(filter(None, left.split("-"))), count) if count else (slug, 0)

    def hide_query(self, query: str) -> tuple[str, int]:
        """The same in the values of a query string, which spells them in percents."""
        found = [(name, *self.hide(value)) for name, value in parse_qsl(query, True)]
        count = sum(hidden for _name, _value, hidden in found)
        return (urlencode([(n, v) for n, v, _hidden in found]), count) if count else (query, 0)

    def hide_data(self, value: Any, name: str = "") -> tuple[Any, int]:
        """The same in every text of JSON-like data; what is called a slug or a filter is one."""
        if isinstance(value, str):
            hide = {SLUG: self.hide_slug, QUERY: self.hide_query}.get(name, self.hide)
            return hide(value)
        if isinstance(value, dict):
            found = {key: self.hide_data(part, key) for key, part in value.items()}
            return {key: part for key, (part, _n) in found.items()}, _sum(found.values())
        if isinstance(value, list):
            called = value[0] if len(value) == 2 and isinstance(value[0], str) else ""
            parts = [self.hide_data(part, called) for part in value]
            return [part for part, _count in parts], _sum(parts)
        return value, 0

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the phrases stand, from and until, none across another."""
        if self._phrases is None:
            return []
        letters = list(_letters(text))
        shown = "".join(each.letter for each in letters)
        return [
            (letters[found.start()].start, letters[found.end() - 1].end)
            for found in self._phrases.finditer(shown)
        ]

    def _hide_in_tags(self, text: str) -> tuple[str, int]:
        """Hide phrases in the values of attributes."""
        counts: list[int] = []

        def value(found: re.Match[str]) -> str:
            hidden, count = self.hide(found[1] or found[2] or "")
            counts.append(count)
            return f'"{hidden}"' if count else found[0]

        def tag(found: re.Match[str]) -> str:
            return VALUES.sub(value, found[0]) if "=" in found[0] else found[0]

        return TOKENS.sub(tag, text) if "<" in text else text, sum(counts)

    def _hide_address(self, address: str) -> tuple[str, int]:
        """Leave of an address that spells a phrase no more than its site."""
        plain = unquote(unescape(address))
        spelled = bool(self._slugs and self._slugs.search(plain.lower().replace("_", "-")))
        if not (spelled or self.places(plain.replace("-", " ").replace("_", " "))):
            return address, 0
        parts = urlsplit(plain)
        return (f"{parts.scheme}://{parts.netloc}/" if parts.netloc else "/"), 1


def _either(phrases: Iterable[str], letter: str) -> re.Pattern[str] | None:
    """A pattern of these phrases as whole words."""
    found = [
        (rf"(?<!{letter})" if re.match(letter, phrase) else "")
        + re.escape(phrase)
        + (rf"(?!{letter}|\u0306)" if re.search(rf"{letter}\u0306?$", phrase) else "")
        for phrase in phrases
    ]
    return re.compile("|".join(found)) if found else None


def _letters(text: str) -> Iterator[Letter]:
    """The letters that matching sees: folded, unaccented, one space for any number."""
    space = True
    for found in TOKENS.finditer(text):
        for letter in _seen(found[0]):
            if letter == " " and space:
                continue
            space = letter == " "
            yield Letter(letter, *found.span())


def _seen(token: str) -> str:
    if len(token) > 1 and token[0] == "<":
        name = TAG_NAME.match(token)
        return "" if name and name[1].lower() in INLINE - {"br"} else " "
    return "".join(_fold(letter) for letter in (unescape(token) if token[0] == "&" else token))


def _fold(letter: str) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) == "Cf":
        return ""
    folded = letter.translate(DASHES | QUOTES).casefold()
    return "".join(m for m in unicodedata.normalize("NFD", folded) if m not in STRESSES)


def _folded(phrase: str) -> str:
    return "".join(each.letter for each in _letters(phrase))


def _tags_of(html: str) -> str:
    """The tags that stood inside a phrase, so that none is left open."""
    return "".join(token for token in TOKENS.findall(html) if len(token) > 1 and token[0] == "<")


def _sum(found: Iterable[tuple[Any, int]]) -> int:
    return sum(count for _part, count in found)
