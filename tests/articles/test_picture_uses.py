from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from articles import picture_uses, workflow
from articles.admin.picture_filters import unused
from articles.admin.picture_used import uses_of
from articles.models import Page, PageText, Picture, PictureUse, StoryTemplate
from tests import make

pytestmark = pytest.mark.django_db


def gallery(*pictures):
    return f'<p>Текст.</p><figure data-gallery="{",".join(str(p.pk) for p in pictures)}"></figure>'


def save(article, **values):
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    workflow.record(article, by=make.superuser())


def uses(**wanted):
    rows = PictureUse.objects.filter(**wanted).order_by("picture", "place")
    return list(rows.values_list("picture", "place"))


def test_a_saved_text_says_which_pictures_it_shows():
    lead, inside, other = make.picture(), make.picture(), make.picture()
    make.article(lead_picture=lead, body=gallery(inside, lead))

    assert uses(edition=None) == [(lead.pk, "lead"), (lead.pk, "text"), (inside.pk, "text")]
    assert not picture_uses.is_used(other)


def test_what_is_taken_out_is_no_longer_used():
    lead, inside = make.picture(), make.picture()
    article = make.article(lead_picture=lead, body=gallery(inside))

    save(article, lead_picture=None, body="<p>Текст.</p>")

    assert uses() == []
    assert not picture_uses.is_used(lead)


def test_a_number_that_no_picture_has_is_nobodys_use():
    article = make.article()

    save(article, body='<figure data-picture="404"></figure>')

    assert uses() == []


def test_readers_keep_a_picture_that_the_desk_has_taken_out():
    lead = make.picture()
    article = make.published(lead_picture=lead)

    save(article, lead_picture=None)

    assert uses(edition=None) == []
    assert picture_uses.is_approved(lead)


def test_a_planned_story_is_approved_before_readers_see_it():
    lead = make.picture()

    make.published(lead_picture=lead, at=timezone.now() + timedelta(days=1))

    assert picture_uses.is_approved(lead)


def test_what_was_withdrawn_is_history_and_approved_no_more():
    lead = make.picture()
    article = make.published(lead_picture=lead)

    workflow.withdraw(article, by=make.superuser(), reason="Ошибка")
    save(article, lead_picture=None)

    assert picture_uses.is_used(lead)
    assert not picture_uses.is_approved(lead)


def test_a_portrait_is_a_use_that_readers_see():
    picture, author = make.picture(), make.author()
    author.portrait = picture
    author.save()

    assert picture_uses.is_used(picture)
    assert picture_uses.is_approved(picture)


def test_the_next_edition_shows_its_own_pictures():
    first, second = make.picture(), make.picture()
    article = make.published(lead_picture=first)

    save(article, lead_picture=second)
    workflow.publish(article, by=make.superuser())

    assert not picture_uses.is_approved(first)
    assert picture_uses.is_approved(second)


def test_a_discarded_draft_leaves_no_use():
    picture = make.picture()
    article = make.article(lead_picture=picture)

    article.delete()

    assert not picture_uses.is_used(picture)


@pytest.mark.parametrize("where", ["template", "page"])
def test_what_templates_and_pages_show_is_used(where):
    alone, shown, other = make.picture(), make.picture(), make.picture()
    body = gallery(shown, other)
    if where == "template":
        StoryTemplate.objects.create(language="ru", name="Матч", body=body)
    else:
        page = Page.objects.create(slug="about-us")
        PageText.objects.create(page=page, language="ru", title="О нас", body=body)

    assert picture_uses.is_used(shown)
    assert not picture_uses.is_used(alone)
    assert [use.title for use in uses_of(shown, make.superuser())] == [
        "Матч" if where == "template" else "О нас"
    ]
    assert set(unused(Picture.objects.filter(pk__in=[alone.pk, shown.pk]))) == {alone}


def test_earlier_saves_are_counted_by_article():
    lead, inside, other = make.picture(), make.picture(), make.picture()
    article = make.article(lead_picture=lead, body=gallery(other, inside))
    save(article, lead_picture=None, body="<p>Пусто.</p>")
    assert not picture_uses.is_used(lead)

    counts = [picture_uses.in_earlier_saves(each) for each in (lead, inside, other)]

    assert counts == [1, 1, 1]
    assert picture_uses.in_earlier_saves(make.picture()) == 0


@pytest.mark.django_db(transaction=True)
def test_a_lead_picture_deleted_while_the_text_is_saved_is_taken_out():
    lead = make.picture(languages=[])
    article = make.article()

    with transaction.atomic():
        article.lead_picture = lead
        article.save()
        Picture.objects.filter(pk=lead.pk)._raw_delete("default")
        workflow.record(article, by=make.superuser())

    article.refresh_from_db()
    assert article.lead_picture is None
    assert article.revisions.first().snapshot["lead_picture_id"] is None
