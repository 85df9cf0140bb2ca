"""Stories go by where the words stand, then by age."""

import pytest

from articles.text.search import marks, parse, score

FIELDS = ("headline", "deck", "names", "lead")


def story(**fields):
    return marks(*(fields.get(field, "ничего") for field in FIELDS), "ru")


def worth(typed, age_days=0.0, **fields):
    return score(story(**fields), parse(typed, "ru"), age_days)


def test_a_word_is_worth_more_the_higher_it_stands():
    values = [worth("пожар", **{field: "На пожаре"}) for field in FIELDS] + [worth("пожар")]

    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)
    assert values[-1] > 0


def test_two_words_in_the_headline_beat_one():
    assert worth("пожар рынок", headline="Пожар на рынке") > worth(
        "пожар рынок", headline="Пожар", deck="На рынке"
    )


def test_age_takes_a_part_and_never_all():
    new, month, year, old = (
        worth("пожар", days, headline="Пожар") for days in (0, 30, 365, 10_000)
    )

    assert new > month > year > old > 0
    assert old > worth("пожар", 10_000, lead="Пожар")


def test_a_planned_story_is_as_new_as_can_be():
    assert worth("пожар", -3, headline="Пожар") == worth("пожар", 0, headline="Пожар")


def test_a_prefix_finds_what_begins_with_it():
    half = parse("пожа", "ru", as_typed=True)

    assert score(story(headline="Пожары"), half, 0) > score(story(deck="Пожары"), half, 0)


def test_a_stem_is_no_part_of_another():
    assert worth("мера", headline="Мерная лента") == worth("мера")


def test_marks_keep_a_lexeme_where_it_first_stands():
    assert marks("Пожар на рынке", "Пожары", "Рынок", "пожару", "ru").splitlines() == [
        " пожар рынк ",
        "  ",
        " рынок ",
        "  ",
    ]


@pytest.mark.parametrize("hostile", ["a\nb", "\n\n\n", "", "<b>\0"])
def test_marks_have_four_lines_whatever_the_fields_hold(hostile):
    assert marks(hostile, hostile, hostile, hostile, "ru").count("\n") == 3


def test_a_query_without_words_is_worth_nothing():
    assert worth("и на") == 0
