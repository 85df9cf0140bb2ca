"""In which order what was found is shown: where in a story the words stand, and how new it is."""

from articles.text.search.asking import Query
from articles.text.search.readings import ordered

VALUES = (8.0, 4.0, 3.0, 2.0, 1.0)
"""What a word is worth in headline, deck, names (tags, authors, sources, places), lead, and
elsewhere."""
WHOLE_HEADLINE = 1.25
"""How much more a story is worth whose headline has every word."""

HALF_LIFE_DAYS = 60.0
TIMELESS = 0.4
"""The part of a story's worth that age doesn't take."""

_FIELD = "\n"


def marks(headline: str, deck: str, names: str, lead: str, language: str) -> str:
    """Return what `score` asks of a story: the lexemes of each field, each where it first stands.

    A line a field, a space round every lexeme.
    """
    seen: set[str] = set()
    lines = []
    for field in (headline, deck, names, lead):
        new = [lexeme for lexeme in ordered(field, language) if lexeme not in seen]
        seen.update(new)
        lines.append(f" {' '.join(new)} ")
    return _FIELD.join(lines)


def score(marks: str, query: Query, age_days: float) -> float:
    """Return how well a story that matches answers the query: above 0, more is better."""
    fields = marks.split(_FIELD)
    places = [_place(needles, fields) for needles in query.needles]
    worth = sum([VALUES[place] for place in places]) / max(len(places), 1)
    if places and not any(places):
        worth *= WHOLE_HEADLINE
    freshness = pow(2, -max(age_days, 0.0) / HALF_LIFE_DAYS)
    return worth * (TIMELESS + (1 - TIMELESS) * freshness)


def _place(needles: tuple[str, ...], fields: list[str]) -> int:
    """The number of the first field that has the word, one more than the last where none has."""
    for place, field in enumerate(fields):
        for needle in needles:
            if needle in field:
                return place
    return len(VALUES) - 1
