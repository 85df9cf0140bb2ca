"""Texts at the edge of what columns hold, and names of what is gone."""

import pytest
from django.db import connection
from django.db.models import ProtectedError

from articles import taking_in, versions, workflow
from articles.models import PictureUse, Tag
from tests import make

pytestmark = pytest.mark.django_db


def test_a_headline_that_typesetting_makes_too_long_is_kept_as_typed(editor):
    article = make.article(headline="№1" * 150)

    workflow.publish(article, by=editor)

    assert article.edition.headline == article.headline


def test_a_credit_line_of_many_long_names_is_cut_between_words(editor):
    name = "Пресс-служба с очень длинным названием" * 4
    article = make.article(
        chain=[(make.source(ru=name), "republished", step) for step in range(1, 9)]
    )

    workflow.publish(article, by=editor)

    assert 500 < len(article.edition.credit_line) <= 1000
    assert article.edition.credit_line.endswith("…")


def test_discarding_leaves_out_what_was_deleted_meanwhile(editor):
    picture, tag, source = make.picture(), make.tag(), make.source()
    article = make.published(
        lead_picture=picture, tags=[tag], chain=[(source, "reference", 1)], place=make.place()
    )
    place = article.place
    article.tags.clear()
    article.attributions.all().delete()
    article.lead_picture = article.place = None
    article.save()
    PictureUse.objects.all().delete()  # a hand in the database; the library refuses what is used
    for thing in (picture, tag, source, place):
        thing.delete()

    workflow.discard_changes(article, by=editor)

    connection.check_constraints()
    assert article.lead_picture is None
    assert not Tag.objects.exists()


def test_a_draft_that_cannot_be_deleted_keeps_its_history(editor):
    article = make.article()
    versions.write_in(article, "kk", by=editor)

    with pytest.raises(ProtectedError):
        article.delete()

    assert article.revisions.count() == 1


def test_a_pasted_null_character_is_left_out(editor):
    text = "Заголовок\0 один\n\nТекст\0 абзаца, вполне длинный.\n"

    taken = taking_in.take_in(text, language="ru", by=editor)

    assert taken.article.headline == "Заголовок один"
