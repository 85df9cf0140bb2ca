"""A note or reason that was typed for an act and not used is shown again, in its open box."""

import pytest

from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
WHY = "Проверьте второй абзац: цифры не сходятся."


@pytest.fixture
def in_review(newsroom):
    article = make.article(headline="Было")
    workflow.submit(article, by=make.superuser())
    return article


@pytest.fixture
def chiefs_desk(chief, sign_in):
    return sign_in(chief)


def after(client, article, button, **typed):
    """The page that the button leads to."""
    answer = writing.press(client, button, article, **typed)
    return client.get(answer.url) if answer.status_code == 302 else answer


def is_shown(page, name, why=WHY):
    html = page.content.decode()
    box = html.rfind("<details", 0, html.find(f'name="{name}"'))
    is_open = html[box : html.find(">", box)].endswith(" open")
    return writing.fields(page).get(name) == why and is_open


def test_a_refused_form_keeps_the_note_for_the_reporter(desk, in_review):
    page = after(desk, in_review, "_return", headline="", return_note=WHY)

    assert is_shown(page, "return_note")
    assert Article.objects.get().status == Article.Status.REVIEW


@pytest.mark.parametrize("name", ["withdraw_reason", "kill_reason"])
def test_a_refused_form_keeps_the_reason_for_readers(chiefs_desk, newsroom, name):
    story = make.published()

    page = after(chiefs_desk, story, "_" + name.partition("_")[0], headline="", **{name: WHY})

    assert is_shown(page, name)
    assert Article.objects.get().edition


def test_a_plain_save_keeps_it_and_a_done_act_uses_it_up(desk, in_review):
    assert is_shown(after(desk, in_review, "_save", return_note=WHY), "return_note")

    answer = writing.press(desk, "_return", in_review, return_note=WHY)
    workflow.submit(Article.objects.get(), by=make.superuser())

    assert Article.objects.get().events.filter(verb="return").get().note == WHY
    assert writing.fields(desk.get(answer.url))["return_note"] == ""


def test_a_collision_keeps_it_for_when_it_is_settled(desk, chief, in_review):
    mine = writing.fields(desk.get(writing.address(in_review))) | {"headline": "Я"}
    theirs = Article.objects.get()
    theirs.headline = "Шеф"
    theirs.save()
    workflow.record(theirs, by=chief)

    conflict = desk.post(writing.address(in_review), mine | {"_return": "1", "return_note": WHY})

    assert "/conflict/" in conflict.url
    assert is_shown(desk.get(writing.address(in_review)), "return_note")


def test_a_refused_reopening_keeps_its_note(chiefs_desk, chief, newsroom):
    story = make.published()
    workflow.kill(story, by=chief, reason="Ложь.")
    address = f"/admin/articles/article/{story.pk}/act/"

    answer = chiefs_desk.post(address, {"_withdraw": "1", "reopen_note": WHY})

    assert "Ничего не сделано" in writing.said(answer)
    assert is_shown(chiefs_desk.get(answer.url), "reopen_note")
