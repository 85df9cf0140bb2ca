"""Sentences in Russian: adjectives agree with nouns, verbs with their subject."""

from collections.abc import Sequence
from functools import cache

from articles.archive import lexicon, russian
from articles.archive.chance import Ranked
from articles.archive.russian import CASES, Forms, Noun
from articles.archive.sentences import Sentences

TEXT = "ru"


class InRussian(Sentences):
    language = TEXT

    def __init__(self) -> None:
        super().__init__()
        self.things = Ranked(nouns("things"), shift=6)
        self.bodies = Ranked(nouns("bodies"))
        self.persons = Ranked(nouns("people"))
        self.adjectives = Ranked(adjectives(), shift=6)
        self.verbs = Ranked([spec.split()[0] for spec in lexicon.words("verbs", TEXT)], shift=6)
        self.months = nouns("months")
        self.villages = Ranked(villages())
        self.subject = "many"
        """The gender of what was named last, or "many"."""

    def slot_thing(self, case: str) -> str:
        return self._with_owner(self._named(self.things.pick(self.chance), case))

    def slot_things(self, case: str) -> str:
        return self._with_owner(self._named(self.things.pick(self.chance), case, is_many=True))

    def slot_body(self, case: str) -> str:
        return self._named(self.bodies.pick(self.chance), case)

    def slot_people(self, case: str) -> str:
        return self._named(self.persons.pick(self.chance), case, is_many=True)

    def slot_person(self, case: str) -> str:
        return self.persons.pick(self.chance).one[case]

    def slot_village(self, case: str) -> str:
        return self.villages.pick(self.chance)[case]

    def slot_month(self, case: str) -> str:
        return self.chance.of(self.months).one[case]

    def slot_verb(self, case: str) -> str:
        return russian.past(self.verbs.pick(self.chance))[self.subject]

    def slot_verbs(self, case: str) -> str:
        return russian.past(self.verbs.pick(self.chance))["many"]

    def slot_inf(self, case: str) -> str:
        return self.verbs.pick(self.chance)

    def _named(self, noun: Noun, case: str, *, is_many: bool = False) -> str:
        """The noun, mostly with an adjective."""
        gender = "many" if is_many else noun.gender
        word = (noun.many if is_many else noun.one)[case]
        if case == "nom":
            self.subject = gender
        if self.chance.one_in(3):
            return word
        return f"{self.adjectives.pick(self.chance)[gender][case]} {word}"

    def _with_owner(self, words: str) -> str:
        """The same, now and then with what it is of."""
        if not self.chance.one_in(5):
            return words
        return f"{words} {self.things.pick(self.chance).many['gen']}"

    def rare(self) -> dict[str, Sequence[str]]:
        return _rare()


@cache
def nouns(group: str) -> list[Noun]:
    return [russian.noun(spec, is_alive=group == "people") for spec in lexicon.words(group, TEXT)]


@cache
def adjectives() -> list[dict[str, Forms]]:
    return [russian.adjective(word) for word in lexicon.words("adjectives", TEXT)]


@cache
def villages() -> list[Forms]:
    return [russian.noun(f"{name} m").one for name in lexicon.villages(TEXT)]


def _rare() -> dict[str, Sequence[str]]:
    every = [*nouns("things"), *nouns("bodies"), *nouns("people")]
    every += [russian.noun(spec) for spec in lexicon.compounds(TEXT)]
    qualities = [*adjectives(), *_more_adjectives()]
    his, hers = zip(*(russian.surname(word) for word in lexicon.surnames(TEXT)), strict=True)
    men = [russian.noun(name, is_alive=True).one for name in lexicon.halves("men", TEXT)]
    women = [russian.woman(name) for name in lexicon.halves("women", TEXT)]
    places = villages()
    found: dict[str, Sequence[str]] = {
        "firm.nom": [spec.split()[0].capitalize() for spec in lexicon.compounds(TEXT)]
    }
    for case in CASES:
        found |= {
            f"any.{case}": [noun.one[case] for noun in every],
            f"anys.{case}": [noun.many[case] for noun in every],
            f"man.{case}": [word[case] for word in his],
            f"woman.{case}": [word[case] for word in hers],
            f"his.{case}": [name[case] for name in men],
            f"her.{case}": [name[case] for name in women],
            f"village.{case}": [name[case] for name in places],
        }
        for gender in ("m", "f", "n", "many"):
            slot = f"adj{'s' if gender == 'many' else gender}.{case}"
            found[slot] = [forms[gender][case] for forms in qualities]
    return found


def _more_adjectives() -> list[dict[str, Forms]]:
    """Participles, adjectives of numerals and of villages."""
    made = [spec.split()[1] for spec in lexicon.words("verbs", TEXT)]
    made += [
        numeral + word
        for word in lexicon.halves("numeral_adjectives", TEXT)
        for numeral in lexicon.halves("numerals", TEXT)
    ]
    made += [
        head + word
        for word in lexicon.halves("between_adjectives", TEXT)
        for head in lexicon.halves("between", TEXT)
    ]
    made += [of(name) for name in lexicon.villages(TEXT)]
    return [russian.adjective(word) for word in made]


def of(village: str) -> str:
    """The adjective of a village: Акбулак → акбулакский."""
    name = village.lower()
    return f"{name.rstrip('аеоыья')}ский"
