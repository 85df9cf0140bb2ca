"""A text read piece by piece has the lexemes of the text read as a whole, in the same order."""

from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.search import readings, remembering
from articles.text.search.remembering import Remembered
from articles.text.search.stop_words import STOP_WORDS
from articles.text.search.words import chunks, tokens
from bench.search_corpus import LANGUAGES, Index

PIECES = [
    "Токаев",
    "45",
    "000",
    "1",
    "e-mail",
    "COVID-19",
    "и",
    "the",
    "за\u0301мок",
    "пoлиция",
    "«",
    "»,",
]
PIECES += [
    "-",
    "_",
    ".",
    " ",
    "  ",
    "\u00a0",
    "\u202f",
    "\n",
    "\t",
    "\x1f",
    "\x85",
    "\u2028",
    "\u00ad",
]
PIECES += ["мектептеріндегі", "²", "٣", "\u200b", "\ufeff"]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


def whole(text, language):
    stop = STOP_WORDS[language]
    words = dict.fromkeys(token.text for token in tokens(text) if token.text not in stop)
    return list(dict.fromkeys(lex for word in words for lex in readings.lexemes(word, language)))


@given(texts)
@example("COVID-19 000 45 000, 1\u00a0000\u202f000 и 5  000")
def test_no_word_reaches_over_two_pieces(text):
    read = [token.text for chunk in chunks(text) for token in tokens(chunk)]

    assert read == [token.text for token in tokens(text)]


@given(texts, st.sampled_from(LANGUAGES))
def test_lexemes_are_those_of_the_whole(text, language):
    assert list(readings.ordered(text, language)) == whole(text, language)


def test_lexemes_of_an_archive_are_those_of_its_texts_as_wholes():
    for language in LANGUAGES:
        for story in Index(language).stories.values():
            assert list(readings.ordered(story.text, language)) == whole(story.text, language)


def test_no_more_pieces_are_remembered_than_allowed(monkeypatch):
    monkeypatch.setattr(remembering, "KEPT", 3)
    own = Remembered(len)

    for word in ("раз", "два", "три", "четыре", "ы" * 100):
        assert own[word] == own[word]

    assert set(own) == {"четыре"}
