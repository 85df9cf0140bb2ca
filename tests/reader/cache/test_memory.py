"""What is kept fits its bytes, is found by each of its keys, and goes when one is cleared."""

import pytest

from reader.cache.log import Log
from reader.cache.memory import Memory
from reader.cache.stored import Kept, Page


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def memory(log):
    return Memory(log, 100_000)


def page(*keys, size=10_000, **stretches):
    made = Kept(frozenset(keys), {f"list:{k}": s for k, s in stretches.items()}, 0.0, 1e12)
    return Page(made, "200 OK", [], (b"x" * size,))


def test_it_goes_with_any_of_its_keys(memory, log):
    made = page("article:1", "article:2")
    assert memory.put("a", made, log.position)

    log.learn(["article:3"])
    assert not made.is_cleared
    log.learn(["article:2"])

    assert made.is_cleared
    assert memory.found["a"] is made  # for the hour when the database is down


@pytest.mark.parametrize(
    ("key", "is_cleared"),
    [
        ("list:tag@9", False),
        ("list:tag@10", True),
        ("list:tag@20", True),
        ("list:tag@21", False),
        ("list:tag", True),
        ("list:other", False),
    ],
)
def test_a_place_in_a_list_clears_the_stretch_where_it_lies(memory, log, key, is_cleared):
    made = page(tag=(10, 20))
    memory.put("a", made, log.position)

    log.learn([key])

    assert made.is_cleared is is_cleared


def test_what_is_gone_is_dropped_and_what_was_cleared_before_as_well(memory, log):
    memory.put("a", page("article:1"), log.position)
    log.learn(["article:1"])

    log.learn(["gone:article:1"])

    assert not memory.found
    assert memory.bytes == 0
    assert not memory.by_key


def test_what_was_begun_before_a_change_is_not_kept(memory, log):
    since = log.position
    log.learn(["article:1", "article:2"])

    assert not memory.put("a", page("article:1"), since)
    assert memory.put("b", page("article:3"), since)


def test_what_was_begun_before_the_log_reaches_back_is_not_kept(memory, log, monkeypatch):
    monkeypatch.setattr("reader.cache.log.MOST_ENTRIES", 3)
    log.learn(f"article:{number}" for number in range(5))

    assert not memory.put("a", page("article:9"), 0)
    assert memory.put("a", page("article:9"), 3)


def test_the_bytes_are_kept_to_and_what_is_asked_for_stays(memory, log):
    for number in range(30):
        memory.put(f"{number}", page("article:1"), log.position)
        if "3" in memory.found:
            memory.found["3"].used = True

    assert memory.bytes <= 100_000
    assert "3" in memory.found
    assert "29" in memory.found
    assert "1" not in memory.found


def test_what_is_made_of_a_page_counts(memory, log):
    made = page("article:1")
    memory.put("a", made, log.position)
    before = memory.bytes

    made.answer(packed=True)
    memory.weigh("a", made)

    assert memory.bytes > before


def test_one_page_that_is_larger_than_all_is_kept_alone(memory, log):
    memory.put("a", page("article:1"), log.position)
    memory.put("b", page("article:1", size=200_000), log.position)

    assert list(memory.found) == ["b"]
