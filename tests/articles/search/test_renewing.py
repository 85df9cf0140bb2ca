"""Filling search anew: what is missing, old or left over, in steps that may be cut short."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import outbox, search_upkeep, workflow
from articles.backup import restoring, taking
from articles.models import DeskEntry, OutboxMessage, SearchEntry, SearchWord, SectionName
from articles.search import checking, renewing, tables
from tests import make
from tests.articles import backing
from tests.articles.search import corpus
from tests.articles.search.corpus import found

pytestmark = pytest.mark.django_db


def command(capsys, *options):
    call_command("search_index", *options)
    return capsys.readouterr().out


def work():
    while outbox.work_once():
        pass


@pytest.fixture
def stories():
    made = corpus.fill()
    make.article(headline="Черновик")
    planned = make.published(headline="Полиция завтра", at=timezone.now() + timedelta(days=4_000))
    workflow.withdraw(make.published(headline="Снято"), by=make.superuser(), reason="Ошибка")
    return made | {99: planned}


def test_an_emptied_index_becomes_the_same(stories, capsys):
    entries = set(SearchEntry.objects.values_list("id", "edition", "marks"))
    words = set(SearchWord.objects.values_list("word", flat=True))

    said = command(capsys, "--anew")

    assert said == "Entered: 12 articles, 3 texts of the desk. Out: 0.\n"
    assert set(SearchEntry.objects.values_list("id", "edition", "marks")) == entries
    gone = words - set(SearchWord.objects.values_list("word", flat=True))
    assert "ru:снято" in gone
    assert "ru:полиция" not in gone
    assert list(checking.faults()) == []
    assert found(stories, "полиция") == [1, 2, 3, 7, 11]


def test_it_goes_on_where_it_was_cut_short(stories, capsys, monkeypatch):
    monkeypatch.setattr(renewing, "BATCH", 5)
    tables.empty()
    next(renewing.fill())
    there = set(SearchEntry.objects.values_list("pk", flat=True))

    said = command(capsys)

    assert len(there) == 5
    assert said.startswith("Entered: 7 articles")
    assert there < set(SearchEntry.objects.values_list("pk", flat=True))


def test_done_twice_it_does_nothing(stories, capsys):
    assert command(capsys) == "Entered: 0 articles, 0 texts of the desk. Out: 0.\n"


def test_the_newest_come_first(stories, monkeypatch):
    monkeypatch.setattr(renewing, "BATCH", 2)
    tables.empty()

    next(renewing.fill())

    numbers = set(SearchEntry.objects.values_list("number", flat=True))
    assert numbers == {stories[99].pk, stories[1].pk}


def test_what_another_analyser_made_is_made_anew(stories, capsys):
    SearchEntry.objects.filter(number=stories[1].pk).update(version=1)
    DeskEntry.objects.update(version=1)

    assert command(capsys) == "Entered: 1 articles, 3 texts of the desk. Out: 0.\n"


def test_what_is_in_no_list_any_more_goes(stories, capsys):
    stories[1].edition.listings.all().delete()

    assert command(capsys) == "Entered: 0 articles, 0 texts of the desk. Out: 1.\n"


def test_two_editions_of_an_article_keep_apart():
    article = make.published(headline="Паводок")
    article.headline = "Наводнение"
    article.save()
    workflow.record(article, by=make.superuser())
    workflow.publish(article, by=make.superuser(), at=timezone.now() + timedelta(hours=1))

    renewing.anew([article.pk])

    assert SearchEntry.objects.count() == 2
    assert list(checking.faults()) == []


def test_the_check_names_what_disagrees(stories, capsys):
    assert "by what it says" in command(capsys, "--check")
    SearchEntry.objects.filter(number=stories[1].pk).delete()
    DeskEntry.objects.all().delete()

    with pytest.raises(CommandError, match="4 faults"):
        call_command("search_index", "--check")

    assert f"Edition {stories[1].edition.pk} is not found" in capsys.readouterr().out


def test_the_check_sees_another_word(stories, capsys):
    entry = stories[1].edition.search_entry
    SearchEntry.objects.filter(pk=entry.pk).update(words="rчужое")

    with pytest.raises(CommandError, match="1 faults"):
        call_command("search_index", "--check")


def test_the_worker_fills_what_an_upgrade_left_empty(stories):
    tables.empty()

    search_upkeep.ask_where_stale(None)
    search_upkeep.ask_where_stale(None)
    assert OutboxMessage.objects.filter(kind=search_upkeep.FILL).count() == 1
    work()

    assert list(checking.faults()) == []


def test_the_worker_is_not_asked_where_all_is_well(stories):
    search_upkeep.ask_where_stale(None)

    assert not OutboxMessage.objects.filter(kind=search_upkeep.FILL).exists()


def test_a_message_goes_on_for_a_while_only(stories, monkeypatch):
    monkeypatch.setattr(renewing, "BATCH", 5)
    monkeypatch.setattr(search_upkeep, "SECONDS", -1)
    tables.empty()
    search_upkeep.ask()

    outbox.work_once()

    assert SearchEntry.objects.count() == 5
    work()
    assert list(checking.faults()) == []


def test_a_renamed_section_is_found_by_its_new_name(monkeypatch):
    monkeypatch.setattr(search_upkeep, "SECONDS", -1)
    section = make.section(ru="Происшествия")
    story = {1: make.published(section=section)}
    SectionName.objects.filter(section=section, language="ru").update(text="Криминал")

    search_upkeep.renamed("section", section.pk)
    work()

    now = timezone.now()
    assert found(story, "криминал", at=now) == [1]
    assert found(story, "происшествия", at=now) == []


@pytest.mark.django_db(transaction=True)
def test_a_restored_newsroom_is_found_after_filling(tmp_path, capsys):
    backing.newsroom()
    make.published(headline="Паводок")
    taking.take(tmp_path / "a.tar")
    backing.empty()
    restoring.restore(tmp_path / "a.tar")
    assert not SearchEntry.objects.exists()

    command(capsys)

    assert SearchEntry.objects.exists()
    assert list(checking.faults()) == []
