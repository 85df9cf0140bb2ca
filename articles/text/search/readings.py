"""From words to lexemes: what a document is found under."""

from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

from articles.text.search import kazakh, russian
from articles.text.search.stop_words import STOP_WORDS
from articles.text.search.words import KAZAKH_LETTERS, tokens

KEPT = 1 << 16
"""Words whose lexemes are remembered: a newsroom's daily vocabulary, some 20 MB."""


def read(word: str, language: str) -> tuple[str, ...]:
    """Return every reading of a normalised word in a text of `language`, likeliest first.

    A document is indexed under all of them, and a query that has one of them finds it.
    """
    if word.isascii():
        return (_english(word),) if word.isalpha() else (word,)
    if not KAZAKH_LETTERS.isdisjoint(word):
        return kazakh.stems(word)
    if language == "kk":
        return tuple(dict.fromkeys(kazakh.stems(word) + russian.stems(word)))
    return russian.stems(word)


lexemes = lru_cache(maxsize=KEPT)(read)
"""`read`, remembering: what to ask for words that come again."""


def _english(word: str) -> str:
    stem: str = EnglishStemmer().stemWord(word)  # its state is no thing for threads to share
    return stem


def document(text: str, language: str) -> frozenset[str]:
    """Return the lexemes of a text, without the words that stand everywhere."""
    return frozenset(ordered(text, language))


def ordered(text: str, language: str) -> dict[str, None]:
    """The lexemes of a text, each once, in the order of their first places."""
    stop = STOP_WORDS.get(language, frozenset())
    words = dict.fromkeys(token.text for token in tokens(text) if token.text not in stop)
    return dict.fromkeys(lexeme for word in words for lexeme in lexemes(word, language))
