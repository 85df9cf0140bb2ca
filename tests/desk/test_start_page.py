from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import noting, workflow
from articles.models import Article
from tests import make


def lists(client):
    context = client.get("/admin/").context
    return {
        found.key: [row.headline for row in found.rows]
        for found in [*context["left"], *context["right"]]
    }


def change(article, headline, by):
    article.headline = headline
    article.save()
    workflow.record(article, by=by)


def test_an_editor_sees_what_waits_from_everybody(editor, reporter, sign_in):
    handed_in = make.article(by=reporter, headline="Сдано")
    workflow.submit(handed_in, by=reporter)
    make.article(by=reporter, headline="Чужой черновик")
    make.article(by=editor, headline="Мой черновик")

    shown = lists(sign_in(editor))

    assert shown["waiting"] == ["Сдано"]
    assert shown["drafts"] == ["Мой черновик"]


def test_what_an_editor_took_says_whose_hands_it_is_in(reporter, editor, chief, sign_in):
    taken, free = make.article(by=reporter), make.article(by=reporter)
    for article in (taken, free):
        workflow.submit(article, by=reporter)
    workflow.take(taken, by=editor)

    page = sign_in(chief).get("/admin/")

    (waiting,) = [found for found in page.context["left"] if found.key == "waiting"]
    assert {row.headline: row.taken for row in waiting.rows} == {
        taken.headline: "ed",
        free.headline: "",
    }
    assert page.content.decode().count("В работе: ed") == 1


def test_a_reporter_sees_their_own(reporter, editor, sign_in):
    for owner, headline in [(reporter, "Моё"), (editor, "Чужое")]:
        article = make.article(by=owner, headline=headline)
        workflow.submit(article, by=owner)
        make.published(by=owner, headline=headline, at=timezone.now() + timedelta(hours=1))

    shown = lists(sign_in(reporter))

    assert shown["waiting"] == ["Моё"]
    assert shown["scheduled"] == ["Моё"]


def test_the_soonest_scheduled_story_comes_first(editor, sign_in):
    for hours in (5, 2):
        make.published(headline=f"Через {hours}", at=timezone.now() + timedelta(hours=hours))

    shown = lists(sign_in(editor))

    assert shown["scheduled"] == ["Через 2", "Через 5"]
    assert shown["published"] == []


def test_a_scheduled_change_of_a_public_story_is_scheduled(editor, sign_in):
    article = make.published(headline="Было", at=timezone.now() - timedelta(hours=1))
    change(article, "Станет", editor)
    workflow.publish(article, by=editor, at=timezone.now() + timedelta(hours=3))

    shown = lists(sign_in(editor))

    assert shown["scheduled"] == ["Станет"]
    assert shown["changed"] == []


def test_unpublished_changes_are_those_that_differ_from_what_readers_see(editor, sign_in):
    changed, undone = make.published(headline="Было"), make.published(headline="Осталось")
    change(changed, "Стало", editor)
    change(undone, "Иначе", editor)
    change(undone, "Осталось", editor)

    shown = lists(sign_in(editor))

    assert shown["changed"] == ["Стало"]


def test_each_row_says_language_section_who_and_when(editor, sign_in):
    section = make.section(ru="Общество")
    make.published(by=editor, headline="Қазақша", language="kk", section=section)

    page = sign_in(editor).get("/admin/").content.decode()

    row = page[page.index("start-headline") :]
    assert 'lang="kk"' in row
    assert "Казахский" in row
    assert "Общество" in row
    assert str(editor) in row
    assert "<time" in row


def test_empty_lists_say_so(reporter, sign_in):
    response = sign_in(reporter).get("/admin/")

    nothing = [found.nothing for found in response.context["left"] + response.context["right"]]
    assert all(sentence in response.content.decode() for sentence in nothing)


def returned(by, headline):
    article = make.article(by=by, headline=headline)
    workflow.submit(article, by=by)
    workflow.send_back(article, by=make.superuser(), note="Кто это сказал?")
    return article


def test_what_was_returned_stands_first_with_its_note(reporter, sign_in):
    make.article(by=reporter, headline="Ещё пишу")
    returned(by=reporter, headline="Вернули")

    shown = lists(sign_in(reporter))

    assert next(iter(shown)) == "returned"
    assert (shown["returned"], shown["drafts"]) == (["Вернули"], ["Ещё пишу"])
    assert "Кто это сказал?" in sign_in(reporter).get("/admin/").content.decode()


def test_handed_in_again_it_is_returned_no_more(reporter, sign_in):
    article = returned(by=reporter, headline="Вернули")

    workflow.submit(article, by=reporter)

    assert "returned" not in lists(sign_in(reporter))


def test_notes_that_call_somebody_stand_there_until_they_are_resolved(reporter, editor, sign_in):
    article = make.article(by=reporter, headline="Мост")
    note = noting.say(article, "@rita, дата точная?", by=editor)
    noting.say(article, "Без имён", by=editor)

    assert lists(sign_in(reporter))["notes"] == ["Мост"]
    assert "notes" not in lists(sign_in(editor))

    noting.resolve(note, by=reporter)
    assert "notes" not in lists(sign_in(reporter))


def test_saves_are_compared_of_articles_found_before(editor, sign_in):
    """In one statement with what readers don't have, all of a million were compared."""
    make.published(by=editor)
    changed = make.published(by=editor, headline="Было")
    changed.headline = "Стало"
    changed.save()
    workflow.record(changed, by=editor)

    with CaptureQueriesContext(connection) as asked:
        assert "Стало" in sign_in(editor).get("/admin/").content.decode()

    compared = [query["sql"] for query in asked if "last_version" in query["sql"]]
    assert len(compared) == 1
    assert "deskentry" not in compared[0]


@pytest.mark.parametrize("copies", [1, 12])
def test_it_asks_a_fixed_number_of_queries(copies, editor, sign_in, django_assert_num_queries):
    for _ in range(copies):
        workflow.submit(make.article(by=editor), by=editor)
        make.article(by=editor)
        change(make.published(), "Иначе", editor)
        make.published(at=timezone.now() + timedelta(hours=1))
        returned(by=editor, headline="Вернули")
        noting.say(make.article(by=editor), "@ed, глянь", by=editor)
    client = sign_in(editor)
    client.get("/admin/")  # the small tables of names are read
    assert Article.objects.count() == 6 * copies

    with django_assert_num_queries(21):
        client.get("/admin/")


def test_a_new_article_is_offered_in_each_language_in_use(editor, sign_in, newsroom):
    newsroom.texts.filter(language="en").update(is_enabled=False)

    page = sign_in(editor).get("/admin/").content.decode()

    assert "/admin/articles/article/add/?language=ru" in page
    assert "?language=kk" in page
    assert "?language=en" not in page
