"""How well search finds what it should: forms of words, judged queries, mended words, speed.

.venv/bin/python -m bench.search_quality [--failures]
"""

import math
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from articles.text import search
from articles.text.search.kazakh_lists import BASES, FLEETING
from articles.text.search.readings import remembered
from articles.text.search.russian_lists import FORMS, TWINS
from articles.text.search.words import folded
from bench.search_corpus import LANGUAGES, Family, Index, Judged, families, judged

TOP = 10
LISTED = BASES | set(FLEETING.values()) | set(TWINS) | set(TWINS.values()) | set(FORMS.split())


class Forms(NamedTuple):
    """How often a form and its base form, and any two forms, share a lexeme."""

    families: int
    to_base: float
    any_two: float


class Answers(NamedTuple):
    """Means over queries; `mended` of those with a word to mend."""

    queries: int
    recall: float
    ndcg: float
    mended: float | None


def forms(groups: Iterable[Family], language: str) -> Forms:
    groups = list(groups)
    read = [[frozenset(search.lexemes(word, language)) for word in family] for family in groups]
    to_base = [bool(form & base) for base, *others in read for form in others]
    pairs = [bool(one & other) for family in read for one, other in combinations(family, 2)]
    return Forms(len(groups), _mean(to_base), _mean(pairs))


def merged(groups: Iterable[Family], language: str) -> list[tuple[str, str]]:
    """Base forms of different families that one lexeme stands for: what stemming cost."""
    bases = [(family[0], frozenset(search.lexemes(family[0], language))) for family in groups]
    return [(one, other) for (one, a), (other, b) in combinations(bases, 2) if a & b]


def unlisted(groups: Iterable[Family]) -> list[Family]:
    """The families that the analyser has not been told about word by word."""
    return [family for family in groups if LISTED.isdisjoint(family)]


def answers(index: Index, queries: Iterable[Judged], failures: list[str] | None = None) -> Answers:
    results = [_answer(index, query, failures) for query in queries]
    mended = [result[2] for result in results if result[2] is not None]
    return Answers(
        len(results),
        _mean(result[0] for result in results),
        _mean(result[1] for result in results),
        _mean(mended) if mended else None,
    )


def _answer(
    index: Index, query: Judged, failures: list[str] | None
) -> tuple[float, float, bool | None]:
    """Recall, nDCG@10 and whether the right word was proposed; a proposal is followed."""
    found, mended = index.find(query.text), None
    if query.meant:
        proposed = None if found else search.proposal(query.text, index.language, index.known)
        found = found if proposed is None else index.find(proposed)
        mended = proposed is not None and _means(proposed, query.meant, index.language)
    recall, gain = recalled(query.worth, found), ndcg(query.worth, found)
    if failures is not None and (recall < 1 or mended is False):
        missing = sorted(query.worth.keys() - set(found))
        failures.append(f"{index.language} {query.kind}: {query.text} → {len(found)}, no {missing}")
    return recall, gain, mended


def _means(proposed: str, meant: str, language: str) -> bool:
    """Whether each word that was meant is in the proposal, in any form."""
    got = search.document(proposed, language)
    words = (search.lexemes(token.text, language) for token in search.tokens(meant))
    return all(not got.isdisjoint(readings) for readings in words)


def recalled(worth: dict[str, int], found: Sequence[str]) -> float:
    """The part of the relevant stories that was found; where there is none, nothing must be."""
    if not worth:
        return float(not found)
    return len(worth.keys() & set(found)) / len(worth)


def ndcg(worth: dict[str, int], found: Sequence[str]) -> float:
    ideal = _gain(sorted(worth.values(), reverse=True))
    return _gain([worth.get(key, 0) for key in found]) / ideal if ideal else float(not found)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:TOP]))


def words_a_second(index: Index) -> tuple[float, float]:
    """Words of the stories analysed in a second of processor time: at first, and remembered."""
    texts = [story.text for story in index.stories.values()]
    count = sum(len(search.tokens(text)) for text in texts)
    for memory in (search.lexemes, remembered, folded):
        memory.cache_clear()
    rates = []
    for _ in range(2):
        begun = time.process_time()
        for text in texts:
            search.document(text, index.language)
        rates.append(count / (time.process_time() - begun))
    return rates[0], rates[1]


def _mean(values: Iterable[float]) -> float:
    kept = list(values)
    return sum(kept) / len(kept) if kept else 0.0


def print_forms() -> None:
    print(f"{'forms':34} families  to base  any two")
    for name in ("ru-judging", "kk-judging", "ru-tuning", "kk-tuning"):
        sections, language = families(name), name[:2]
        every = [family for section in sections.values() for family in section]
        rows = {"all": every, "not in our lists": unlisted(every), **sections}
        for title, groups in rows.items():
            got = forms(groups, language)
            row = f"{name} {title}"
            print(f"{row:34} {got.families:8} {got.to_base:8.3f} {got.any_two:8.3f}")
    for language in ("ru", "kk"):
        both = [families(f"{language}-{part}") for part in ("judging", "tuning")]
        every = [family for sections in both for section in sections.values() for family in section]
        pairs = merged(every, language)
        print(f"{language}: {len(pairs)} pairs of {len(every)} base forms fall together {pairs}")


def print_answers(failures: list[str]) -> None:
    print(f"\n{'queries':20} number  recall  nDCG@10  did you mean")
    for language in LANGUAGES:
        index, by_kind = Index(language), defaultdict(list)
        for query in judged(language):
            by_kind[query.kind].append(query)
        every = [query for queries in by_kind.values() for query in queries]
        for kind, queries in [*by_kind.items(), ("all", every)]:
            got = answers(index, queries, None if kind == "all" else failures)
            mended = "" if got.mended is None else f"{got.mended:13.2f}"
            row = f"{language} {kind}"
            print(f"{row:20} {got.queries:6} {got.recall:7.3f} {got.ndcg:8.3f} {mended}")
        first, then = words_a_second(index)
        size = index.lexemes_a_word()
        print(
            f"{language}: {first:,.0f} words/s at first, {then:,.0f} then; {size:.2f} lexemes/word"
        )


if __name__ == "__main__":
    failed: list[str] = []
    print_forms()
    print_answers(failed)
    if "--failures" in sys.argv:
        print("\n".join(["", *failed]))
