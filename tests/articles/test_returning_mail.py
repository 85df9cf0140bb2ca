"""The letter that goes out when an article is returned to its reporter."""

import smtplib

import pytest

from articles import outbox, workflow
from articles.models import Article, OutboxMessage
from tests import make


def send_back(article, by, note="Кто это сказал?"):
    workflow.submit(article, by=article.owner)
    workflow.send_back(article, by=by, note=note)


def test_the_reporter_reads_what_is_to_be_done(reporter, editor, mailoutbox):
    article = make.article(by=reporter, headline="Мост закрыли")

    send_back(article, editor)
    assert mailoutbox == []  # it goes out after the change, by the worker
    while outbox.work_once():
        pass

    [letter] = mailoutbox
    assert letter.to == ["rita@example.test"]
    assert letter.subject == "Возвращено: Мост закрыли"
    assert "ed" in letter.body
    assert "    Кто это сказал?" in letter.body
    assert f"http://127.0.0.1:8000/admin/articles/article/{article.pk}/change/" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_credited_authors_with_an_account_read_it_too(reporter, chief, editor):
    article = make.article(by=reporter, authors=[make.author(user=chief), make.author()])

    send_back(article, editor)

    told = OutboxMessage.objects.values_list("payload__to", flat=True)
    assert set(told) == {reporter.pk, chief.pk}


def test_who_returns_their_own_article_gets_no_letter(editor):
    send_back(make.article(by=editor), editor)

    assert not OutboxMessage.objects.exists()


def test_a_headline_of_two_lines_is_one_subject(reporter, editor, mailoutbox):
    article = make.article(by=reporter)
    Article.objects.filter(pk=article.pk).update(headline="Мост\nзакрыли")
    article.refresh_from_db()

    send_back(article, editor)
    outbox.work_once()

    assert mailoutbox[0].subject == "Возвращено: Мост закрыли"


@pytest.mark.parametrize("gone", ["account", "article"])
def test_what_is_gone_meanwhile_is_no_failure(gone, reporter, editor, mailoutbox):
    article = make.article(by=reporter)
    send_back(article, editor)
    if gone == "account":
        type(reporter).objects.filter(pk=reporter.pk).update(is_active=False)
    else:
        article.delete()

    assert outbox.work_once()

    assert mailoutbox == []
    assert OutboxMessage.objects.get().done_at


def test_a_mail_server_that_fails_holds_nothing_back(reporter, editor, monkeypatch):
    def fail(*args):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("accounts.mail.EmailMessage.send", fail)
    article = make.article(by=reporter)

    send_back(article, editor)
    assert outbox.work_once()

    article.refresh_from_db()
    message = OutboxMessage.objects.get()
    assert article.status == "draft"
    assert (message.done_at, message.attempts) == (None, 1)
    assert "gone" in message.error
