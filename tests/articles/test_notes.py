"""Notes between colleagues: who may, whom they call, threads that are resolved."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import User
from articles import noting, outbox
from articles.models import Note, OutboxMessage
from tests import make


@pytest.fixture
def article(reporter):
    return make.article(by=reporter, headline="Мост закрыли")


@pytest.fixture
def anna(reporter):
    """A second reporter, with a full name; the first one has none."""
    anna = User.objects.create_user(
        "anna.kim", "anna@example.test", first_name="Анна", last_name="Ким", is_staff=True
    )
    anna.groups.set(reporter.groups.all())
    return anna


def test_an_answer_belongs_to_the_thread_whatever_it_answers(article, reporter, editor):
    head = noting.say(article, "Кто источник?", by=editor)
    answer = noting.say(article, "Акимат.", by=reporter, thread=head)
    noting.say(article, "Тогда укажите.", by=editor, thread=answer)

    [thread] = noting.threads(article)

    assert [note.text for note in thread.answers.all()] == ["Акимат.", "Тогда укажите."]


def test_open_threads_come_first_and_the_newest_of_them(article, editor):
    first, second, third = [noting.say(article, text, by=editor) for text in "абв"]

    noting.resolve(third, by=editor)

    assert noting.threads(article) == [second, first, third]
    assert noting.threads(article)[-1].resolved_by == editor


def test_an_answer_opens_a_resolved_thread_again(article, reporter, editor):
    note = noting.say(article, "Готово?", by=editor)
    noting.resolve(note, by=editor)

    noting.say(article, "Ещё нет.", by=reporter, thread=note)

    note.refresh_from_db()
    assert (note.resolved_at, note.resolved_by) == (None, None)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("@anna.kim, глянь", ["anna.kim"]),
        ("спроси у @Анна Ким.", ["anna.kim"]),
        ("@АННА КИМ и @rita", ["anna.kim", "rita"]),
        ("@anna глянь", []),
        ("@Анна Кимова", []),
        ("пиши на press@rita.kz", []),
        ("@rita_2 и @ritaritа", []),
    ],
)
def test_names_call_people_as_they_are_written(text, called, article, reporter, anna):
    staff = noting._staff_by_name()

    assert sorted(user.username for user in noting.called_names(text, staff)) == called


def test_of_two_names_the_longer_one_is_meant(reporter):
    staff = {"rita": [reporter], "rita.k": ["another"]}

    assert noting.called_names("@rita.k: глянь", staff) == ["another"]


def test_who_is_called_gets_a_letter_with_the_note(article, reporter, editor, mailoutbox):
    reporter.interface_language = "kk"
    reporter.save()

    note = noting.say(article, "@rita, дата точная?\nПроверь.", by=editor)
    assert outbox.work_once()

    [letter] = mailoutbox
    assert list(note.mentioned.all()) == [reporter]
    assert letter.to == ["rita@example.test"]
    assert "Мост закрыли" in letter.subject
    assert "    @rita, дата точная?\n    Проверь." in letter.body
    assert f"http://127.0.0.1:8000/admin/articles/article/{article.pk}/change/" in letter.body
    assert "Сәлеметсіз бе" in letter.body


def test_nobody_writes_to_oneself(article, editor):
    noting.say(article, "@ed, не забыть", by=editor)

    assert not OutboxMessage.objects.exists()


def test_a_note_that_is_gone_when_the_worker_comes_is_not_sent(article, editor, mailoutbox):
    noting.say(article, "@rita", by=editor).delete()

    assert outbox.work_once()

    assert mailoutbox == []


@pytest.mark.parametrize("text", ["", "  \n ", "ы" * (noting.LONGEST + 1)])
def test_it_refuses_nothing_and_too_much(text, article, editor):
    with pytest.raises(ValidationError):
        noting.say(article, text, by=editor)

    assert not Note.objects.exists()


def test_it_refuses_to_call_who_may_not_see_the_article(article, editor, anna):
    with pytest.raises(ValidationError, match="Анна Ким"):
        noting.say(article, "@Анна Ким, глянь", by=editor)

    assert not Note.objects.exists()


def test_it_refuses_whoever_may_not_see_the_article(article, editor, anna):
    note = noting.say(article, "Между нами", by=editor)

    for forbidden in (
        lambda: noting.say(article, "И я", by=anna),
        lambda: noting.resolve(note, by=anna),
        lambda: noting.reopen(note, by=anna),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()
