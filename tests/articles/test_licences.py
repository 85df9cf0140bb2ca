from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import licences, requirements, workflow
from articles.models import Newsroom
from tests import make

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def article_with(days, where):
    picture = make.picture(licence_ends_on=licences.today() + days * DAY)
    figure = f'<p>Текст.</p><figure data-picture="{picture.pk}"></figure>'
    shown = {"lead": {"lead_picture": picture}, "text": {"body": figure}}[where]
    return make.article(**shown)


def told(article):
    rows = requirements.problems(article)
    return [(row.field, row.blocking) for row in rows if (row.thing or ("",))[0] == "picture"]


@pytest.mark.parametrize(("where", "field"), [("lead", "lead_picture"), ("text", "body")])
def test_an_ended_licence_holds_publishing_back(where, field):
    article = article_with(-1, where)

    assert told(article) == [(field, True)]
    with pytest.raises(ValidationError):
        workflow.publish(article, by=make.superuser())
    article.refresh_from_db()
    assert not article.editions.exists()


@pytest.mark.parametrize("days", [0, 30])
def test_one_that_ends_soon_is_only_said(days):
    article = article_with(days, "lead")

    assert told(article) == [("lead_picture", False)]
    workflow.publish(article, by=make.superuser())
    assert article.editions.exists()


def test_one_that_ends_later_or_never_is_no_matter():
    assert told(article_with(31, "lead")) == []
    assert told(make.article(lead_picture=make.picture())) == []


@pytest.mark.parametrize(
    ("zone", "has_ended"), [("Pacific/Kiritimati", True), ("Pacific/Niue", False)]
)
def test_the_day_is_that_of_the_newsroom(zone, has_ended):
    picture = make.picture(licence_ends_on=timezone.now().date() - DAY * (zone != "Pacific/Niue"))
    Newsroom.objects.update(time_zone=zone)

    assert licences.has_ended(picture, licences.today()) is has_ended
