"""What is typed in a page arrives in the very moment in which its form is being saved."""

import threading

import pytest
from django.db import connection, transaction

from articles import begun, keeping, workflow
from articles.models import Article, Autosave
from tests import make

LINE = "d" * 28
PAGE, SINCE = f"{LINE}0000", f"{LINE}0001"
PAIRS = [["headline", "Начало"]]


def beside(act):
    """Do it as another request would, on a connection of its own."""

    def alone():
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=alone)
    thread.start()
    return thread


def save(editor):
    """What the desk does with the form, up to the end of its transaction."""
    article = Article(language="ru", headline="Начало")
    begun.take_name(article, PAGE, by=editor)
    workflow.start(article, by=editor)
    workflow.record(article, by=editor)
    keeping.forget(by=editor, article=None, page=PAGE)
    begun.settle(PAGE, by=editor)
    return article


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time.")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page", [PAGE, SINCE])
def test_it_waits_for_the_save_and_finds_its_article(page):
    editor = make.superuser()
    keeping.keep(PAIRS, by=editor, article=None, page=PAGE)

    with transaction.atomic():
        article = save(editor)
        typing = beside(lambda: begun.keep(PAIRS, by=editor, page=page))
        typing.join(0.5)
        assert typing.is_alive()
    typing.join(20)

    assert keeping.offered(editor, None) == []
    assert Autosave.objects.filter(article=article).exists() is (page == SINCE)


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time.")
@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_twice_at_once_gives_the_name_once():
    editor = make.superuser()
    keeping.keep(PAIRS, by=editor, article=None, page=PAGE)
    made = []

    def again():
        with transaction.atomic():
            made.append(save(editor))

    with transaction.atomic():
        first = save(editor)
        second = beside(again)
        second.join(0.5)
        assert second.is_alive()
    second.join(20)

    assert made[0].guid != first.guid
    assert Article.objects.count() == 2
