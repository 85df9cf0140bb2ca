"""What search is judged on: families of forms, judged queries, and the stories they are put to."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from articles.text import sanitise, search

ROOT = Path(__file__).resolve().parent.parent
DATA, DEMO = ROOT / "tests/data/search", ROOT / "articles/demo"
LANGUAGES = ("ru", "kk", "en")
Family = list[str]


@dataclass(frozen=True)
class Story:
    key: str
    days: float
    names: str
    headline: str
    deck: str
    body: str

    @property
    def text(self) -> str:
        return "\n".join((self.headline, self.deck, self.names, self.body))


@dataclass(frozen=True)
class Judged:
    """A query, what it should find with how much that is worth, and what it was meant to say."""

    kind: str
    text: str
    worth: dict[str, int]
    meant: str | None


def families(name: str) -> dict[str, list[Family]]:
    """Families of normalised forms by section; in each the base form is first."""
    found: dict[str, list[Family]] = {}
    section: list[Family] = []
    for line in (DATA / f"forms-{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append([token.text for token in search.tokens(line)])
    return found


def judged(language: str) -> Iterator[Judged]:
    data = tomllib.loads((DATA / f"judged-{language}.toml").read_text(encoding="utf-8"))
    for kind, queries in data.items():
        for query in queries:
            worth = dict.fromkeys(query.get("mentions", []), 1) | dict.fromkeys(query["about"], 2)
            yield Judged(kind, query["text"], worth, query.get("meant"))


def archive(language: str) -> Iterator[Story]:
    for line in (DATA / f"archive-{language}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Story(**row | {"names": ", ".join(row["names"])})


def demo(language: str) -> Iterator[Story]:
    for path in sorted((DEMO / "stories").glob("*.toml")):
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        if text := story.get(language):
            keys = [*story["tags"], story["place"]]
            yield Story(
                key=story["key"],
                days=max(float(story["age_hours"]), 0) / 24,
                names=", ".join(filter(None, (_names().get((key, language)) for key in keys))),
                headline=text["headline"],
                deck=text.get("deck", ""),
                body=sanitise.plain_text(text["body"]),
            )


@cache
def _names() -> dict[tuple[str, str], str]:
    data = tomllib.loads((DEMO / "newsroom.toml").read_text(encoding="utf-8"))
    rows = [*data["tag"], *data["place"]]
    return {(row["key"], code): name for row in rows for code, name in row["names"].items()}


class Index:
    """The stories of one language in memory, found and ordered as the stores do it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.stories = {story.key: story for story in (*archive(language), *demo(language))}
        self._found: dict[str, set[str]] = defaultdict(set)
        self._marks: dict[str, str] = {}
        self._words: dict[str, set[str]] = defaultdict(set)
        for story in self.stories.values():
            self._add(story)

    def _add(self, story: Story) -> None:
        for lexeme in search.document(story.text, self.language):
            self._found[lexeme].add(story.key)
        for text in (story.headline, story.deck, story.names):
            for token in search.tokens(text):
                for lexeme in search.lexemes(token.text, self.language):
                    self._words[lexeme].add(token.text)
        self._marks[story.key] = search.marks(
            story.headline, story.deck, story.names, story.body[:600], self.language
        )

    def find(self, text: str) -> list[str]:
        """The keys of all stories that match, best first."""
        query = search.parse(text, self.language)
        if not query.words:
            return []
        keys = set.intersection(*(self._having(word) for word in query.words))
        there = [key for key in keys if self._has_phrases(query, key)]
        return sorted(there, key=lambda key: (-self._score(query, key), key))

    def known(self, lexemes: frozenset[str]) -> dict[str, list[str]]:
        """The words of headlines, decks and names that have each of the lexemes."""
        return {lexeme: sorted(self._words[lexeme]) for lexeme in lexemes & self._words.keys()}

    def lexemes_a_word(self) -> float:
        """How many lexemes a story is kept under for each of its different words."""
        words = sum(
            len({token.text for token in search.tokens(story.text)})
            for story in self.stories.values()
        )
        return sum(map(len, self._found.values())) / words

    def _having(self, word: search.Asked) -> set[str]:
        return set().union(*(self._found.get(reading, ()) for reading in word.readings))

    def _has_phrases(self, query: search.Query, key: str) -> bool:
        return search.matches_phrases(query, self.stories[key].text, self.language)

    def _score(self, query: search.Query, key: str) -> float:
        return search.score(self._marks[key], query, self.stories[key].days)
