"""The page from the world in other shapes: the story is always the same five paragraphs."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.intake import take_in

PAGE = Path("tests/data/pages/real-article.txt").read_text(encoding="utf-8")
LINES = [line for line in PAGE.split("\n") if line.strip()]
CREDIT, DESK, HEADING = LINES[6], LINES[7], LINES[8]
STORY, ITEMS, NOTICE = LINES[:6], LINES[9:27], LINES[27]


def times_first(lines):
    triples = zip(lines[::3], lines[1::3], lines[2::3], strict=True)
    return [line for title, excerpt, time in triples for line in (time, title, excerpt)]


def with_times(written):
    return [written if line.endswith("ago") else line for line in ITEMS]


SHAPES = {
    "one line under another": LINES,
    "no credit line": [*STORY, DESK, HEADING, *ITEMS, NOTICE],
    "no byline": [*STORY, CREDIT, HEADING, *ITEMS, NOTICE],
    "no end at all": [*STORY, HEADING, *ITEMS, NOTICE],
    "no heading either": [*STORY, *ITEMS, NOTICE],
    "byline above": [STORY[0], DESK, *STORY[1:], CREDIT, HEADING, *ITEMS],
    "headline twice": [STORY[0], *STORY, CREDIT, DESK],
    "Kazakh times": [*STORY, HEADING, *with_times("5 күн бұрын")],
    "English times": [*STORY, HEADING, *with_times("an hour ago")],
    "dates": [*STORY, HEADING, *with_times("15.08.2025")],
    "times above titles": [*STORY, CREDIT, DESK, *times_first(ITEMS)],
    "titles alone": [*STORY, *ITEMS[::3]],
    "titles and excerpts": [*STORY, *(line for line in ITEMS[:12] if not line.endswith("ago"))],
    "a notice right after the byline": [*STORY, DESK, "Сайт хранит файлы на вашем устройстве."],
    "a foreign notice alone": [*STORY, NOTICE],
    "counters and rows": [STORY[0], "412 просмотров", "ВК | ОК | X", *STORY[1:], "© 2025 Газета"],
}


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n", "\n \u00a0\n"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_story_is_told_whole_and_alone(shape, separator):
    found = take_in(separator.join(SHAPES[shape]), "ru", [], [])

    assert found.headline == STORY[0]
    assert list(found.paragraphs) == STORY[1:]
    assert found.credit_line == (CREDIT if CREDIT in SHAPES[shape] else "")
    assert [byline.name for byline in found.bylines] == [DESK] * (DESK in SHAPES[shape])


def test_the_date_of_the_story_is_not_the_date_of_another():
    own = take_in("\n".join([*STORY, DESK, "14.08.2025", *with_times("15.08.2025")]), "ru", [], [])
    others = times_first(with_times("15.08.2025"))
    none = take_in("\n".join([*STORY, DESK, *others]), "ru", [], [])

    assert own.dateline == "14.08.2025"
    assert none.dateline == ""


def test_a_story_that_goes_on_after_its_source_is_told_to_its_end():
    found = take_in("\n".join([*STORY[:2], CREDIT, *STORY[2:], DESK]), "ru", [], [])

    assert list(found.paragraphs) == [STORY[1], CREDIT, *STORY[2:]]


def test_a_second_credit_line_is_left_out_and_shown():
    second = "Источник: inform.kz"

    found = take_in("\n".join([*STORY, CREDIT, second, DESK]), "ru", [], [])

    assert (found.credit_line, found.left_out) == (CREDIT, (second,))
    assert [byline.name for byline in found.bylines] == [DESK]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*LINES, "Фото: А", "1 мая", "а | б", "#а", "Б:"]), min_size=1))
def test_whatever_the_page_no_line_is_lost(lines):
    found = take_in("\n".join([*lines, "Конец."]), "ru", [], [])

    names = (byline.name for byline in found.bylines)
    kept = {found.headline, *found.paragraphs, *found.left_out, found.credit_line, *names}
    assert set(lines) - {"Фото: А"} <= kept | {found.dateline}
