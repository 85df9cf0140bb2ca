"""The desk finds what readers find, and what they don't have yet or no more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import corrections, workflow
from articles.models import DeskEntry
from articles.search import checking, desk
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_step():
    yield
    assert list(checking.faults()) == []


def retyped(article, **values):
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    workflow.record(article, by=make.superuser())


def test_a_draft_is_found_by_any_form_and_in_any_language():
    article = make.article(headline="Паводок отступил")
    kazakh = make.article(language="kk", headline="Мектептер ашылды")

    assert desk.numbers("паводком") == [article.pk]
    assert desk.numbers("мектепте") == [kazakh.pk]
    assert desk.numbers("паводком", language="kk") == []


def test_what_readers_have_needs_no_entry_of_the_desks():
    article = make.published(headline="Паводок")

    assert desk.numbers("паводок") == [article.pk]
    assert not DeskEntry.objects.exists()


def test_a_change_is_found_by_what_is_public_and_by_what_is_new():
    article = make.published(headline="Паводок")
    retyped(article, headline="Наводнение")

    assert desk.numbers("паводок") == desk.numbers("наводнение") == [article.pk]
    workflow.publish(article, by=make.superuser())
    assert desk.numbers("паводок") == []


@pytest.mark.parametrize("act", [workflow.withdraw, workflow.kill])
def test_what_was_taken_back_is_still_found(chief, act):
    article = make.published(headline="Паводок")

    act(article, by=chief, reason="Ошибка")

    assert desk.numbers("паводок") == [article.pk]


def test_a_plan_and_a_retracted_story_are_found(chief):
    planned = make.published(headline="Паводок", at=timezone.now() + timedelta(hours=1))
    retracted = make.published(headline="Паводок")
    corrections.add(retracted, kind="retraction", text="Неправда.", by=chief)

    assert desk.numbers("паводок") == [retracted.pk, planned.pk]


def test_a_deleted_draft_is_forgotten(editor):
    article = make.article(headline="Паводок")

    workflow.delete(article, by=editor)

    assert desk.numbers("паводок") == []
    assert not DeskEntry.objects.exists()


def test_a_word_may_go_on_while_it_is_typed():
    draft = make.article(headline="Наводнение")
    public = make.published(headline="Наводнение")

    assert desk.numbers("навод", as_typed=True) == [public.pk, draft.pk]
    assert desk.numbers("нав") == []


def test_a_section_narrows():
    here, there = make.article(headline="Паводок"), make.published(headline="Паводок")

    assert desk.numbers("паводок", [("section", here.section_id)]) == [here.pk]
    assert desk.numbers("паводок", [("section", there.section_id)]) == [there.pk]


def test_names_find_a_draft():
    article = make.article(authors=[make.author(ru="Айгерим Садыкова")], tags=[make.tag("вода")])

    assert desk.numbers("садыковой") == desk.numbers("вода") == [article.pk]


def test_nothing_that_is_typed_reaches_the_engine():
    make.article(headline="Паводок", section=make.section("water"))

    for text in ("", "*", 'a"b OR (', "пав*", "\x00", "🙂", "r_s1"):
        assert desk.numbers(text, as_typed=True) == [], text
