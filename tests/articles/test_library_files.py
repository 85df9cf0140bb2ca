import errno
import os
from pathlib import Path

import pytest
from PIL import Image

from articles import changes, library, picture_files
from articles.models import Clearing, Picture
from articles.pictures import PictureRefused
from tests import make
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

PHOTO = picture_bytes.encode(picture_bytes.image(700, 400))


@pytest.fixture
def picture(reporter):
    return library.add_picture(PHOTO, "a.jpg", by=reporter)


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that takes five more files."""
    left, replace = iter(range(5)), Path.replace

    def replace_while_there_is_room(path, target):
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_while_there_is_room)


@pytest.fixture
def failing_receiver():
    def fail(**_):
        raise RuntimeError("A receiver failed.")

    changes.public_changed.connect(fail)
    yield
    changes.public_changed.disconnect(fail)


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_no_file_and_no_row(reporter):
    with pytest.raises(PictureRefused) as refused:
        library.add_picture(PHOTO, "a.jpg", by=reporter)

    assert refused.value.code == "no_room"
    assert media.stored() == set()
    assert not list(media.path("pictures").iterdir())
    assert not Picture.objects.exists()


def test_a_file_is_on_the_disk_before_it_has_its_name(monkeypatch):
    steps = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda file: (steps.append("fsync"), fsync(file)))
    monkeypatch.setattr(
        Path, "replace", lambda part, to: (steps.append(part.name), replace(part, to))
    )

    picture_files.write("pictures/k/1x1-240.jpeg", b"data")

    assert steps == ["fsync", "1x1-240.jpeg.part"]
    assert media.stored() == {"pictures/k/1x1-240.jpeg"}


def test_refocusing_crops_anew_under_new_names(picture):
    old_key, old_files = picture.key, media.stored()

    library.recrop(picture, (1.0, 0.5), by=make.superuser())

    assert picture.key != old_key
    assert (picture.focal_x, picture.focal_y) == (1.0, 0.5)
    assert media.stored() == media.known(picture)
    assert media.stored().isdisjoint(old_files)
    with Image.open(media.path(f"pictures/{picture.key}/1x1-240.jpeg")) as square:
        assert picture_bytes.near(square.getpixel((40, 120)), picture_bytes.BLUE)


def test_refocusing_clears_the_pages_of_the_picture(picture):
    library.recrop(picture, (0.1, 0.1), by=make.superuser())

    assert [row.key for row in Clearing.objects.all()] == [f"picture:{picture.pk}"]


def test_failing_to_refocus_changes_nothing(picture, request):
    before = media.snapshot(picture)
    request.getfixturevalue("full_disk")

    with pytest.raises(PictureRefused):
        library.recrop(picture, (0.1, 0.1), by=make.superuser())

    assert media.snapshot(picture) == before
    assert not Clearing.objects.exists()


@pytest.mark.usefixtures("failing_receiver")
def test_what_fails_after_the_commit_takes_no_files_away(picture):
    with pytest.raises(RuntimeError):
        library.recrop(picture, (0.1, 0.1), by=make.superuser())

    picture.refresh_from_db()
    assert media.known(picture) <= media.stored()
