"""What the box proposes while somebody types, and what a question that found nothing meant.

Every proposal is asked for before it is made: it finds something public now. So nothing that is
planned, withdrawn or taken out of the record shows itself by its words.
"""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from articles.models import Listing, ListKind
from articles.search import finding, store, vocabulary
from articles.search.finding import Question
from articles.text import search as analyser

MOST = 8
CONSIDERED = 2 * MOST
SHORTEST = 2
LOOKED_AT = 6
"""A question of more words than this is not mended."""
LOOKED_UP = 200
HEADLINES = 1_000
RECENT_SECONDS = 300.0


def suggested(text: str, language: str, at: datetime) -> list[str]:
    """Questions that go on where `text` ends, each of which finds something public at `at`.

    Two queries, and a third once in a while for the words of the day.
    """
    found = analyser.tokens(text)
    if not found or not text[-1].isalnum() or len(found[-1].text) < SHORTEST:
        return []
    before = text[: found[-1].start].lstrip()
    words = _going_on(found[-1].text, language)[:CONSIDERED]
    proposed = [Question(f"{before}{word}", language) for word in words]
    return [question.text for question in _that_find(proposed, at)][:MOST]


def meant(question: Question, at: datetime) -> str:
    """The question that found nothing, as it was probably meant; "" where nobody can tell.

    Four queries at most.
    """
    language = question.language
    typed = {token.text for token in analyser.tokens(question.text)}
    if len(typed) > LOOKED_AT:
        return ""
    alone = [Question(word, language) for word in sorted(typed)]
    there = [lexeme for each in _that_find(alone, at) for lexeme in _lexemes(each)]

    def known(lexemes: frozenset[str]) -> dict[str, list[str]]:
        elsewhere: dict[str, list[str]] = {each: [] for each in there if each in lexemes}
        return elsewhere | vocabulary.with_lexemes(lexemes, language)

    proposed = analyser.proposal(question.text, language, known)
    finds = proposed and _that_find([replace(question, text=proposed)], at)
    return proposed if proposed and finds else ""


def _lexemes(question: Question) -> Iterator[str]:
    return (reading for asked in question.query.words for reading in asked.readings)


def _that_find(questions: list[Question], at: datetime) -> list[Question]:
    """Those of the questions that find anything. One query."""
    wanted = [finding.wanted_of(each, each.query, at, at) for each in questions]
    return [each for each, finds in zip(questions, store.which(wanted), strict=True) if finds]


def _going_on(typed: str, language: str) -> list[str]:
    """Words that begin so: those of many headlines of late first, then the short ones.

    Of the forms of one word the shortest.
    """
    heard = _recent.heard(language)
    forms = {form for form in heard if form.startswith(typed)}
    forms |= set(vocabulary.beginning_with(typed, language, LOOKED_UP))
    alike: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (len(form), form)):
        alike[analyser.lexemes(form, language)[0]].append(form)

    def standing(forms: list[str]) -> tuple[int, int, str]:
        return -sum(heard[form] for form in forms), len(forms[0]), forms[0]

    return [forms[0] for forms in sorted(alike.values(), key=standing)]


class _Recent:
    """How often each word stands in the newest headlines; kept in the process for a while."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.counted: dict[str, tuple[float, Counter[str]]] = {}

    def heard(self, language: str) -> Counter[str]:
        with self.lock:
            since, counted = self.counted.get(language, (float("-inf"), Counter()))
            if time.monotonic() - since > RECENT_SECONDS:
                counted = self._count(language)
                self.counted[language] = time.monotonic(), counted
            return counted

    def forget(self) -> None:
        with self.lock:
            self.counted = {}

    @staticmethod
    def _count(language: str) -> Counter[str]:
        rows = Listing.objects.of(ListKind.LATEST, 0, language).public()
        headlines = rows.values_list("edition__headline", flat=True)[:HEADLINES]
        return Counter(word for each in headlines for word in vocabulary.of(each))


_recent = _Recent()


def forget(words: Collection[str], language: str) -> None:
    """Keep none of these words that finds nothing public, and hear the words of the day anew."""
    alone = [Question(word, language) for word in words]
    found = {question.text for question in _that_find(alone, timezone.now())}
    vocabulary.forget(set(words) - found, language)
    hear_anew()


def hear_anew() -> None:
    """Count the words of the day when next asked."""
    _recent.forget()
