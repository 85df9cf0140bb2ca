"""The article's page."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_it_shows_headline_and_text(client):
    article = make.published(headline="Сенаторы обсудили полицию")

    page = client.get(article.get_absolute_url())

    assert page.status_code == 200
    assert "Сенаторы обсудили полицию" in page.content.decode()
    assert "Второй абзац" in page.content.decode().replace("\xa0", " ")
