"""Every address that was ever public answers: the page, one redirect, or a tombstone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import workflow
from articles.models import Edition
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(editor):
    article = make.published()
    workflow.withdraw(article, by=editor, reason="Ошибка в имени.")
    return article


def test_it_stands_until_a_planned_return_begins(client, gone, editor):
    moment = timezone.now() + timedelta(hours=1)

    workflow.publish(gone, by=editor, at=moment)

    response = client.get(f"/ru/{gone.pk}/")
    assert response.status_code == 410
    assert "Ошибка в имени." in response.content.decode()
    with time_machine.travel(moment, tick=False):
        assert client.get(gone.get_absolute_url()).status_code == 200


def test_a_text_whose_time_ran_out_has_one_too(client):
    article = make.published(at=timezone.now() - timedelta(days=2))
    Edition.objects.update(public_until=timezone.now() - timedelta(days=1))

    assert client.get(f"/ru/{article.pk}/").status_code == 410


def test_it_speaks_the_language_of_its_story(client, gone):
    response = client.get(f"/kk/{gone.pk}/")

    assert response.status_code == 410
    assert response["Content-Language"] == "ru"
    assert '<html lang="ru"' in response.content.decode()


def test_a_story_joined_to_another_stays_readable(client):
    article, other = make.published(), make.published(language="kk")
    article.story = other.story
    article.save()

    assert client.get(article.get_absolute_url()).status_code == 200
