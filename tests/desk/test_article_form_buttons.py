"""The bar's buttons: each does one thing, after what was typed is safe."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, FrontSlot
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_publish_makes_it_public(desk):
    article = make.article()

    writing.press(desk, "_publish", article, headline="Готово")

    assert Article.objects.public().get().edition.headline == "Готово"


def test_publish_says_in_one_list_what_is_missing_and_saves_the_draft(desk):
    article = make.article(authors=[], section=None, body="")

    response = writing.press(desk, "_publish", article, headline="Набранный заголовок")

    article.refresh_from_db()
    assert (article.status, article.headline) == (Status.DRAFT, "Набранный заголовок")
    assert len(response.wsgi_request._messages) == 1
    assert writing.said(response).count("<li>") == 3


def test_saving_a_published_article_changes_nothing_public(desk):
    article = make.published(headline="Было")

    writing.press(desk, "_save", article, headline="Стало")

    page = desk.get(writing.address(article)).content.decode()
    assert article.edition.headline == "Было"
    assert "state-changed" in page


def test_publishing_the_change_again_with_nothing_new_writes_no_edition(desk):
    article = make.published()
    writing.press(desk, "_save", article)

    writing.press(desk, "_publish", article)

    assert article.editions.count() == 1


def test_a_small_fix_keeps_the_updated_time(desk):
    article = make.published()

    writing.press(desk, "_publish", article, headline="Без опечатки", is_minor="1")

    assert (article.edition.headline, article.edition.updated_at) == ("Без опечатки", None)


def test_schedule_takes_a_time_of_the_newsrooms_clock(desk):
    article = make.article()
    moment = timezone.localtime() + timedelta(days=1)

    writing.press(desk, "_schedule", article, publish_at=moment.strftime("%Y-%m-%dT%H:%M"))

    article.refresh_from_db()
    assert article.is_scheduled
    assert article.published_at == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize("typed", ["", "вчера", "2020-01-01T10:00"])
def test_schedule_refuses_no_time_and_a_past_one(desk, typed):
    article = make.article()

    writing.press(desk, "_schedule", article, publish_at=typed)

    article.refresh_from_db()
    assert article.status == Status.DRAFT


def test_withdraw_asks_for_a_reason(desk):
    article = make.published()
    writing.press(desk, "_withdraw", article)
    assert Article.objects.public().exists()

    writing.press(desk, "_withdraw", article, withdraw_reason="Ошибка в имени")

    article.refresh_from_db()
    assert (article.status, article.withdrawn_reason) == (Status.WITHDRAWN, "Ошибка в имени")


def test_return_sends_the_note_that_the_reporter_sees(client, editor, reporter):
    article = make.article(by=reporter)
    workflow.submit(article, by=reporter)
    client.force_login(editor)
    writing.press(client, "_return", article, return_note="Уточнить цифры")

    client.force_login(reporter)
    page = client.get(writing.address(article)).content.decode()

    assert "Уточнить цифры" in page
    assert Article.objects.get().status == Status.DRAFT


def test_a_reporter_submits_and_takes_back(reporters_desk, reporter):
    article = make.article(by=reporter)
    writing.press(reporters_desk, "_submit", article, headline="Готов к проверке")
    assert Article.objects.get().status == Status.REVIEW
    assert Article.objects.get().headline == "Готов к проверке"

    reporters_desk.post(f"/admin/articles/article/{article.pk}/act/", {"_take_back": "1"})

    assert Article.objects.get().status == Status.DRAFT


def test_an_editor_confirms_what_was_proposed(desk):
    tag = make.tag(is_confirmed=False)
    article = make.article(tags=[tag])

    writing.press(desk, "_confirm", article, _confirm=f"tag:{tag.pk}")

    tag.refresh_from_db()
    assert tag.is_confirmed


def test_it_puts_a_published_article_on_the_front_page(desk, editor):
    article = make.published()

    writing.press(desk, "_front", article)

    slot = FrontSlot.objects.get()
    assert (slot.article, slot.language, slot.by) == (article, "ru", editor)
