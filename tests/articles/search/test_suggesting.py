"""Proposals while somebody types, and what a question that found nothing meant."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import redaction, workflow
from articles.models import SearchWord
from articles.search import suggesting
from articles.search.finding import Question
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _heard_anew():
    suggesting.hear_anew()
    yield
    suggesting.hear_anew()


def suggested(text, language="ru"):
    suggesting.hear_anew()
    return suggesting.suggested(text, language, timezone.now())


def meant(text, language="ru"):
    return suggesting.meant(Question(text, language), timezone.now())


def test_words_of_headlines_decks_and_names_go_on():
    make.published(
        headline="Паводок отступил", deck="Пароход вернулся", authors=[make.author(ru="Пахомова")]
    )

    assert suggested("па") == ["паводок", "пароход", "пахомова"]
    assert suggested("ПАР") == ["пароход"]


def test_words_of_the_text_alone_do_not():
    make.published(headline="Новость", body="<p>Паводок</p>")

    assert suggested("паво") == []


def test_of_the_forms_of_a_word_the_shortest_is_proposed():
    make.published(headline="О школах и школьниках")
    make.published(headline="Школа открыта")

    assert suggested("школа") == ["школа"]


def test_what_many_headlines_speak_of_comes_first():
    make.published(headline="Парад")
    for _ in range(3):
        make.published(headline="Паводок")

    assert suggested("па") == ["паводок", "парад"]


def test_the_words_before_stay_and_must_be_found_too():
    make.published(headline="Мост закрыт")
    make.published(headline="Мосты и паводок")

    assert suggested("мост па") == ["мост паводок"]
    assert suggested("школа па") == []


@pytest.mark.parametrize("typed", ["", "п", "паводок ", "«", "*", "па\x00", "🙂"])
def test_too_little_proposes_nothing(typed):
    make.published(headline="Паводок")

    assert suggested(typed) in ([], ["паводок"])


def test_languages_keep_apart():
    make.published(language="kk", headline="Паводок")

    assert suggested("паво", "ru") == []
    assert suggested("паво", "kk") == ["паводок"]


def test_what_is_planned_shows_itself_at_its_moment():
    moment = timezone.now() + timedelta(hours=1)
    make.published(headline="Отставка", at=moment)

    assert suggested("отст") == []
    with time_machine.travel(moment, tick=False):
        assert suggested("отст") == ["отставка"]


def test_what_was_withdrawn_is_proposed_no_more(editor):
    article = make.published(headline="Паводок")
    workflow.withdraw(article, by=editor, reason="Ошибка")

    assert suggested("паво") == []
    assert meant("поводок") == ""


def test_words_taken_out_of_the_record_are_kept_nowhere(chief):
    article = make.published(headline="Паводок и Мухамедиев")
    make.published(headline="Паводок")

    redaction.redact(article, words=["Мухамедиев"], demanded_by="Суд", by=chief)

    assert not SearchWord.objects.filter(word__contains="мухамед").exists()
    assert SearchWord.objects.filter(word="ru:паводок").exists()


def test_its_queries_are_bounded(django_assert_max_num_queries):
    for number in range(20):
        make.published(headline=f"Па{'бвгджз'[number % 6]}{'аеиоу'[number % 5]}к")
    suggesting.hear_anew()

    with django_assert_max_num_queries(3):
        suggesting.suggested("па", "ru", timezone.now())


@pytest.mark.parametrize(
    ("typed", "right"),
    [("поводок", "паводок"), ("gfdjljr", "паводок"), ("паводк", ""), ("совсемнето", "")],
)
def test_a_slip_is_mended(typed, right):
    make.published(headline="Паводок отступил")

    assert meant(typed) == right


def test_only_what_then_finds_something_is_meant():
    make.published(headline="Паводок")
    make.published(headline="Мост")

    assert meant("мост поводок") == ""


def test_a_long_question_is_left_alone(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert meant("один два три четыре пять шесть семь") == ""


def test_mending_asks_no_more_than_it_says(django_assert_max_num_queries):
    make.published(headline="Паводок")

    with django_assert_max_num_queries(4):
        meant("поводок моств школв")
