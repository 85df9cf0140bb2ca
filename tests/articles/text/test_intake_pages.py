"""Whole pages taken in: one from the world, twelve of proof and those used in development."""

import tomllib
from pathlib import Path

import pytest

from articles.text.intake import KnownAuthor, KnownSource, take_in

PAGES = Path("tests/data/pages")


def table(name):
    return tomllib.loads((PAGES / name).read_text(encoding="utf-8"))


EXPECTED = table("expected.toml") | table("expected-dev.toml")
KNOWN = table("known.toml")
SOURCES = [KnownSource(key, tuple(forms)) for key, forms in KNOWN["sources"].items()]
AUTHORS = [KnownAuthor(key, tuple(names)) for key, names in KNOWN["authors"].items()]


def text_of(page):
    return (PAGES / f"{page}.txt").read_text(encoding="utf-8")


def taken_in(page):
    return take_in(text_of(page), EXPECTED[page]["language"], SOURCES, AUTHORS)


def starts(lines, beginnings):
    """Each line cut to the length of the beginning that is expected of it."""
    lengths = [len(beginning) for beginning in beginnings]
    lengths += [60] * (len(lines) - len(lengths))
    return [line[:length] for line, length in zip(lines, lengths, strict=False)]


def named(key, text):
    return f"new: {text}" if key is None else key


@pytest.mark.parametrize("page", EXPECTED)
def test_it_tells_the_story_from_the_furniture(page):
    expected = EXPECTED[page]
    left_out = expected.get("left_out", [])

    found = taken_in(page)

    assert found.headline == expected["headline"]
    assert starts(found.paragraphs, expected["paragraphs"]) == expected["paragraphs"]
    assert starts(found.left_out, left_out) == left_out


@pytest.mark.parametrize("page", EXPECTED)
def test_it_reads_who_signed_and_where_it_comes_from(page):
    expected = EXPECTED[page]

    found = taken_in(page)

    chain = [[step[0].role, *(named(hop.key, hop.text) for hop in step)] for step in found.chain]
    bylines = [[byline.role, named(byline.key, byline.name)] for byline in found.bylines]
    assert chain == expected.get("chain", [])
    assert bylines == expected.get("bylines", [])
    assert found.credit_line == expected.get("credit_line", "")
    assert found.dateline == expected.get("dateline", "")
    assert found.event_date == expected.get("event_date")


@pytest.mark.parametrize("page", EXPECTED)
def test_no_word_of_the_page_is_lost(page):
    found = taken_in(page)
    names = [byline.name for byline in found.bylines]
    parts = [found.headline, *found.paragraphs, found.credit_line, found.dateline, *names]
    kept = set(" ".join([*parts, *found.left_out]).replace(",", "").split())

    missing = set(text_of(page).replace(",", "").split()) - kept

    assert missing <= {"Автор:", "Мәтін:", "Фото:", "Сурет:", "Фото", "автора", "и", "және"} | {
        "By",
        "Photo",
        "Photo:",
        "by",
        "and",
    }
