"""Texts put together from pieces say what the newsroom would have made of them."""

import re
from itertools import pairwise

import pytest

from articles.archive.pools import vocabulary
from articles.archive.recipe import language_of
from articles.archive.texts import Inset, writer
from articles.text import excerpt, sanitise, slugs, typography, words

LANGUAGES = ("ru", "kk", "en")
SAMPLE = 120
INSETS = [[], [Inset(pictures=[7])], [Inset(pictures=[1, 2, 3]), Inset(link=55)], [Inset(link=3)]]


def texts(language):
    for ordinal in range(1, SAMPLE):
        insets = INSETS[ordinal % len(INSETS)]
        yield writer(language).text(ordinal, insets, was_changed=ordinal % 5 == 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_body_is_clean_typeset_and_counted(language):
    for text in texts(language):
        for body in filter(None, (text.body, text.before)):
            html = body.desk.decode()

            assert sanitise.clean(html) == html
            assert typography.typeset_html(html, language) == body.printed.decode()
            assert words.count_words(sanitise.plain_text(html)) == body.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_above_is_what_publishing_makes(language):
    for text in texts(language):
        headline, deck = text.headline.desk.decode(), text.deck.desk.decode()
        plain = sanitise.plain_text(text.body.desk.decode())

        assert typography.typeset(headline, language) == text.headline.printed.decode()
        assert slugs.slug(headline, language) == text.slug.decode()
        shortened = excerpt.excerpt(deck or plain)
        assert typography.typeset(shortened, language) == text.excerpt.decode()
        assert words.fold("\n".join([headline, deck, plain])) == text.folded().decode()


def test_a_changed_text_only_gained_its_end():
    text = writer("ru").text(5, was_changed=True)

    assert text.body.desk.startswith(text.before.desk)
    assert len(text.body.desk) > len(text.before.desk)


def test_lengths_are_those_of_news():
    lengths = sorted(
        len(sanitise.plain_text(writer(language_of(n)).text(n).body.desk.decode()))
        for n in range(1, 1500)
    )

    assert lengths[0] >= 1500
    assert lengths[-1] <= 9000
    assert lengths[-1] > 6000
    assert 1800 < lengths[len(lengths) // 2] < 2800


def test_there_are_very_many_words():
    found = {language: vocabulary(language) for language in LANGUAGES}

    assert len(found["ru"]) >= 30_000
    assert len(found["kk"]) >= 30_000
    assert len(found["ru"] | found["kk"] | found["en"]) >= 90_000


def test_words_come_up_by_zipfs_law():
    """A few words are everywhere, and most of all that come up do so once or twice."""
    counted = {}
    for ordinal in range(1, 400):
        for word in set(re.findall(r"\w+", writer("ru").text(ordinal).folded().decode())):
            counted[word] = counted.get(word, 0) + 1
    ranked = sorted(counted.values(), reverse=True)

    assert ranked[10] > 200
    assert sum(count <= 2 for count in ranked) > len(ranked) / 3
    assert all(before >= after for before, after in pairwise(ranked))


def test_letters_are_those_of_the_language():
    for ordinal in range(1, 60):
        bodies = {code: writer(code).text(ordinal).folded().decode() for code in LANGUAGES}

        assert not re.search("[a-zәғқңөұүһі]", bodies["ru"])
        assert not re.search("[a-z]", bodies["kk"])
        assert re.search("[әғқңөұүһі]", bodies["kk"])
        assert not re.search("[а-я]", bodies["en"])


def test_no_two_articles_share_a_headline_and_a_lead():
    seen = {writer("ru").text(n).excerpt + writer("ru").headline(n)[1] for n in range(1, 400)}

    assert len(seen) == 399
