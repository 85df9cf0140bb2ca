"""What a step leaves: an event with the address it came from, and an entry in the audit log."""

import pytest

from accounts import audit
from accounts.models import AuditEntry
from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def logged():
    return list(AuditEntry.objects.exclude(act="sign-in").values_list("act", flat=True))


def test_an_event_and_its_entry_know_the_address(desk, editor):
    article = make.article()

    desk.defaults["REMOTE_ADDR"] = "10.20.30.40"
    writing.press(desk, "_publish", article)

    event = article.events.get(verb="publish")
    assert (event.by, event.address) == (editor, "10.20.30.40")
    assert AuditEntry.objects.get(act="publish").address == "10.20.30.40"
    assert audit.address() is None


def test_outside_of_a_request_there_is_no_address(editor):
    article = make.article()

    workflow.publish(article, by=editor)

    assert article.events.get().address is None


def test_a_life_is_in_the_log_step_by_step(editor, chief):
    article = make.article()

    workflow.publish(article, by=editor)
    workflow.withdraw(article, by=editor, reason="Проверяем.")
    workflow.kill(article, by=chief, reason="Ложь.")
    workflow.reopen(article, by=chief, note="Подтвердилось.")

    assert logged() == ["reopen", "kill", "withdraw", "publish"]


def test_submitting_and_returning_are_events_and_not_in_the_log(editor, reporter):
    article = make.article(by=reporter)

    workflow.submit(article, by=reporter)
    workflow.send_back(article, by=editor, note="Уточнить.")

    assert logged() == []
    assert article.events.count() == 2


def test_deleting_a_draft_stays_in_the_log(desk, editor):
    article = make.article(headline="Черновик")

    data = {"post": "yes", "version": str(article.version)}
    desk.post(f"{LIST}{article.pk}/delete/", data)

    entry = AuditEntry.objects.get(act="delete")
    assert not Article.objects.exists()
    assert (entry.by, entry.about) == (editor, f"{article.pk}: Черновик")


def test_deleting_a_name_stays_in_the_log(administrator, sign_in):
    section = make.section("village", ru="Село")

    sign_in(administrator).post(f"/admin/articles/section/{section.pk}/delete/", {"post": "yes"})

    entry = AuditEntry.objects.get(act="delete")
    assert (entry.by, entry.details["kind"]) == (administrator, "section")


def test_a_step_that_is_refused_leaves_nothing(desk):
    article = make.article(body="")

    writing.press(desk, "_publish", article)

    assert logged() == []
    assert not article.events.exists()
