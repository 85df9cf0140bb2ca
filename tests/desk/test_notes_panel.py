"""The notes on the screens: said beside the text, never mixed with it, counted in the list."""

import re

import pytest
from django.urls import reverse

from articles import noting
from articles.models import Article, Note
from tests import make
from tests.desk import writing

CONTROL = re.compile(r'<[^<>]* name="(?:note|answer-\d+|_say|_answer|_resolve)"[^<>]*>')


@pytest.fixture
def article(reporter):
    return make.article(by=reporter, headline="Мост")


def notes_of(article):
    return reverse("admin:articles_article_notes", args=[article.pk])


def test_a_note_is_said_answered_and_resolved(article, desk, editor):
    url = notes_of(article)

    desk.post(url, {"_say": "1", "note": "Дата?"})
    head = Note.objects.get()
    desk.post(url, {"_answer": head.pk, f"answer-{head.pk}": "Пятое."})
    page = desk.post(url, {"_resolve": head.pk}).content.decode()

    assert [(note.text, note.by) for note in Note.objects.all()] == [
        ("Дата?", editor),
        ("Пятое.", editor),
    ]
    head.refresh_from_db()
    assert head.resolved_by == editor
    assert "Пятое." in page
    desk.post(url, {"_reopen": head.pk})
    head.refresh_from_db()
    assert head.resolved_at is None


def test_a_script_gets_the_panel_alone(article, desk):
    part = desk.post(
        notes_of(article), {"_say": "1", "note": "<b>Дата?</b>"}, headers={"X-Part": "notes"}
    ).content.decode()

    assert "&lt;b&gt;Дата?" in part
    assert 'data-open="1"' in part
    assert "<html" not in part


def test_what_is_refused_stays_in_its_box(article, desk):
    text = "ы" * 2001

    page = desk.post(notes_of(article), {"_say": "1", "note": text}).content.decode()

    assert text in page
    assert "2001" in page
    assert not Note.objects.exists()


def test_the_writing_screen_shows_them_outside_its_form(article, desk, editor):
    noting.say(article, "Дата?", by=editor)

    page = desk.get(writing.address(article)).content.decode()

    assert "Дата?" in page
    boxes = CONTROL.findall(page)
    assert len(boxes) == 5
    assert all('form="notes_form"' in box for box in boxes)


def test_saving_the_article_neither_says_nor_records_notes(article, desk, editor):
    noting.say(article, "Дата?", by=editor)

    writing.press(desk, "_save", article, note="Не сказано", headline="Иначе")

    assert Note.objects.count() == 1
    assert "Дата?" not in article.revisions.first().data
    assert "Не сказано" not in article.revisions.first().data


def test_whoever_only_reads_an_article_may_note_on_it(reporter, editor, reporters_desk):
    article = make.published(by=editor)

    reporters_desk.post(notes_of(article), {"_say": "1", "note": "Опечатка"})

    assert "Опечатка" in reporters_desk.get(writing.address(article)).content.decode()


def test_an_article_out_of_sight_has_no_notes(editor, reporters_desk):
    hidden = make.article(by=editor)

    assert reporters_desk.get(notes_of(hidden)).status_code == 404
    assert reporters_desk.post(notes_of(hidden), {"_say": "1", "note": "!"}).status_code == 404
    assert not Note.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "999"])
def test_a_thread_that_is_not_there_is_not_found(number, article, desk):
    assert desk.post(notes_of(article), {"_resolve": number}).status_code == 404


def test_a_thread_of_another_article_is_not_found(article, desk, editor):
    other = noting.say(make.article(by=editor), "Там", by=editor)

    assert desk.post(notes_of(article), {"_resolve": other.pk}).status_code == 404


def test_the_list_counts_open_threads(article, desk, editor):
    for text in ("Дата?", "Имя?"):
        noting.say(article, text, by=editor)
    done = noting.say(article, "Готово", by=editor)
    noting.resolve(done, by=editor)

    page = desk.get("/admin/articles/article/").content.decode()

    assert "2 открытые заметки" in page


def test_names_are_suggested_of_those_who_may_see_the_article(article, desk, reporter, chief):
    url = "/admin/articles/article/choices/colleagues/"

    found = desk.get(url, {"q": "ri", "article": article.pk}).json()["results"]

    assert [row["text"] for row in found] == ["rita"]
    assert desk.get(url, {"q": "r", "article": "x"}).status_code == 404
    assert Article.objects.count() == 1
