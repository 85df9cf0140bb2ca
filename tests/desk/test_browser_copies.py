"""What a browser still had of a page that was closed or killed is handed over and offered."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import keeping
from articles.models import Autosave, RefusedText
from tests import make
from tests.desk import writing
from tests.desk.test_autosave import PAGE, door

pytestmark = pytest.mark.django_db
NOW = 4_000_000_000_000  # of a browser whose clock is fast


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было")


def offers(client, article):
    page = client.get(writing.address(article))
    return [offer.headline for offer in page.context["kept_texts"]]


def hand_over(client, user, article, page=PAGE, at=0, **typed):
    pairs = [[name, value] for name, value in typed.items()]
    told = {"user": user.pk, "page": page, "pairs": pairs, "at": at}
    return client.post(door("found", article), json.dumps(told), content_type="application/json")


def test_what_the_browser_still_had_is_offered(desk, editor, article):
    answer = hand_over(desk, editor, article, headline="Из браузера", at=1_700_000_000_000)

    assert "Из браузера" in answer.json()["offers"]
    assert "2023" in answer.json()["offers"]


def test_a_fuller_copy_of_the_same_page_takes_the_place_of_the_autosave(desk, editor, article):
    keeping.keep([["headline", "Нача"]], by=editor, article=article, page=PAGE)

    hand_over(desk, editor, article, at=NOW, headline="Начало до конца")

    assert offers(desk, article) == ["Начало до конца"]
    assert RefusedText.objects.get().settled_at is not None


def test_handed_over_twice_it_is_offered_once(desk, editor, article):
    for _time in range(2):
        hand_over(desk, editor, article, page="b" * 32, headline="Из браузера")

    assert offers(desk, article) == ["Из браузера"]


def test_a_newer_copy_that_took_words_out_leaves_both_to_choose_from(desk, editor, article):
    keeping.keep([["headline", "Начало до конца"]], by=editor, article=article, page=PAGE)

    hand_over(desk, editor, article, at=NOW, headline="Начало")

    assert sorted(offers(desk, article)) == ["Начало", "Начало до конца"]


def test_an_older_copy_never_takes_the_place_of_a_newer_autosave(desk, editor, article):
    keeping.keep([["headline", "Начало до конца"]], by=editor, article=article, page=PAGE)

    hand_over(desk, editor, article, at=1_700_000_000_000, headline="Нача")

    assert "Начало до конца" in Autosave.objects.get().data
    assert offers(desk, article) == ["Начало до конца", "Нача"]


def test_typed_while_an_autosave_was_on_its_way_it_is_newer(desk, editor, article):
    typed_at = timezone.now() - timedelta(seconds=10)
    keeping.keep([["headline", "На"]], by=editor, article=article, page=PAGE, typed_at=typed_at)

    later = (typed_at + timedelta(seconds=1)).timestamp() * 1000
    hand_over(desk, editor, article, at=later, headline="Начало")

    assert offers(desk, article) == ["Начало"]


def test_saving_a_page_settles_what_was_found_of_it(desk, editor, article):
    hand_over(desk, editor, article, headline="Из браузера")

    writing.press(desk, "_save", article, page=PAGE, headline="Стало")

    assert RefusedText.objects.get(why="browser").settled_at is not None


def test_half_a_letter_is_no_trouble(desk, editor, article):
    answer = hand_over(desk, editor, article, headline="Смех \ud83d")

    assert answer.status_code == 200
    assert "Смех \ufffd" in RefusedText.objects.get().data
