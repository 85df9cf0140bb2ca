"""Two names of one thing become one: at the desk, in lists, at the addresses."""

import pytest

from accounts.models import AuditEntry
from articles import merging_names, naming
from articles.models import Edition, Listing, ListTotal, Revision, Tag
from tests import make

MADE = {"tag": make.tag, "author": make.author, "source": make.source}


def story(kind, *things, **values):
    """A public article with these tags, authors or sources."""
    parts = {
        "tag": {"tags": things},
        "author": {"authors": things},
        "source": {"chain": [(each, "reference", 1) for each in things]},
    }
    return make.published(**parts[kind], **values)


def merged(kind, by, **values):
    loser, winner = MADE[kind](slug="loser", **values), MADE[kind](slug="winner")
    return loser, winner, lambda: merging_names.merge(kind, loser, winner, by=by)


@pytest.mark.parametrize("kind", MADE)
def test_its_stories_stand_in_the_winners_list_each_once(kind, chief, client):
    loser, winner, merge = merged(kind, chief)
    stories = [story(kind, loser), story(kind, winner), story(kind, loser, winner)]

    merge()

    rows = Listing.objects.filter(kind=kind)
    assert sorted(rows.values_list("number", "key")) == [(s.pk, winner.pk) for s in stories]
    totals = ListTotal.objects.filter(kind=kind)
    assert list(totals.values_list("key", "language", "total")) == [(winner.pk, "ru", 3)]
    page = client.get(f"/ru/{kind}/winner/")
    assert len(page.context["cards"]) == page.context["head"].count == 3


@pytest.mark.parametrize("kind", MADE)
def test_readers_are_led_from_every_old_address(kind, chief, client):
    loser, _winner, merge = merged(kind, chief)
    naming.rename(loser, slug="renamed", by=chief)

    merge()

    for language in ("ru", "kk", "en"):
        for old in ("loser", "renamed"):
            moved = client.get(f"/{language}/{kind}/{old}/")
            assert (moved.status_code, moved.url) == (301, f"/{language}/{kind}/winner/")
    feed = client.get(f"/ru/{kind}/loser/feed.xml")
    assert (feed.status_code, feed.url) == (301, f"/ru/{kind}/winner/feed.xml")


@pytest.mark.parametrize("kind", MADE)
def test_an_article_that_had_both_names_it_once(kind, chief, client):
    loser, winner, merge = merged(kind, chief)
    article = story(kind, loser, winner)
    before = Edition.objects.values().get(), list(Revision.objects.values())

    merge()

    page = client.get(article.get_absolute_url()).context["article"]
    shown = {
        "tag": page.tags,
        "author": page.bylines,
        "source": [source for step in page.chain for source in step.sources],
    }
    assert [each.url for each in shown[kind]] == [f"/ru/{kind}/winner/"]
    assert (Edition.objects.values().get(), list(Revision.objects.values())) == before
    desk = {"tag": article.tags, "author": article.credits, "source": article.attributions}
    assert desk[kind].count() == 1


def test_merging_what_merged_others_leaves_no_chain(chief, client):
    first, second, third = make.tag("first"), make.tag("second"), make.tag("third")
    article = story("tag", first)

    merging_names.merge("tag", first, second, by=chief)
    merging_names.merge("tag", second, third, by=chief)

    assert set(Tag.objects.filter(merged_into=third)) == {first, second}
    assert client.get("/ru/tag/first/").url == "/ru/tag/third/"
    page = client.get(article.get_absolute_url())
    assert [tag.url for tag in page.context["article"].tags] == ["/ru/tag/third/"]


def test_the_winner_gets_names_in_languages_that_it_lacks(chief):
    loser = make.tag("loser")
    winner = make.tag("winner", languages=["ru"])

    merging_names.merge("tag", loser, winner, by=chief)

    assert dict(winner.names.values_list("language", "text")) == {
        "ru": "winner ru",
        "kk": "loser kk",
        "en": "loser en",
    }
    assert [name.text for name in loser.names.all()] == ["loser ru"]


def test_the_winner_may_take_the_old_address(chief, client):
    _loser, winner, merge = merged("tag", chief)
    merge()

    naming.rename(winner, slug="loser", by=chief)

    assert client.get("/ru/tag/loser/").status_code == 200
    assert client.get("/ru/tag/winner/").url == "/ru/tag/loser/"


def test_it_is_written_in_the_audit_log(chief):
    _loser, _winner, merge = merged("source", chief)

    merge()

    entry = AuditEntry.objects.get()
    assert (entry.act, entry.by) == ("merge", chief)
    assert entry.about == "source loser ru → source winner ru"
    assert entry.details == {"kind": "source", "old": "loser", "new": "winner"}


def test_an_account_goes_over_with_its_author(chief, reporter):
    loser, winner = make.author(user=reporter), make.author()
    article = make.article(authors=[loser])

    merging_names.merge("author", loser, winner, by=chief)

    winner.refresh_from_db()
    assert winner.user == reporter
    assert list(type(article).objects.own(reporter)) == [article]
