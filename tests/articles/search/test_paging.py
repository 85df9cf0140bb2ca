"""Pages of an answer: each story once, in order, as things stood when the first page was asked."""

from datetime import timedelta

import pytest

from articles.search import finding
from articles.search.finding import Cursor, Order, Question
from tests import make
from tests.articles.search import corpus
from tests.articles.search.corpus import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(finding, "PAGE_SIZE", 2)


@pytest.fixture
def stories():
    return corpus.fill()


def pages(text, order, at=NOON, **asked):
    """The numbers on each page, from the first to the last."""
    found, before = [], None
    while True:
        answer = finding.find(Question(text, "ru", order, **asked), at, before)
        found.append([row.number for row in answer.rows])
        if answer.older is None:
            return found
        before = Cursor.read(str(answer.older))
        at += timedelta(minutes=1)


@pytest.mark.parametrize("order", list(Order))
def test_every_story_stands_on_one_page(stories, order):
    found = pages("полиция", order)

    assert [len(page) for page in found] == [2, 2, 1]
    once = {stories[number].pk for number in (1, 2, 3, 7, 11)}
    assert {number for page in found for number in page} == once


def test_newest_first_goes_on_in_order(stories):
    found = [number for page in pages("полиция", Order.NEW) for number in page]

    assert found == [stories[number].pk for number in (1, 2, 3, 7, 11)]


@pytest.mark.parametrize("order", list(Order))
def test_what_comes_meanwhile_moves_nothing(stories, order):
    first = finding.find(Question("полиция", "ru", order), NOON)
    make.published(headline="Полиция, полиция", at=NOON + timedelta(seconds=30))
    later = NOON + timedelta(minutes=5)

    second = finding.find(Question("полиция", "ru", order), later, first.older)

    before = finding.find(Question("полиция", "ru", order), NOON, first.older)
    assert second == before
    assert finding.find(Question("полиция", "ru", order), later).count == 6


def test_stories_of_one_second_are_told_apart():
    same = [make.published(headline="Полиция", at=NOON - timedelta(hours=1)) for _ in range(5)]

    found = pages("полиция", Order.NEW)

    assert [number for page in found for number in page] == [story.pk for story in same[::-1]]


def test_only_the_first_page_counts(stories):
    first = finding.find(Question("полиция", "ru"), NOON)
    second = finding.find(Question("полиция", "ru"), NOON, first.older)

    assert (first.count, second.count) == (5, None)
    assert not first.are_more_than_counted


def test_more_than_a_thousand_are_not_counted(stories, monkeypatch):
    monkeypatch.setattr(finding, "RANKED", 3)

    first = finding.find(Question("полиция", "ru"), NOON)

    assert first.are_more_than_counted
    ranked = {number for page in pages("полиция", Order.BEST) for number in page}
    assert ranked == {stories[number].pk for number in (1, 2, 3)}
    assert len([n for page in pages("полиция", Order.NEW) for n in page]) == 5


def test_a_phrase_is_read_for_text_by_text_and_its_page_may_be_short(stories, monkeypatch):
    monkeypatch.setattr(finding, "READ", (1, 1))

    found = pages("«модель полиции»", Order.NEW)

    assert [number for page in found for number in page] == [stories[11].pk]
    assert finding.find(Question("«модель полиции»", "ru"), NOON).count is None


@pytest.mark.parametrize("entry", [-17, 2**62, -(2**62)])
def test_a_cursor_reads_what_it_wrote(entry):
    cursor = Cursor(1_773_000_000, 123, entry)

    assert Cursor.read(str(cursor)) == cursor


@pytest.mark.parametrize(
    "junk",
    [
        *("", "1", "1.2", "a.b.c", "1.2.3.4", "-1.2.3", "99999999999.1.1", "9999999999.1.1"),
        "١.٢.٣",
        *(f"1.2.{2**64}", f"1.2.{2**63}", f"1.2.-{2**64}", f"1.2.{'9' * 19}"),
    ],
)
def test_a_cursor_refuses_what_it_did_not_write(junk):
    with pytest.raises(ValueError, match=r".*"):
        Cursor.read(junk)
