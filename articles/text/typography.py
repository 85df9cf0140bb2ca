"""Sets text as a newspaper prints it, for display: quotes, dashes, unbreakable spaces.

Only rules that are safe without a reader's eye; each may run twice with no further change.
Left as typed: thousands without a space, minus signs, scores and times (2-1, 10:30-11:00),
an en dash between words, «г.», «ё», capitals, and quotation marks that don't pair.
English keeps British habits: “speech with ‘words’ within”, and the spaced em dash of the
Financial Times, which is also the dash of our other two languages.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from articles.text.quotes import set_quotes
from articles.text.typography_rules import LINE, NBSP, PROPOSED, RULES, Rule

HIDDEN = "\ufffc"  # stands for each character that no rule may touch

TOKENS = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>|[^<]+|<")
TAG_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "em", "i", "kbd", "mark", "s", "samp", "small", "span"}
    | {"strong", "sub", "sup", "time", "wbr"}
)
VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style"})

# An address ends before closing punctuation, so a full stop after it is still the sentence's.
ADDRESS = re.compile(
    r"(?:\b[a-zA-Z][a-zA-Z0-9+.-]*://|\bwww\.)[^\s<>\"«»„“”]*[^\s<>\"«»„“”.,;:!?…'’)\]]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)


def typeset(text: str, language: str) -> str:
    """Set plain text; each line is a paragraph of its own. Idempotent."""
    rules = RULES[language]
    return "\n".join(_set(line, _open(line), [], language, rules)[0] for line in text.split("\n"))


def typeset_html(html: str, language: str) -> str:
    """Set the text of sanitised HTML, block by block, across inline tags. Idempotent.

    Attributes, code, addresses of pages and of mail stay as they are.
    """
    return "".join(block.set(language) for block in _blocks(html))


def typeset_pieces(pieces: Sequence[str | None], language: str) -> list[str | None]:
    """Set the stretches of one paragraph across what stands between them; None is a line break.

    Gives as many pieces as it got, with what needs a reader's eye. Idempotent.
    """
    block = _Block()
    for piece in pieces:
        block.add_tag("<br>" if piece is None else "<wbr>")
        block.add_text(escape(piece or "", quote=False), verbatim=False)
    _before, *new = block.pieces(language, PROPOSED[language] + RULES[language])
    return [None if old is None else piece for old, piece in zip(pieces, new, strict=True)]


def plain(text: str) -> str:
    """Turn unbreakable spaces into spaces, for search, feeds, addresses and metadata."""
    return text.replace(NBSP, " ").replace("\u202f", " ")


@dataclass
class _Block:
    """The text between two block tags, and where the inline tags stand in it."""

    letters: str = ""
    shown: str = ""  # the same letters, each that no rule may touch HIDDEN
    tags: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def add_tag(self, tag: str) -> None:
        self.tags.append(tag)
        self.places.append(len(self.letters))
        if _name(tag) == "br":
            self.letters += LINE
            self.shown += LINE

    def add_text(self, text: str, verbatim: bool) -> None:
        letters = unescape(text)
        self.letters += letters
        self.shown += HIDDEN * len(letters) if verbatim else _open(letters)

    def set(self, language: str) -> str:
        pieces = self.pieces(language, RULES[language])
        first, *others = (escape(piece, quote=False) for piece in pieces)
        return first + "".join(map("".join, zip(self.tags, others, strict=True)))

    def pieces(self, language: str, rules: Sequence[Rule]) -> list[str]:
        """The letters set: those before the first tag, then those after each."""
        text, places = _set(self.letters, self.shown, self.places, language, rules)
        pieces, start = [], 0
        for tag, place in zip(self.tags, places, strict=True):
            pieces.append(text[start:place])
            start = place + 1 if _name(tag) == "br" else place
        return [*pieces, text[start:]]


def _blocks(html: str) -> Iterator[_Block]:
    block, verbatim = _Block(), 0
    for token in TOKENS.findall(html):
        if not (name := _name(token)):
            block.add_text(token, verbatim > 0)
            continue
        if name in VERBATIM:
            verbatim += -1 if token.startswith("</") else 1
        if name not in INLINE:
            yield block
            block = _Block()
        block.add_tag(token)
    yield block


def _name(token: str) -> str:
    found = TAG_NAME.match(token)
    return found[1].lower() if found else ""


def _open(text: str) -> str:
    return text.replace(LINE, HIDDEN)


def _set(
    letters: str, shown: str, places: list[int], language: str, rules: Sequence[Rule]
) -> tuple[str, list[int]]:
    shown = ADDRESS.sub(lambda address: HIDDEN * len(address[0]), shown)
    hidden = iter([letters[place] for place, mask in enumerate(shown) if mask == HIDDEN])
    for rule in rules:
        shown, places = _apply(rule, shown, places)
    shown = set_quotes(shown, language)
    return re.sub(HIDDEN, lambda _: next(hidden), shown), places


def _apply(rule: Rule, text: str, places: list[int]) -> tuple[str, list[int]]:
    edits: list[tuple[int, int, int]] = []

    def replace(found: re.Match[str]) -> str:
        new = rule.replacement
        new = found.expand(new) if isinstance(new, str) else new(found)
        if len(new) != len(found[0]):
            edits.append((*found.span(), len(new)))
        return new

    text = rule.pattern.sub(replace, text)
    return text, [_moved(place, edits) for place in places] if edits else places


def _moved(place: int, edits: list[tuple[int, int, int]]) -> int:
    shift = 0
    for start, end, length in edits:
        if place <= start:
            break
        if place < end:
            return start + shift + min(place - start, length)
        shift += length - (end - start)
    return place + shift
