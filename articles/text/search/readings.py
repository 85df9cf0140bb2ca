"""From words to lexemes: what a document is found under."""

from functools import lru_cache
from itertools import chain

from snowballstemmer.english_stemmer import EnglishStemmer

from articles.text.search import kazakh, russian
from articles.text.search.remembering import KEPT, Remembered
from articles.text.search.stop_words import STOP_WORDS
from articles.text.search.words import KAZAKH_LETTERS, chunks, tokens


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
    own = remembered(language)
    return frozenset(chain.from_iterable(map(own.__getitem__, set(chunks(text)))))


def ordered(text: str, language: str) -> dict[str, None]:
    """The lexemes of a text, each once, in the order of their first places."""
    own = remembered(language)
    return dict.fromkeys(chain.from_iterable(map(own.__getitem__, dict.fromkeys(chunks(text)))))


@lru_cache
def remembered(language: str) -> Remembered[tuple[str, ...]]:
    """The lexemes of pieces of text as they stand there, commas and all.

    A piece costs a look here in place of a token, a look among stop words and one for lexemes.
    """
    stop = STOP_WORDS.get(language, frozenset())

    def lexemes_of(chunk: str) -> tuple[str, ...]:
        words = (token.text for token in tokens(chunk) if token.text not in stop)
        return tuple(dict.fromkeys(lexeme for word in words for lexeme in lexemes(word, language)))

    return Remembered(lexemes_of)
