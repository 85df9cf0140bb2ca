"""A story is found exactly while readers may read it, by the words that they read."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import corrections, merging_names, outbox, redaction, workflow
from articles.models import SearchEntry
from articles.search import checking, finding
from articles.search.finding import Question
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_step():
    yield
    assert list(checking.faults()) == []


def found(text, language="ru", **asked):
    answer = finding.find(Question(text, language, **asked), timezone.now())
    return [row.number for row in answer.rows]


def retyped(article, **values):
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    workflow.record(article, by=make.superuser())


def test_a_draft_is_not_found():
    make.article(headline="Паводок")

    assert found("паводок") == []


def test_a_scheduled_story_is_found_by_the_clock_alone():
    moment = timezone.now() + timedelta(hours=2)
    article = make.published(headline="Паводок", at=moment)

    assert found("паводок") == []
    with time_machine.travel(moment, tick=False):
        assert found("паводок") == [article.pk]


def test_a_plan_that_is_dropped_is_never_found(editor):
    moment = timezone.now() + timedelta(hours=2)
    article = make.published(headline="Паводок", at=moment)

    workflow.withdraw(article, by=editor)

    with time_machine.travel(moment, tick=False):
        assert found("паводок") == []
    assert not SearchEntry.objects.exists()


@pytest.mark.parametrize("act", [workflow.withdraw, workflow.kill])
def test_what_was_taken_back_is_not_found(chief, act):
    article = make.published(headline="Паводок")

    act(article, by=chief, reason="Ошибка")

    assert found("паводок") == []
    assert not SearchEntry.objects.exists()


def test_what_returns_is_found_again(editor):
    article = make.published(headline="Паводок")
    workflow.withdraw(article, by=editor, reason="Ошибка")

    workflow.publish(article, by=editor)

    assert found("паводок") == [article.pk]


def test_a_retracted_story_is_not_found_even_by_its_headline(chief):
    article = make.published(headline="Паводок")

    corrections.add(article, kind="retraction", text="Неправда.", by=chief)

    assert found("паводок") == []


def test_a_corrected_story_is_found_by_the_note_as_well(chief):
    article = make.published(headline="Паводок")

    corrections.add(article, kind="correction", text="Плотина цела.", by=chief)

    assert found("паводок плотина") == [article.pk]


def test_a_save_changes_nothing(editor):
    article = make.published(headline="Паводок")

    retyped(article, headline="Наводнение")

    assert found("паводок") == [article.pk]
    assert found("наводнение") == []


def test_a_change_is_found_by_its_own_words_and_by_no_others(editor):
    article = make.published(headline="Паводок")
    retyped(article, headline="Наводнение")

    workflow.publish(article, by=editor)

    assert found("паводок") == []
    assert found("наводнение") == [article.pk]


def test_a_planned_change_takes_over_by_the_clock(editor):
    article = make.published(headline="Паводок")
    moment = timezone.now() + timedelta(hours=2)
    for words in ("Наводнение", "Разлив"):  # the second plan stands in the place of the first
        retyped(article, headline=words)
        workflow.publish(article, by=editor, at=moment)

    assert (found("паводок"), found("разлив")) == ([article.pk], [])
    with time_machine.travel(moment, tick=False):
        assert (found("паводок"), found("разлив")) == ([], [article.pk])
        retyped(article, headline="Потоп")
        workflow.publish(article, by=editor, at=moment + timedelta(hours=1))
        assert (found("разлив"), found("потоп")) == ([article.pk], [])
    with time_machine.travel(moment + timedelta(hours=1), tick=False):
        assert (found("разлив"), found("потоп")) == ([], [article.pk])


def test_a_cancelled_change_leaves_what_was_there(editor):
    article = make.published(headline="Паводок")
    moment = timezone.now() + timedelta(hours=2)
    retyped(article, headline="Наводнение")
    workflow.publish(article, by=editor, at=moment)

    workflow.cancel_change(article, by=editor)

    with time_machine.travel(moment, tick=False):
        assert (found("паводок"), found("наводнение")) == ([article.pk], [])


def test_a_note_upon_a_planned_change_keeps_both(chief):
    article = make.published(headline="Паводок")
    moment = timezone.now() + timedelta(hours=2)
    retyped(article, headline="Наводнение")
    workflow.publish(article, by=chief, at=moment)

    corrections.add(article, kind="update", text="Вода ушла.", by=chief)

    assert (found("паводок"), found("наводнение")) == ([article.pk], [])
    with time_machine.travel(moment, tick=False):
        assert (found("паводок"), found("наводнение")) == ([], [article.pk])


def test_words_taken_out_of_the_record_find_nothing(chief):
    article = make.published(headline="Паводок и Мухамедиев", body="<p>Мухамедиев сказал.</p>")

    redaction.redact(article, words=["Мухамедиев"], demanded_by="Суд", by=chief)

    assert found("мухамедиев") == []
    assert found("паводок") == [article.pk]


def test_names_find_what_they_stand_on():
    article = make.published(
        authors=[make.author(ru="Айгерим Садыкова")],
        tags=[make.tag("половодье")],
        chain=[(make.source(ru="МИА «Казинформ»"), "republished", 1)],
        place=make.place(
            ru="Лисаковск", parent=make.place(kind="region", ru="Костанайская область")
        ),
        section=make.section(ru="Происшествия"),
    )

    for name in (
        "садыковой",
        "половодье",
        "казинформ",
        "лисаковск",
        "костанайской",
        "происшествие",
    ):
        assert found(name) == [article.pk], name


def test_a_merged_tag_filters_what_both_did(chief):
    loser, winner = make.tag(), make.tag()
    first, second = (make.published(headline="Паводок", tags=[tag]) for tag in (loser, winner))

    merging_names.merge("tag", loser, winner, by=chief)

    both = [("tag", frozenset({loser.pk, winner.pk}))]
    assert found("паводок", facts=both) == [second.pk, first.pk]
    while outbox.work_once():
        pass
    assert found("паводок", facts=[("tag", frozenset({winner.pk}))]) == [second.pk, first.pk]


def test_languages_never_mix():
    russian = make.published(headline="Костанай")
    kazakh = make.published(language="kk", headline="Костанай", story=russian.story)

    assert found("костанай", "ru") == [russian.pk]
    assert found("костанай", "kk") == [kazakh.pk]
    assert found("костанай", "en") == []


def test_a_story_from_before_the_epoch_is_found_last():
    at = timezone.now().replace(year=1937)
    old = make.published(headline="Паводок", at=at)
    new = make.published(headline="Паводок")

    assert found("паводок", order=finding.Order.NEW) == [new.pk, old.pk]
    since = at - timedelta(days=1)
    assert found("паводок", since=since, until=at + timedelta(days=1)) == [old.pk]
