"""An archive is not loaded where it would do harm."""

import pytest
from django.core.management import CommandError, call_command

from articles.archive import loading, plan
from articles.models import Article, Tag
from tests import make

pytestmark = pytest.mark.django_db


def test_a_newsroom_with_stories_of_its_own_is_left_alone(newsroom):
    make.article()

    with pytest.raises(CommandError, match="stories of its own"):
        call_command("load_archive", "60")

    assert Article.objects.count() == 1
    assert not Tag.objects.exists()
    assert plan.there() is None


def test_nothing_is_no_archive(newsroom):
    with pytest.raises(CommandError, match="one article at least"):
        call_command("load_archive", "0")


def test_a_day_is_written_as_a_day(newsroom):
    with pytest.raises(CommandError, match="is not a day"):
        call_command("load_archive", "60", "--until", "yesterday")


def test_stopping_it_is_no_crash(newsroom, monkeypatch):
    def stopped(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "load", stopped)

    with pytest.raises(CommandError, match="Run it again and it goes on"):
        call_command("load_archive", "60")
