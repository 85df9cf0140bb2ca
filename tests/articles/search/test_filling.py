"""A full rebuild writes what publishing wrote, in one process or several, whatever stops it."""

import itertools

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import DeskEntry, SearchEntry, SearchWord
from articles.search import checking, filling, lexemes, renewing, tables
from bench import search_corpus
from tests import make
from tests.articles.search import corpus
from tests.articles.search.corpus import found

pytestmark = pytest.mark.django_db
EACH = 8
FACTS = "id edition number public_from public_until marks version".split()


@pytest.fixture
def published():
    """Stories of the judged archive, every language, as publishing enters them."""
    tag, author, place = make.tag(), make.author(), make.place()
    for language in search_corpus.LANGUAGES:
        for story in itertools.islice(search_corpus.archive(language), EACH):
            body = f"<p>{story.body}</p><table><tbody><tr><td>45\u00a0000</td></tr></tbody></table>"
            parts = {"tags": [tag], "authors": [author], "place": place, "deck": story.deck}
            make.published(language=language, headline=story.headline, body=body, **parts)
    make.article(headline="Черновик «Ёлки» о 45 000 тенге", tags=[tag])


def everything():
    entries = {
        (*facts, frozenset(lexemes.read(words)))
        for *facts, words in SearchEntry.objects.values_list(*FACTS, "words")
    }
    texts = {
        (number, version, frozenset(lexemes.read(words)))
        for number, version, words in DeskEntry.objects.values_list("pk", "version", "words")
    }
    return entries, texts, set(SearchWord.objects.values_list("word", "lexeme"))


def fill(processes=1):
    said = []
    return filling.fill(said.append, processes), said


@pytest.mark.usefixtures("published")
def test_it_writes_what_publishing_wrote():
    as_published = everything()

    call_command("search_index", "--anew")

    assert everything() == as_published
    assert len(as_published[0]) == 3 * EACH


def test_long_work_says_how_far_it_is(monkeypatch):
    monkeypatch.setattr(filling, "TELL_EVERY_SECONDS", -1)
    corpus.fill()
    tables.empty()

    _filled, said = fill()

    assert said[0].startswith("11 of 11 articles, ")
    assert said[0].endswith(" a second, 0 s left")
    assert "of our processes' time each" in said[1]
    assert said[-2].startswith("entries and index: ")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("published")
class TestPostgreSQL:
    @pytest.fixture(autouse=True)
    def _far_enough(self, monkeypatch):
        if connection.vendor != "postgresql":
            pytest.skip("one process writes on SQLite, and its index is the table's own")
        monkeypatch.setattr(filling, "WORTH_SETTING_ASIDE", 1)
        monkeypatch.setattr(renewing, "BATCH", 5)

    def test_processes_write_what_publishing_wrote(self):
        as_published = everything()
        tables.empty()
        SearchWord.objects.all().delete()

        filled, _said = fill(processes=2)

        assert filled == (3 * EACH, 1, 0)
        assert everything() == as_published
        assert list(checking.faults()) == []

    def test_what_is_stopped_has_its_index_and_goes_on(self, monkeypatch):
        tables.empty()
        original = renewing.anew_in_a_run
        calls = iter([original, original])
        monkeypatch.setattr(renewing, "anew_in_a_run", lambda some: next(calls)(some))
        with pytest.raises(RuntimeError):
            fill()
        assert list(tables.are_missing()) == []
        assert SearchEntry.objects.count() == 10

        monkeypatch.setattr(renewing, "anew_in_a_run", original)
        filled, _said = fill()

        assert filled.articles == 3 * EACH - 10
        assert list(tables.are_missing()) == []

    def test_an_index_that_is_set_aside_finds_nothing_and_comes_back(self):
        stories = corpus.fill()
        with connection.cursor() as cursor:
            cursor.execute("DROP INDEX articles_searchentry_words")

        assert found(stories, "полиция") == []
        with pytest.raises(CommandError, match="1 faults"):
            call_command("search_index", "--check")
        fill()

        assert found(stories, "полиция") == [1, 2, 3, 7, 11]
        assert list(checking.faults()) == []

    def test_the_newest_are_found_while_the_lesser_part_is_entered(self):
        SearchEntry.objects.filter(pk__in=SearchEntry.objects.values("pk")[:5]).delete()
        told = []

        with tables.loading(apart=filling._is_worth_it(5)):
            told.extend(tables.are_missing())

        assert told == []
        assert filling._is_worth_it(3 * EACH)
