"""What is found, and in which order: the same on both databases, by numbers typed by hand."""

from datetime import timedelta

import pytest

from articles.search.finding import Order
from tests.articles.search import corpus
from tests.articles.search.corpus import NOON, found

pytestmark = pytest.mark.django_db

ANSWERS = {
    ("полиция", "ru"): [1, 2, 3, 7, 11],
    ("ПОЛИЦИИ", "ru"): [1, 2, 3, 7, 11],
    ("полиция мост", "ru"): [2],
    ("сервисная модель", "ru"): [1, 11],
    ("«сервисную модель»", "ru"): [1],
    ("«модель полиции»", "ru"): [11],
    ("«полиции модель»", "ru"): [],
    ("ценах, ещё", "ru"): [3],
    ("ЦЕНЫ еще", "ru"): [3],
    ("полиция", "kk"): [4],
    ("мектепте сабақ", "kk"): [4],
    ("су", "kk"): [9],
    ("тобол", "ru"): [2],
    ("police", "en"): [5],
    ("bridges", "en"): [10],
    ("пресс-служба", "ru"): [6],
    ("прессслужба", "ru"): [],
    ("нигде", "ru"): [],
    ("полиция нигде", "ru"): [],
}
HOSTILE = [
    "",
    " ",
    "а",
    'a"b OR (',
    "*",
    "пол*",
    "'",
    "\\",
    "; DROP TABLE articles_searchentry",
    "полиция\x00",
    "%",
    "_s1",
    "r_s1",
    "🙂",
    "полиция 🙂",
    "NOT полиция",
    "a" * 10_000,
    "слово " * 2_000,
    "«" * 5_000,
    "{}[]^:!&|<->()",
    "\ud800",
    "²³ ①",
]


@pytest.fixture
def stories():
    return corpus.fill()


def test_it_finds_these_newest_first(stories):
    answers = {asked: found(stories, *asked) for asked in ANSWERS}

    assert answers == ANSWERS


def test_the_best_are_the_same_ones(stories):
    answers = {asked: sorted(found(stories, *asked, order=Order.BEST)) for asked in ANSWERS}

    assert answers == ANSWERS


def test_a_headline_stands_above_a_deck_and_a_deck_above_a_text(stories):
    best = found(stories, "полиция", order=Order.BEST, at=NOON + timedelta(days=1))

    assert best[:2] == [1, 2]


def test_nothing_that_is_typed_reaches_the_engine(stories):
    for text in HOSTILE:
        for order in Order:
            assert set(found(stories, text, order=order)) <= set(stories), text


def test_a_mark_is_not_found_by_typing_it(stories):
    for text in ("r_s1", "_s1", "_m202603", "r_d20260310"):
        assert found(stories, text) == [], text
