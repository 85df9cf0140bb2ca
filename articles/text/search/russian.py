"""Stems of Russian words: Snowball's, and one more where it parts a word from its own forms."""

import re
from collections.abc import Iterator

from snowballstemmer.russian_stemmer import RussianStemmer

from articles.text.search.russian_lists import FADING, FORMS, ODD_VERBS, PREFIXES, TWINS, VERBS

_SOLID = "[бвгджзйклмнпрстфхцчшщ]"
_PAST = "(?:ть|л|ла|ло|ли)"
RULES = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (r"(\w+[оеаияы]в)", r"\1"),  # «Токаев», «архив»: their other forms keep these letters
        (r"(\w+[аеу])й", r"\1"),  # «музей», «музея»
        (r"(\w{3,})ай", r"\1"),  # «случай», «случаем»
        (r"(\w+[иы]т|\w+[рлмдбвпзс]им)", r"\1"),  # «опыт», «режим»: no verbs, no adjectives
        (r"(\w{2,}[бгдзкмнпрст][ие]с)ь", r"\1"),  # «запись»: nothing happens to itself here
        (r"(\w{2,}[аяе]н)[аоы]?", r"\1"),  # «обмен», «Астана», «горожан»: no participles
        (r"(\w+[ая]н)ин", r"\1"),  # «горожанин», «горожане»
        (rf"(\w+{_SOLID})о([кц])", r"\1\2"),  # «рынок», «рынка»; «поездка», «поездок»
        (rf"(\w+(?!л){_SOLID})е([кц])", r"\1\2"),  # «отец», «отца»; «девочка», «девочек»
        (r"(\w+[лнр])е([кц])", r"\1ь\2"),  # «жилец», «жильца»; «огонёк», «огонька»
        (r"(\w+[аеио])е([кц])", r"\1й\2"),  # «копейка», «копеек»
        (rf"(\w+{_SOLID})ень", r"\1н"),  # «уровень», «уровня»
        (rf"(\w\w+)[ое]ва(?:{_PAST}|н|на|но|ны)", r"\1"),  # «требовать», «требует»
        (rf"(\w+{_SOLID}н)(?:у(?:{_PAST}|т)|ет)", r"\1"),  # «рухнуть», «рухнет»
        (rf"(\w{{4,}})е(?:{_PAST}|ет|ют)", r"\1"),  # «рассмотреть», «рассмотрит»
        (r"(\w\w+[жшщч])ат", r"\1"),  # «решать», «решат»
        (r"(\w+[бвмпф])лен[аоы]?", r"\1"),  # «купить», «куплен»
        (rf"(\w*(?:{FADING}))(?:ну(?:{_PAST}|т)|нет|л[аои])", r"\1"),  # «погибнуть», «погиб»
    )
)
"""What the whole of a word looks like, and the stem that it has besides Snowball's."""
_CUT_AGAIN = re.compile(r"(\w{2,}[ая])л|(\w{4,})(?:ом|ем|ам|ах|их)")
"""Stems of nouns that Snowball cuts once more where they stand without an ending."""
_ITSELF = re.compile(r"(\w{3,})с[яь]")


def stems(word: str) -> tuple[str, ...]:
    """Return the stems of a normalised word, Snowball's first."""
    stem = _snowball(word)
    itself = _ITSELF.fullmatch(word)
    return tuple(dict.fromkeys((stem, *_others(itself[1] if itself else word, word, stem))))


def _others(bare: str, word: str, stem: str) -> Iterator[str]:
    """Stems that the word shares with forms which Snowball parts from it."""
    yield from (_snowball(twin) for twin in (_BASES.get(word), TWINS.get(word)) if twin)
    yield from _verb_roots(bare)
    for form in dict.fromkeys((word, bare)):
        yield from (match.expand(kept) for rule, kept in RULES if (match := rule.fullmatch(form)))
    if stem != word and (cut := _CUT_AGAIN.fullmatch(stem)):
        yield cut[1] or cut[2]


def _snowball(word: str) -> str:
    stem: str = RussianStemmer().stemWord(word)  # its state is no thing for threads to share
    return stem


def _verb_roots(word: str) -> Iterator[str]:
    """«от1кры» for «откроет», as for every form of «открыть»; the figure keeps it from nouns."""
    if word in ODD_VERBS:
        yield ODD_VERBS[word]
    for cut in range(len(word) - 1):
        root, prefix = _ROOTS.get(word[cut:]), PREFIXES.get(word[:cut])
        if root is not None and prefix is not None:
            yield f"{prefix}1{root}"
            return


_BASES = {
    form: base
    for base, forms in (line.split(": ") for line in FORMS.strip().splitlines())
    for form in forms.split()
}
_ROOTS = {form: root for root, forms in VERBS.items() for form in forms.split()}
