"""The text of an article: which pieces stand in it, by numbers that belong to the article."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from statistics import NormalDist
from typing import ClassVar

from articles.archive.chance import numbers
from articles.archive.pieces import Gap, Piece, markup
from articles.archive.pools import FEW, MANY, SOME, Pools, pools

LEAST, USUAL, SPREAD, MOST = 1720, 450, 1.0, 8300
"""Letters of a body: the least, the median of what comes on top, how it spreads, the most."""
LONGEST_SLUG = 80
LONGEST_EXCERPT = 180
IN_MANY, IN_SOME = MANY - 1, SOME - 1
RARE = 72  # of 256 sentences so many end with words that texts seldom have
FIGURE_END = markup("</figcaption></figure>", ends_block=True)
LINK_END = markup("</a>")
Number = Callable[[], int]


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words; of a changed one, `before` is the body that readers had first."""

    headline: Piece
    slug: bytes
    deck: Piece
    body: Piece
    excerpt: bytes
    before: Piece | None

    def folded(self) -> bytes:
        parts = (self.headline[2], self.deck[2], self.body[2])
        return b" ".join([part for part in parts if part]).rstrip()


@dataclass(frozen=True, slots=True)
class Inset:
    """What stands between two paragraphs: a figure with pictures, or a link to an article."""

    pictures: Sequence[int] = ()
    link: int = 0


class Writer:
    """Writes in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.pools: Pools = pools(language)
        self.p, self.p_end = self.pools.tags["<p>"], self.pools.tags["</p>"]

    def headline(self, ordinal: int) -> tuple[Piece, bytes]:
        """What stands above article `ordinal`, and the words of its address."""
        head, tail, _length = numbers(b"head %d" % ordinal, 3)
        return self._headline(head & IN_MANY, tail & IN_SOME)

    def _headline(self, head: int, tail: int) -> tuple[Piece, bytes]:
        found = self.pools
        slug = found.slugs[head] + b"-" + found.slugs[MANY + tail]
        return found.shelf.joined((found.heads + head, found.head_tails + tail)), _shortened(slug)

    def text(
        self, ordinal: int, insets: Sequence[Inset] = (), *, was_changed: bool = False
    ) -> Text:
        """Article `ordinal`, with insets after its first paragraphs, one after each."""
        head, tail, length = numbers(b"head %d" % ordinal, 3)
        headline, slug = self._headline(head & IN_MANY, tail & IN_SOME)
        count = round(_lengths()[length & 255] / self.pools.sentence)
        number = iter(numbers(b"text %d" % ordinal, _enough(count))).__next__
        first, shelf = number(), self.pools.shelf
        deck = shelf.joined(self._lead(first) if first >> 26 < 35 else ())
        body = [self.p, *self._lead(number()), *self._next(number()), *self._next(number())]
        body.append(self.p_end)
        blocks = self._insets(insets, number)
        left, last = count - 3, len(body)
        while left > 0:
            body += next(blocks, ())
            last, kind = len(body), number()
            write = self._kinds[kind & 15]
            left -= write(self, body, number, min(2 + (kind >> 4) % 3, left))
        excerpt = deck.printed or self._excerpt(body)
        before = shelf.joined(body[:last]) if was_changed else None
        return Text(headline, slug, deck, shelf.joined(body), excerpt, before)

    def _lead(self, which: int) -> tuple[int, int]:
        """A sentence that is an excerpt by itself."""
        leads, tails = self.pools.leads, self.pools.lead_tails
        return leads + (which & IN_SOME), tails + (which >> 12 & IN_SOME)

    def _next(self, which: int) -> tuple[int, int]:
        """A sentence after another one."""
        return self.pools.others + (which & IN_MANY), self.pools.tails + (which >> 12 & IN_MANY)

    def _excerpt(self, body: list[int]) -> bytes:
        """What `articles.text.excerpt` takes of the lead: as many whole sentences as fit."""
        printed = self.pools.shelf.printed
        first, *others = [printed[number] for number in body[1:5]]
        two = b"".join((first, *others))
        return two if len(two.decode()) <= LONGEST_EXCERPT else first + others[0]

    def _plain(self, body: list[int], number: Number, sentences: int) -> int:
        found = self.pools
        start, tails, rare = found.openers, found.tails, found.rare
        body.append(self.p)
        for _turn in range(sentences):
            which = number()
            if which >> 24 < RARE:
                before, gaps = rare[which >> 12 & IN_SOME]
                body += (start + (which & IN_MANY), before)
                _fill(body, gaps, number)
            else:
                body += (start + (which & IN_MANY), tails + (which >> 12 & IN_MANY))
            start = found.others
        body.append(self.p_end)
        return sentences

    def _under_a_heading(self, body: list[int], number: Number, sentences: int) -> int:
        tags = self.pools.tags
        body += (tags["<h2>"], self.pools.heads + (number() & IN_MANY), tags["</h2>"])
        return self._plain(body, number, sentences)

    def _speech(self, body: list[int], number: Number, sentences: int) -> int:
        which, found = number(), self.pools
        before, (content, *gaps) = found.speech[which >> 24 & FEW - 1]
        said = found.openers + (which & IN_MANY), found.quoted + (which >> 12 & IN_SOME)
        body += (self.p, before, *said, content.after)
        _fill(body, gaps, number)
        body.append(self.p_end)
        return 1

    def _list(self, body: list[int], number: Number, sentences: int) -> int:
        self._plain(body, number, 1)
        openers, tags = self.pools.openers, self.pools.tags
        body += (tags["<ul><li>"], openers + (number() & IN_MANY))
        for _turn in range(sentences):
            body += (tags["</li><li>"], openers + (number() & IN_MANY))
        body.append(tags["</li></ul>"])
        return 1 + sentences

    _kinds: ClassVar = [_under_a_heading, _speech, _speech, _list, *[_plain] * 12]

    def _insets(self, insets: Sequence[Inset], number: Number) -> Iterator[list[int]]:
        """Each inset as pieces; what is the article's alone is put on the scratch of the shelf."""
        scratch: list[Piece] = []
        blocks: list[list[int]] = []
        for inset in insets:
            place, words = len(scratch) + 1, self.pools.openers + (number() & IN_MANY)
            if inset.link:
                before, ((_start, _count, after),) = self.pools.earlier
                address = f"/{self.language}/{inset.link}/"
                scratch += (markup(f'<a href="{address}">'), LINK_END)
                blocks.append([self.p, before, place, words, place + 1, after, self.p_end])
            elif len(inset.pictures) > 1:
                numbers = ",".join(map(str, inset.pictures))
                scratch.append(markup(f'<figure data-gallery="{numbers}"></figure>'))
                blocks.append([place])
            else:
                start = f'<figure data-picture="{inset.pictures[0]}"><figcaption>'
                scratch += (markup(start), FIGURE_END)
                blocks.append([place, words, place + 1])
        self.pools.shelf.scratch(scratch)
        return iter(blocks)


@cache
def writer(language: str) -> Writer:
    return Writer(language)


def _fill(body: list[int], gaps: Sequence[Gap], number: Number) -> None:
    """Put words into gaps: the first of a list often, its last seldom."""
    for start, count, after in gaps:
        far = number() >> 16
        body += (start + (far * far * far * count >> 48), after)


def _shortened(slug: bytes) -> bytes:
    return slug if len(slug) <= LONGEST_SLUG else slug[: LONGEST_SLUG + 1].rpartition(b"-")[0]


@cache
def _lengths() -> list[int]:
    """How many letters bodies have: mostly short; rounded, so that no machine errs."""
    bell = NormalDist()
    spread = (exp(SPREAD * bell.inv_cdf((place + 0.5) / 256)) for place in range(256))
    return [min(MOST, 10 * round((LEAST + USUAL * more) / 10)) for more in spread]


def _enough(sentences: int) -> int:
    """So many numbers are never used up; few sizes, since each is prepared once."""
    return 64 * (2 + sentences // 20)
