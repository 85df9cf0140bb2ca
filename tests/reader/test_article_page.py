"""The article's page."""

import pytest

from articles import corrections
from tests import make

pytestmark = pytest.mark.django_db


def test_it_shows_headline_and_text(client):
    article = make.published(headline="Сенаторы обсудили полицию")

    page = client.get(article.get_absolute_url())

    assert page.status_code == 200
    assert "Сенаторы обсудили полицию" in page.content.decode()
    assert "Второй абзац" in page.content.decode().replace("\xa0", " ")


def test_machines_are_told_of_it_once(client):
    article = make.published(label="advertising", lead_picture=make.picture())
    corrections.add(article, kind="correction", text="Верно: восемь.", by=make.superuser())

    page = client.get(article.get_absolute_url()).content.decode()

    assert "Верно: восемь." in page
    assert page.count("application/ld+json") == 1
    assert "itemscope" not in page
    assert "itemprop" not in page
