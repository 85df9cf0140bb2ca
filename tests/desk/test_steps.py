"""The history tells the steps of an article: who did what when, and with which note."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import previewing, restoring, workflow
from articles.admin.writing import steps
from articles.models import Event
from tests import make

pytestmark = pytest.mark.django_db
WHY = "Уточнить счёт."


def page_of(client, article):
    return client.get(f"/admin/articles/article/{article.pk}/history/")


def told(page):
    return [(str(each.what), each.by, each.about, each.note) for each in page.context["steps"]]


@pytest.fixture
def returned(reporter, editor):
    """Handed in again after it was returned: the bar says nothing of the note any more."""
    article = make.article(by=reporter)
    workflow.submit(article, by=reporter)
    workflow.send_back(article, by=editor, note=WHY)
    workflow.submit(article, by=reporter)
    return article


def test_the_note_of_a_return_is_still_there_after_it_was_handed_in_again(
    desk, returned, reporter, editor
):
    page = page_of(desk, returned)

    assert told(page) == [
        ("отправлено на проверку", str(reporter), "", ""),
        ("возвращено корреспонденту", str(editor), "", WHY),
        ("отправлено на проверку", str(reporter), "", ""),
    ]
    assert WHY in page.content.decode()


def test_the_reporter_reads_the_steps_of_an_own_article_and_no_others(
    reporters_desk, returned, editor
):
    assert len(told(page_of(reporters_desk, returned))) == 3
    assert page_of(reporters_desk, make.article(by=editor)).status_code == 404


def test_a_plan_says_its_moment_and_its_note_in_words(desk, editor):
    story = make.published(at=timezone.now() - timedelta(days=1))
    moment = timezone.now() + timedelta(hours=1)
    workflow.publish(story, by=editor, at=moment, note="Добавлен ответ.")

    [what, _by, about, note] = told(page_of(desk, story))[0]

    assert (what, note) == ("правки запланированы", "Добавлен ответ.")
    assert "UTC+5" in about


def test_what_is_done_to_a_save_says_which(desk, editor):
    article = make.article()
    previewing.share(article, by=editor, days=1)
    article.headline = "Иначе"
    article.save()
    workflow.record(article, by=editor)
    restoring.restore(article, 1, by=editor)

    assert [about for _what, _by, about, _note in told(page_of(desk, article))] == [
        "версия 1",
        "версия 1",
    ]


def test_addresses_are_for_those_who_read_the_audit_log(returned, desk, chief, sign_in):
    assert "10.20.30.40" not in page_of(sign_in(chief), returned).content.decode()
    given = Event(article=returned, verb="take", to_status="review", by=chief)
    given.address = "10.20.30.40"
    given.save()

    assert "10.20.30.40" in page_of(sign_in(chief), returned).content.decode()
    assert "10.20.30.40" not in page_of(desk, returned).content.decode()


def test_every_step_has_words():
    assert {*workflow.STEPS, "restore"} - {"delete", "cancel_change"} <= {*steps.WORDS}
