"""The statements of public pages agree with the models that they read past."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Edition, FrontSlot, Listing, ListKind, Picture, PictureText
from reader import columns, rows
from reader.feeds import rows as feed_rows
from tests import make

pytestmark = pytest.mark.django_db


def test_their_columns_are_the_editions_own():
    known = {field.column for field in Edition._meta.fields}

    assert known >= {*columns.CARD, *columns.STORY, *feed_rows.TEXT}


def test_their_tables_are_the_models_own():
    tables = {model._meta.db_table for model in (Edition, Listing, FrontSlot, Picture, PictureText)}

    assert tables == {
        "articles_edition",
        "articles_listing",
        "articles_frontslot",
        "articles_picture",
        "articles_picturetext",
    }


def test_a_row_holds_what_the_edition_holds():
    article = make.published(
        authors=[make.author()],
        chain=[(make.source(), "republished", 1)],
        tags=[make.tag()],
        lead_picture=make.picture(),
    )

    row = rows.versions(article.pk)[0]

    read = {name: getattr(row, name) for name in columns.STORY}
    assert read == {name: _as_read(getattr(article.edition, name)) for name in columns.STORY}
    assert row.own_body == article.edition.body
    assert row.get_absolute_url() == article.edition.get_absolute_url()
    assert row.picture.key == article.lead_picture.key


def test_its_address_is_the_editions_own_in_any_letters():
    article = make.published(slug="новость")

    row = rows.versions(article.pk)[0]

    assert row.get_absolute_url() == article.edition.get_absolute_url()
    assert row.get_absolute_url().isascii()


def test_a_picture_has_its_words_in_the_editions_language():
    picture = make.picture()
    make.published(lead_picture=picture)
    PictureText.objects.filter(picture=picture).update(alt="Bridge")
    PictureText.objects.filter(picture=picture, language="ru").update(alt="Мост", credit="А. Ким")

    found = rows.listed(ListKind.LATEST, 0, "ru", limit=1)[0].picture

    assert (found.alt, found.author) == ("Мост", "А. Ким")


def test_a_list_goes_on_below_the_row_that_is_named():
    first, second, _third = (make.published() for _ in range(3))
    edition = second.edition

    found = rows.listed(ListKind.LATEST, 0, "ru", limit=9, before=(edition.published_at, second.pk))

    assert [row.article_id for row in found] == [first.pk]


def test_nothing_planned_withdrawn_or_of_another_language_is_listed(editor):
    shown = make.published()
    make.published(language="kk")
    gone = make.published()
    workflow.withdraw(gone, by=editor, reason="Ошибка.")
    workflow.publish(make.article(), by=editor, at=timezone.now() + timedelta(hours=1))

    assert [row.article_id for row in rows.listed(ListKind.LATEST, 0, "ru", limit=9)] == [shown.pk]
    assert rows.versions(gone.pk) == []
    assert [row.article_id for row in rows.public([shown.pk, gone.pk])] == [shown.pk]


def test_each_of_several_lists_has_its_newest():
    news, sport = make.section("news"), make.section("sport")
    made = {s.pk: [make.published(section=s).pk for _ in range(3)] for s in (news, sport)}

    found = rows.newest_of_each(ListKind.SECTION, [news.pk, sport.pk], "ru", limit=2)

    assert {key: [row.article_id for row in some] for key, some in found.items()} == {
        key: numbers[:0:-1] for key, numbers in made.items()
    }
    assert rows.newest_of_each(ListKind.SECTION, [], "ru", limit=2) == {}


def test_those_left_out_give_their_places_to_older_ones():
    section = make.section()
    first, second, third, fourth = (make.published(section=section).pk for _ in range(4))

    found = rows.newest_of_each(
        ListKind.SECTION, [section.pk], "ru", limit=2, without={fourth, second}
    )

    assert [row.article_id for row in found[section.pk]] == [third, first]


def test_planned_stories_take_no_place(editor):
    section = make.section()
    shown = make.published(section=section)
    for _ in range(3):
        coming = make.article(section=section)
        workflow.publish(coming, by=editor, at=timezone.now() + timedelta(hours=1))

    found = rows.newest_of_each(ListKind.SECTION, [section.pk], "ru", limit=2)

    assert [row.article_id for row in found[section.pk]] == [shown.pk]
    (row,) = rows.listed(ListKind.SECTION, section.pk, "ru", limit=2)
    assert row.article_id == shown.pk


def _as_read(value):
    """A column of the model as a row has it: lists as tuples."""
    return tuple(_as_read(one) for one in value) if isinstance(value, list) else value
