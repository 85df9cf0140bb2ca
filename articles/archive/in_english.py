"""Sentences in English."""

from collections.abc import Sequence

from articles.archive import english, lexicon
from articles.archive.chance import Ranked
from articles.archive.sentences import Sentences

TEXT = "en"


class InEnglish(Sentences):
    language = TEXT

    def __init__(self) -> None:
        super().__init__()
        self.things = Ranked(_nouns("things"), shift=6)
        self.bodies = Ranked(_nouns("bodies"))
        self.persons = Ranked(_nouns("people"))
        self.adjectives = Ranked(lexicon.words("adjectives", TEXT), shift=6)
        self.verbs = Ranked([english.verb(s) for s in lexicon.words("verbs", TEXT)], shift=6)
        self.months = lexicon.words("months", TEXT)
        self.villages = Ranked(lexicon.villages(TEXT))

    def slot_thing(self, case: str) -> str:
        words = self._with_use(self._named(self.things.pick(self.chance)[0]))
        return f"the {words}" if self.chance.one_in(2) else english.with_article(words)

    def slot_things(self, case: str) -> str:
        return self._with_use(self._named(self.things.pick(self.chance)[1]))

    def slot_body(self, case: str) -> str:
        return f"the {self._named(self.bodies.pick(self.chance)[0])}"

    def slot_people(self, case: str) -> str:
        return self._named(self.persons.pick(self.chance)[1])

    def slot_person(self, case: str) -> str:
        return self.persons.pick(self.chance)[0]

    def slot_village(self, case: str) -> str:
        return self.villages.pick(self.chance)

    def slot_month(self, case: str) -> str:
        return self.chance.of(self.months)

    def slot_past(self, case: str) -> str:
        return self.verbs.pick(self.chance)["past"]

    def slot_base(self, case: str) -> str:
        return self.verbs.pick(self.chance)["base"]

    def _named(self, noun: str) -> str:
        """The noun, mostly with an adjective."""
        return noun if self.chance.one_in(3) else f"{self.adjectives.pick(self.chance)} {noun}"

    def _with_use(self, words: str) -> str:
        """The same, now and then with what it is for."""
        return f"{words} for {self.things.pick(self.chance)[1]}" if self.chance.one_in(5) else words

    def rare(self) -> dict[str, Sequence[str]]:
        every = [*_nouns("things"), *_nouns("bodies"), *_nouns("people")]
        every += [english.plural(word) for word in lexicon.compounds(TEXT)]
        verbs = [english.verb(spec) for spec in lexicon.words("verbs", TEXT)]
        his = lexicon.surnames(TEXT)
        return {
            "any.nom": [one for one, _many in every],
            "anys.nom": [many for _one, many in every],
            "adj.nom": lexicon.words("adjectives", TEXT),
            "man.nom": his,
            "woman.nom": [f"{word}a" for word in his],
            "his.nom": lexicon.halves("men", TEXT),
            "her.nom": lexicon.halves("women", TEXT),
            "village.nom": lexicon.villages(TEXT),
            "firm.nom": [word.capitalize() for word in lexicon.compounds(TEXT)],
            "verb.base": [verb["base"] for verb in verbs],
            "verb.ing": [verb["ing"] for verb in verbs],
        }


def _nouns(group: str) -> list[tuple[str, str]]:
    return [english.plural(spec) for spec in lexicon.words(group, TEXT)]
