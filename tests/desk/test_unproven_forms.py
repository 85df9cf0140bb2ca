"""A form without our token: nothing is done, and the page says in words what to do."""

import pytest
from django.test import Client

from tests import make

pytestmark = pytest.mark.django_db
SAID = {
    "ru": ("Форма не принята", "хранится в этом браузере"),
    "kk": ("Форма қабылданбады", "осы браузерде сақтаулы"),
    "en": ("The form was not accepted", "is kept in this browser"),
}


@pytest.mark.parametrize("language", SAID)
def test_it_is_refused_in_words_and_nothing_is_saved(editor, language):
    editor.interface_language = language
    editor.save()
    article = make.article(headline="Было")
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)

    response = client.post(
        f"/admin/articles/article/{article.pk}/change/", {"headline": "Стало", "_save": ""}
    )

    page = response.content.decode()
    assert response.status_code == 403
    assert all(words in page for words in SAID[language])
    assert "CSRF" not in page
    assert f'<html lang="{language}"' in page
    article.refresh_from_db()
    assert article.headline == "Было"


def test_who_asks_whether_somebody_is_signed_in_gets_a_token(desk):
    response = desk.get("/admin/articles/article/signed-in/")

    assert response.status_code == 200
    assert "csrftoken" in response.cookies
