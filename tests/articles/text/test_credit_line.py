"""Credit lines in three languages, against a table typed by hand."""

import tomllib
from itertools import product
from pathlib import Path
from string import Formatter

import pytest

from articles.text.credit_line import FRAMES, ROLES, Hop, Name, credit_line

TABLE = tomllib.loads(Path("tests/data/credit_lines.toml").read_text(encoding="utf-8"))
LANGUAGES = ("ru", "kk", "en")
KAZINFORM = Name("Kazinform", "Kazinform")
PRESS = Name("Press service", "the press service")


def steps_of(chain, language):
    return [
        [Hop(Name(**TABLE["source"][key][language]), role) for key in keys]
        for role, *keys in chain["steps"]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chain", TABLE["chain"], ids=lambda chain: str(chain["steps"]))
def test_it_writes_what_the_table_says(chain, language):
    assert credit_line(steps_of(chain, language), language) == chain[language]


def test_the_table_has_thirty_chains_and_every_role_and_length():
    chains = TABLE["chain"]

    shapes = {tuple(role for role, *_ in chain["steps"]) for chain in chains}

    assert len(chains) >= 30
    assert {shape for shape in shapes if len(shape) < 3} == {
        *product(ROLES),
        *product(ROLES, ROLES),
    }
    assert {len(shape) for shape in shapes} == {1, 2, 3, 4}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("length", [1, 2, 3])
def test_there_is_a_sentence_for_every_shape_and_it_names_every_step(language, length):
    for shape in product(ROLES, repeat=length):
        fields = [field for _, field, _, _ in Formatter().parse(FRAMES[language][" ".join(shape)])]

        named = sorted(field.partition(".")[0] for field in fields if field)

        assert named == list("abc"[:length])


def test_an_empty_chain_gives_no_line():
    assert credit_line([], "ru") == ""


def test_a_step_without_a_name_is_passed_over():
    steps = [[Hop(Name(" "), "republished")], [], [Hop(PRESS, "reference")]]

    assert credit_line(steps, "en") == "With reference to the press service."


def test_the_first_letter_is_a_capital():
    steps = [[Hop(Name("tengrinews.kz"), "republished")]]

    assert credit_line(steps, "ru") == "Tengrinews.kz."


def test_a_name_that_ends_with_a_stop_gets_no_second_one():
    steps = [[Hop(Name("Kostanay Press Ltd."), "republished")]]

    assert credit_line(steps, "en") == "Kostanay Press Ltd."


def test_a_step_of_mixed_roles_is_named_without_inflection():
    steps = [[Hop(KAZINFORM, "republished"), Hop(PRESS, "reference")]]

    assert credit_line(steps, "en") == "Sources: Kazinform and Press service."


def test_an_unknown_role_is_named_without_inflection():
    assert credit_line([[Hop(KAZINFORM, "overheard")]], "en") == "Source: Kazinform."


def test_braces_in_a_name_stay_as_they_are():
    assert credit_line([[Hop(Name("{a.text}"), "republished")]], "ru") == "{a.text}."


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [
        ("one", "many", "Источник: А; первоисточники: Б и В."),
        ("many", "one", "Источники: А и Б; первоисточник: В."),
        ("many", "many", "Источники: А и Б; первоисточники: В и Г."),
    ],
)
def test_plain_lines_count_their_sources(first, second, line):
    letters = iter("АБВГ")
    steps = [
        [Hop(Name(next(letters)), "reference") for _ in range(2 if size == "many" else 1)]
        for size in (first, second)
    ]

    assert credit_line(steps, "ru") == line
