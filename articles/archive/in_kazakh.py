"""Sentences in Kazakh: what is done stands before the verb, and endings carry the rest."""

from collections.abc import Sequence
from functools import cache

from articles.archive import kazakh, lexicon
from articles.archive.chance import Ranked
from articles.archive.kazakh import CASES, Forms
from articles.archive.sentences import Sentences

TEXT = "kk"


class InKazakh(Sentences):
    language = TEXT

    def __init__(self) -> None:
        super().__init__()
        self.things = Ranked(nouns("things"), shift=6)
        self.bodies = Ranked(nouns("bodies"))
        self.persons = Ranked(nouns("people"))
        self.adjectives = Ranked(lexicon.words("adjectives", TEXT), shift=6)
        self.verbs = Ranked([kazakh.verb(s) for s in lexicon.words("verbs", TEXT)], shift=6)
        self.months = nouns("months")
        self.villages = Ranked([kazakh.cases(name) for name in lexicon.villages(TEXT)])

    def slot_thing(self, case: str) -> str:
        return self._thing("any", "own", case)

    def slot_things(self, case: str) -> str:
        return self._thing("anys", "owns", case)

    def slot_own(self, case: str) -> str:
        return self._named(self.things.pick(self.chance)["own"][case])

    def slot_body(self, case: str) -> str:
        return self._named(self.bodies.pick(self.chance)["any"][case])

    def slot_people(self, case: str) -> str:
        return self._named(self.persons.pick(self.chance)["anys"][case])

    def slot_person(self, case: str) -> str:
        return self.persons.pick(self.chance)["any"][case]

    def slot_village(self, case: str) -> str:
        return self.villages.pick(self.chance)[case]

    def slot_month(self, case: str) -> str:
        return self.chance.of(self.months)["any"][case]

    def slot_past(self, case: str) -> str:
        return self.verbs.pick(self.chance)["past"]

    def slot_aorist(self, case: str) -> str:
        return self.verbs.pick(self.chance)["aorist"]

    def slot_conv(self, case: str) -> str:
        return self.verbs.pick(self.chance)["conv"]

    def _thing(self, form: str, owned: str, case: str) -> str:
        """A thing; now and then with what it is of, and then it has the ending of its owner."""
        thing = self.things.pick(self.chance)
        if self.chance.one_in(5):
            owner = self.things.pick(self.chance)["any"]["gen"]
            return f"{owner} {self._named(thing[owned][case])}"
        return self._named(thing[form][case])

    def _named(self, noun: str) -> str:
        """The noun, mostly with an adjective."""
        return noun if self.chance.one_in(3) else f"{self.adjectives.pick(self.chance)} {noun}"

    def rare(self) -> dict[str, Sequence[str]]:
        return _rare()


@cache
def nouns(group: str) -> list[dict[str, Forms]]:
    return [kazakh.noun(spec) for spec in lexicon.words(group, TEXT)]


def _rare() -> dict[str, Sequence[str]]:
    every = [*nouns("things"), *nouns("bodies"), *nouns("people")]
    every += [kazakh.noun(spec) for spec in lexicon.compounds(TEXT)]
    his = lexicon.surnames(TEXT)
    names = {
        "man": [kazakh.cases(word) for word in his],
        "woman": [kazakh.cases(f"{word}а") for word in his],
        "village": [kazakh.cases(name) for name in lexicon.villages(TEXT)],
    }
    qualities = lexicon.words("adjectives", TEXT)
    found: dict[str, Sequence[str]] = {
        "firm.nom": [spec.rstrip("!").capitalize() for spec in lexicon.compounds(TEXT)],
        "adj.nom": qualities,
        "adj.more": [kazakh.more(word) for word in qualities],
        "his.nom": lexicon.halves("men", TEXT),
        "her.nom": lexicon.halves("women", TEXT),
    }
    for case in CASES:
        for form in ("any", "anys", "own", "owns", "our", "ours"):
            found[f"{form}.{case}"] = [noun[form][case] for noun in every]
        found |= {f"{name}.{case}": [word[case] for word in rows] for name, rows in names.items()}
    return found
