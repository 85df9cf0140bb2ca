"""Who else has an article open: seen within a ping, gone soon after silence."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.utils import timezone

from articles import presence
from articles.models import Article, Presence
from tests import make
from tests.desk.test_autosave import door, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(newsroom):
    return make.article()


@pytest.fixture
def ask(desk, editor, sign_in, chief, article):
    """Say that one's page is open and hear who else is there: ask("chief", "keep")."""
    people = {"editor": (desk, editor), "chief": (sign_in(chief), chief)}

    def asked(who="editor", name="here", **values):
        client, user = people[who]
        return send(client, user, door(name, article), **values).json()["others"]

    return asked


def test_each_hears_of_the_other(ask, editor, chief):
    assert ask("editor") == []

    assert ask("chief") == [str(editor)]
    assert ask("editor") == [str(chief)]


def test_who_types_is_said_to_be_typing(ask, chief):
    ask("chief", "keep", headline="Пишу")

    assert ask("editor") == [f"{chief}, пишет сейчас"]


def test_silence_ends_it_before_35_seconds(ask, chief):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        ask("chief")

    with time_machine.travel(now + timedelta(seconds=24), tick=False):
        assert ask("editor") == [str(chief)]
    with time_machine.travel(now + timedelta(seconds=25), tick=False):
        assert ask("editor") == []


def test_typing_is_said_for_a_while_only(ask, chief):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        ask("chief", "keep", headline="Пишу")
    with time_machine.travel(now + timedelta(seconds=20), tick=False):
        ask("chief")
        assert ask("editor") == [str(chief)]


def test_leaving_ends_it_at_once(ask, article, chief):
    ask("chief")

    presence.left(article, by=chief)

    assert ask("editor") == []


def test_rows_of_long_ago_are_swept_away(ask, article, chief):
    ask("chief")
    Presence.objects.update(seen_at=timezone.now() - timedelta(days=2))

    ask("editor")

    assert not Presence.objects.filter(user=chief).exists()


def test_it_costs_a_fixed_number_of_queries(ask, django_assert_max_num_queries):
    ask("chief")
    ask("editor")

    with django_assert_max_num_queries(12):
        ask("editor")


@pytest.mark.parametrize("is_gone", [True, False])
def test_an_article_that_is_deleted_in_that_very_moment_is_gone(
    desk, editor, article, monkeypatch, is_gone
):
    def seen(*_args, **_values):
        if is_gone:
            Article.objects.get().delete()
        raise IntegrityError

    monkeypatch.setattr(presence, "seen", seen)
    desk.raise_request_exception = False

    assert send(desk, editor, door("here", article)).status_code == (404 if is_gone else 500)
