"""What is typed is kept on the server before it is saved, for one person in one page."""

import json

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article, Autosave, Presence, RefusedText
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
PAGE = "a" * 32


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было")


def door(name, article=None):
    if article is None:
        return reverse(f"admin:articles_article_{name}_new")
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def send(client, user, address, page=PAGE, **values):
    """What a page's script sends; the fields of the form are `values`."""
    pairs = [[name, str(value)] for name, value in values.items()]
    told = {"user": user.pk, "page": page, "pairs": pairs}
    return client.post(address, json.dumps(told), content_type="application/json")


def test_it_is_kept_and_changes_nothing_else(desk, editor, article):
    answer = send(desk, editor, door("keep", article), headline="Набрано", typed_upon=1)

    row = Autosave.objects.get()
    article.refresh_from_db()
    assert answer.status_code == 200
    assert (row.article, row.user, row.version) == (article, editor, 1)
    assert json.loads(row.data) == [["headline", "Набрано"], ["typed_upon", "1"]]
    assert (article.headline, article.revisions.count()) == ("Было", 1)


def test_the_next_one_takes_its_place(desk, editor, article):
    for headline in ("Раз", "Два"):
        send(desk, editor, door("keep", article), headline=headline)

    assert "Два" in Autosave.objects.get().data
    assert not RefusedText.objects.exists()


def test_what_another_window_left_is_set_aside(desk, editor, article):
    send(desk, editor, door("keep", article), headline="В первом окне")
    send(desk, editor, door("keep", article), page="b" * 32, headline="Во втором окне")

    aside = RefusedText.objects.get()
    assert (aside.why, aside.settled_at) == ("window", None)
    assert "В первом окне" in aside.data
    assert "Во втором окне" in Autosave.objects.get().data


def test_two_people_have_each_their_own(desk, editor, sign_in, chief, article):
    send(desk, editor, door("keep", article), headline="Редактор")
    send(sign_in(chief), chief, door("keep", article), headline="Шеф")

    assert Autosave.objects.filter(article=article).count() == 2


def test_a_text_without_an_article_is_kept_until_it_is_one(desk, editor, newsroom):
    send(desk, editor, door("keep"), headline="Начало")
    assert Autosave.objects.get().article is None

    writing.press(desk, "_save", page=PAGE, headline="Начало")

    assert Article.objects.get().headline == "Начало"
    assert not Autosave.objects.exists()


def test_saving_forgets_it_and_lets_the_browser_forget_its_copy(desk, editor, article):
    send(desk, editor, door("keep", article), headline="Набрано")

    answer = writing.press(desk, "_save", article, page=PAGE, headline="Набрано")

    assert not Autosave.objects.exists()
    assert answer.cookies["desk_kept"].value == PAGE


def test_nobody_keeps_what_they_may_not_write(reporters_desk, reporter, article):
    own = make.article(by=reporter)
    workflow.submit(own, by=reporter)

    assert send(reporters_desk, reporter, door("keep", article)).status_code == 404
    assert send(reporters_desk, reporter, door("keep", own)).status_code == 403
    assert send(reporters_desk, reporter, door("here", own)).status_code == 403
    assert not Autosave.objects.exists()
    assert not Presence.objects.exists()


def test_another_persons_page_is_told_so(desk, chief, article):
    answer = send(desk, chief, door("keep", article), headline="Шеф")

    assert (answer.status_code, answer.json()["who"]) == (409, "other")
    assert not Autosave.objects.exists()


def test_without_a_session_it_leads_to_the_door(client, editor, article):
    answer = send(client, editor, door("keep", article), headline="Набрано")

    assert answer.status_code == 302
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "{", '{"pairs": "x"}', '{"pairs": [["a"]]}'])
def test_nonsense_is_refused(desk, editor, article, body):
    text = body.replace("{", f'{{"user": {editor.pk}, ', 1) if '"pairs"' in body else body
    answer = desk.post(door("keep", article), text, content_type="application/json")

    assert answer.status_code == 400
    assert not Autosave.objects.exists()


def test_a_text_beyond_the_limit_is_refused(desk, editor, article):
    answer = send(desk, editor, door("keep", article), body="я" * 700_000)

    assert answer.status_code == 400
    assert not Autosave.objects.exists()


def test_only_a_post_is_answered(desk, article):
    assert desk.get(door("keep", article)).status_code == 405
    assert desk.get(door("here", article)).status_code == 405
