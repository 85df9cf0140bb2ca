"""The demo filled and refreshed beside what people did meanwhile."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from articles import workflow
from articles.demo import people, refresh, vocabulary
from articles.models import Article, ListTotal, Newsroom
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def aged(monkeypatch):
    """A story of the demo, filled forty days ago."""
    article = make.published(
        at=timezone.now() - timedelta(days=41), event_on=date(2025, 3, 1), original_on=None
    )
    Article.objects.filter(pk=article.pk).update(guid="urn:newsroom-demo:story:ru")
    monkeypatch.setattr(refresh, "_age", lambda: timedelta(days=40))
    return article


def test_refreshing_moves_the_date_of_the_event_along(aged):
    refresh.refresh()

    aged.refresh_from_db()
    assert aged.event_on == aged.edition.event_on == date(2025, 4, 10)
    assert aged.edition.original_on is None


def test_a_refreshed_story_can_be_withdrawn_and_its_days_still_add_up(aged, editor):
    refresh.refresh()
    days = ListTotal.objects.filter(kind="day").order_by("key")
    assert list(days.values_list("total", flat=True)) == [0, 1]

    workflow.withdraw(aged, by=editor, reason="Снято.")

    assert list(days.values_list("total", flat=True)) == [0, 0]


def test_filling_again_keeps_what_a_newsroom_wrote_of_itself():
    vocabulary.fill()
    record = Newsroom.objects.get()
    record.texts.filter(language="ru").update(name="Наша газета")
    Newsroom.objects.update(age_mark="16+")

    vocabulary.fill()

    record.refresh_from_db()
    assert record.texts.get(language="ru").name == "Наша газета"
    assert record.age_mark == "16+"


def test_an_account_made_anew_leaves_the_other_passwords_written():
    people.fill()
    before = dict(line.split() for line in people.path().read_text().splitlines())
    User.objects.filter(username="editor").update(username="elena", email="elena@tobol.example")

    people.fill()

    after = dict(line.split() for line in people.path().read_text().splitlines())
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} == {"editor"}
