"""What a browser still had of a page that was closed or killed is handed over and offered."""

import json

import pytest

from articles import keeping
from articles.models import RefusedText
from tests import make
from tests.desk import writing
from tests.desk.test_autosave import PAGE, door

pytestmark = pytest.mark.django_db


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

    hand_over(desk, editor, article, headline="Начало до конца")

    assert offers(desk, article) == ["Начало до конца"]
    assert RefusedText.objects.get().settled_at is not None


def test_handed_over_twice_it_is_offered_once(desk, editor, article):
    for _time in range(2):
        hand_over(desk, editor, article, page="b" * 32, headline="Из браузера")

    assert offers(desk, article) == ["Из браузера"]
