from datetime import timedelta
from zoneinfo import ZoneInfo

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


@pytest.mark.parametrize(("days", "is_refused"), [(7, True), (6, False)])
def test_a_plan_past_the_end_is_refused_when_it_is_made(days, is_refused):
    article, chief = article_with(6, "lead"), make.superuser()
    noon = timezone.localtime(timezone=ZoneInfo(Newsroom.the_one().time_zone)).replace(hour=12)

    if is_refused:
        with pytest.raises(ValidationError, match="до дня публикации"):
            workflow.publish(article, by=chief, at=noon + days * DAY)
    else:
        workflow.publish(article, by=chief, at=noon + days * DAY)

    assert article.editions.exists() is not is_refused


def test_the_day_of_a_plan_is_the_newsrooms():
    """An hour before midnight in Kiritimati it is not the next day there, though it is in Niue."""
    Newsroom.objects.update_or_create(pk=1, defaults={"time_zone": "Pacific/Kiritimati"})
    zone = ZoneInfo("Pacific/Kiritimati")
    article, chief = article_with(3, "lead"), make.superuser()
    midnight = timezone.localtime(timezone=zone).replace(hour=0, minute=0) + 4 * DAY

    with pytest.raises(ValidationError):
        workflow.publish(article, by=chief, at=midnight)
    workflow.publish(article, by=chief, at=midnight - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("zone", "has_ended"), [("Pacific/Kiritimati", True), ("Pacific/Niue", False)]
)
def test_the_day_is_that_of_the_newsroom(zone, has_ended):
    picture = make.picture(licence_ends_on=timezone.now().date() - DAY * (zone != "Pacific/Niue"))
    Newsroom.objects.update(time_zone=zone)

    assert licences.has_ended(picture, licences.today()) is has_ended
