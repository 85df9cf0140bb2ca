"""Files on their way in: in memory, bounded, and never on the disk for temporary files."""

import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Picture
from tests.articles import picture_bytes

pytestmark = pytest.mark.django_db

UPLOAD = "/admin/articles/picture/upload/"
PHOTO = picture_bytes.jpeg()


@pytest.fixture
def limits(settings):
    settings.PICTURE_MAX_BYTES = len(PHOTO) + 100
    settings.UPLOAD_MAX_BYTES = 2 * len(PHOTO) + 50


def file(data, name):
    return SimpleUploadedFile(name, data, "image/jpeg")


def send(client, *files):
    return client.post(UPLOAD, {"file": list(files)}, headers={"Accept": "application/json"})


def test_of_a_file_that_is_too_big_no_more_than_its_limit_is_kept(reporters_desk, limits, settings):
    response = send(reporters_desk, file(PHOTO + b"x" * 5000, "big.jpg"))

    kept = response.wsgi_request.FILES["file"]
    assert kept.size == settings.PICTURE_MAX_BYTES + 1
    assert "«big.jpg» больше" in response.json()["refused"]


def test_what_comes_together_is_bounded_and_told(reporters_desk, limits, settings):
    files = [file(PHOTO, f"{n}.jpg") for n in range(4)]

    page = reporters_desk.post(UPLOAD, {"file": files}, follow=True)

    assert Picture.objects.count() == 2
    said = [str(each) for each in page.context["messages"]]
    assert ["«2.jpg»" in said[0], "«3.jpg»" in said[1], len(said)] == [True, True, 2]


def test_nothing_is_written_to_the_disk_for_temporary_files(reporters_desk, monkeypatch, settings):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    noise = b"x" * (27 * 1024 * 1024)

    response = send(reporters_desk, file(PHOTO + noise, "big.jpg"))

    assert response.status_code == 200
    assert "«big.jpg»" in response.json()["refused"]


def test_a_file_that_is_just_small_enough_comes_whole(reporters_desk, settings):
    settings.PICTURE_MAX_BYTES = len(PHOTO)

    assert "id" in send(reporters_desk, file(PHOTO, "a.jpg")).json()
