"""Revisions keep the numbers of what was merged; that alone is never a change."""

import pytest

from articles import aliases, merging_names, workflow
from articles.admin import start
from articles.models import Article, Revision
from tests import make
from tests.desk import writing


@pytest.fixture
def merged(chief):
    """A public article whose tag, author and source were merged since, two beside the winner."""
    pairs = {
        "tag": (make.tag("loser"), make.tag("winner")),
        "author": (make.author(), make.author()),
        "source": (make.source(), make.source()),
    }
    article = make.published(
        tags=[pairs["tag"][0]],
        authors=list(pairs["author"]),
        chain=[(each, "reference", 1) for each in pairs["source"]],
    )
    for kind, (loser, winner) in pairs.items():
        merging_names.merge(kind, loser, winner, by=chief)
    return Article.objects.get(pk=article.pk), pairs


def test_merging_alone_changes_nothing_to_publish(merged, chief):
    article, _pairs = merged
    revisions = list(Revision.objects.values())

    saved = workflow.record(article, by=chief)

    assert saved.pk == revisions[0]["id"]
    assert list(Revision.objects.values()) == revisions
    assert not workflow.has_unpublished_changes(article)
    assert start.context(chief)["left"]
    assert "changed" not in shown(chief)


def shown(user):
    page = start.context(user)
    lists = {found.key: found.rows for found in [*page["left"], *page["right"]]}
    return {key for key, rows in lists.items() if rows}


def test_a_real_change_beside_it_is_one_and_may_be_taken_back(merged, chief):
    article, _pairs = merged
    was = article.headline
    for headline, changed in [("Иначе", True), (was, False)]:
        article.headline = headline
        article.save()
        workflow.record(article, by=chief)

        assert workflow.has_unpublished_changes(article) is changed
        assert ("changed" in shown(chief)) is changed


def test_an_old_revision_is_restored_with_what_they_are_now(merged, chief):
    article, pairs = merged
    article.tags.clear()
    workflow.record(article, by=chief)

    workflow.discard_changes(article, by=chief)

    winners = {kind: winner.pk for kind, (_loser, winner) in pairs.items()}
    assert [tag.pk for tag in article.tags.all()] == [winners["tag"]]
    assert [credit.author_id for credit in article.credits.all()] == [winners["author"]]
    assert [hop.source_id for hop in article.attributions.all()] == [winners["source"]]
    assert not workflow.has_unpublished_changes(article)


def test_a_form_opened_before_merging_still_saves(chief, sign_in):
    loser, winner = make.author(ru="Анна Ким"), make.author(ru="А. Ким")
    article = make.article(authors=[loser])
    client = sign_in(chief)
    opened = writing.fields(client.get(writing.address(article)))

    merging_names.merge("author", loser, winner, by=chief)
    client.post(writing.address(article), opened | {"_save": "1"})

    assert [credit.author for credit in article.credits.all()] == [winner]


def test_of_two_that_meet_the_winners_own_stays():
    data = {
        "tags": [1, 2, 3],
        "credits": [[1, "text"], [2, "text"], [1, "photo"]],
        "chain": [{"source": 1, "step": 1, "url": "a"}, {"source": 2, "step": 1, "url": "b"}],
    }
    known = {("tag", 1): 2, ("author", 1): 2, ("source", 1): 2}

    assert aliases.resolve(data, known) == {
        "tags": [2, 3],
        "credits": [[2, "text"], [2, "photo"]],
        "chain": [{"source": 2, "step": 1, "url": "b"}],
    }
