"""Captions of a gallery's pictures at the desk."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pictures(db):
    return [make.picture(), make.picture()]


def captions(client, numbers, language):
    asked = {"numbers": numbers, "language": language}
    rows = client.get("/admin/articles/article/choices/captions/", asked).json()["results"]
    return {row["id"]: row["text"] for row in rows}


def test_the_librarys_captions_are_told_in_the_language_of_the_article(desk, pictures):
    one, two = pictures
    one.texts.filter(language="kk").update(caption="Көпір")
    two.texts.filter(language="kk").delete()
    make.picture()

    told = captions(desk, f"{one.pk},{two.pk}", "kk")

    assert told == {one.pk: "Көпір"}
    assert captions(desk, f"{one.pk},{two.pk}", "ru").keys() == {one.pk, two.pk}


@pytest.mark.parametrize("numbers", ["", "x,,-1", "9" * 40, "999999", "1;drop"])
def test_numbers_of_nothing_have_none(desk, pictures, numbers):
    assert captions(desk, numbers, "ru") == {}


def test_a_language_that_we_do_not_have_has_none(desk, pictures):
    assert captions(desk, str(pictures[0].pk), "de") == {}


def test_whoever_is_not_signed_in_is_told_nothing(client, pictures):
    answer = client.get("/admin/articles/article/choices/captions/", {"numbers": pictures[0].pk})

    assert answer.status_code == 302
