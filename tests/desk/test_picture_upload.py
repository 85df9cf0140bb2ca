"""The door of uploads: each file's fate in words, whatever the file is."""

import errno
from pathlib import Path

import pytest

from articles.models import Picture
from tests.articles import media, picture_bytes
from tests.articles.test_pictures_refused import VERDICTS

pytestmark = pytest.mark.django_db

UPLOAD = "/admin/articles/picture/upload/"
LIGHT_RISES = picture_bytes.image(480, 320).rotate(180)
PHOTO = picture_bytes.encode(LIGHT_RISES)
SMALLER = picture_bytes.encode(LIGHT_RISES.resize((240, 160)))


def file(data=PHOTO, name="мост.jpg"):
    return picture_bytes.upload(data, name)


def send(client, *files, **typed):
    """Upload as the page's script does."""
    accept = {"Accept": "application/json"}
    return client.post(UPLOAD, {"file": list(files), **typed}, headers=accept)


def test_a_file_becomes_a_picture_with_the_words_it_brought(reporters_desk, reporter):
    data = picture_bytes.jpeg_with(
        picture_bytes.iptc((120, "Уборка".encode()), (80, "Шнайдер".encode()), (116, b"2026"))
    )

    answer = send(reporters_desk, file(data)).json()

    picture = Picture.objects.get()
    assert (answer["id"], picture.uploaded_by) == (picture.pk, reporter)
    assert answer["found"] == {"caption": "Уборка", "byline": "Шнайдер", "copyright": "2026"}
    assert (picture.byline, picture.copyright) == ("Шнайдер", "2026")
    assert answer["url"].startswith("/media/pictures/")


@pytest.mark.parametrize("again", [PHOTO, SMALLER], ids=["the same file", "a smaller copy"])
def test_what_looks_like_one_of_ours_is_asked_about(reporters_desk, again):
    first = send(reporters_desk, file()).json()
    before = media.stored()

    answer = send(reporters_desk, file(again, "copy.jpg")).json()

    assert [row["id"] for row in answer["same_as"]] == [first["id"]]
    assert Picture.objects.count() == 1
    assert media.stored() == before


def test_both_are_kept_when_somebody_says_so(reporters_desk):
    send(reporters_desk, file())

    answer = send(reporters_desk, file(), keep="1").json()

    assert answer["id"] in Picture.objects.values_list("pk", flat=True)
    assert Picture.objects.count() == 2


@pytest.mark.parametrize(("code", "data"), VERDICTS)
def test_a_hostile_file_is_refused_in_a_sentence(reporters_desk, code, data):
    response = send(reporters_desk, file(data, "photo.jpg"))

    assert response.status_code == 200
    assert "«photo.jpg»" in response.json()["refused"]
    assert response.json()["refused"].endswith(".")
    assert media.stored() == set()
    assert not Picture.objects.exists()


@pytest.mark.parametrize(
    ("number", "word"), [(errno.ENOSPC, "не хватает места"), (errno.EROFS, "не может записать")]
)
def test_a_disk_that_takes_nothing_is_told_and_leaves_nothing(
    reporters_desk, monkeypatch, number, word
):
    left, replace = iter(range(3)), Path.replace

    def replace_while_there_is_room(path, target):
        if next(left, None) is None:
            raise OSError(number, "The disk says no")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_while_there_is_room)

    response = send(reporters_desk, file())

    assert response.status_code == 200
    assert "«мост.jpg»" in response.json()["refused"]
    assert word in response.json()["refused"]
    assert media.stored() == set()
    assert not Picture.objects.exists()


@pytest.mark.parametrize("files", [[], ["one.jpg", "two.jpg"]])
def test_a_request_brings_one_file(reporters_desk, files):
    answer = send(reporters_desk, *(file(name=name) for name in files)).json()

    assert answer["refused"]
    assert not Picture.objects.exists()


def test_without_a_script_several_come_at_once_and_none_stops_another(reporters_desk):
    files = [file(), file(b"<?php", "a.php"), file(picture_bytes.png(), "b.png")]

    response = reporters_desk.post(UPLOAD, {"file": files}, follow=True)

    numbers = list(Picture.objects.order_by("pk").values_list("pk", flat=True))
    assert len(numbers) == 2
    assert response.redirect_chain[-1][0].endswith(f"check/?pictures={numbers[0]},{numbers[1]}")
    assert "«a.php»" in response.content.decode()


def test_without_a_script_a_refusal_stands_on_the_page(reporters_desk):
    response = reporters_desk.post(UPLOAD, {"file": [file(b"<?php", "a.php")]})

    assert response.status_code == 200
    assert "«a.php»" in response.content.decode()


def test_nothing_chosen_is_said(reporters_desk):
    response = reporters_desk.post(UPLOAD, {})

    assert response.context["refused"]


def test_who_may_not_upload_is_turned_away(reporter, sign_in):
    reporter.groups.clear()

    response = send(sign_in(reporter), file())

    assert response.status_code == 403
    assert media.stored() == set()


def test_who_is_not_signed_in_is_sent_to_the_door(client):
    response = send(client, file())

    assert response.status_code == 302
    assert media.stored() == set()
