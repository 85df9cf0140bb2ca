import hashlib
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse
from PIL import Image

from articles import library, picture_likes
from articles.models import Picture, Rendition
from articles.pictures import WIDTHS_KNOWN_BY, PictureRefused, Rights
from tests import make
from tests.articles import media, picture_bytes

PHOTO = picture_bytes.encode(picture_bytes.image(700, 500))


def test_it_keeps_what_is_known_of_a_picture(reporter):
    made = library.add_picture(PHOTO, "поле.jpg", by=reporter, focal=(0.2, 0.7))

    picture = Picture.objects.get()
    assert made == picture
    assert re.fullmatch("[0-9a-f]{32}", picture.key)
    assert picture.sha256 == hashlib.sha256(PHOTO).hexdigest()
    assert (picture.width, picture.height, picture.extension) == (700, 500, "jpeg")
    assert (picture.focal_x, picture.focal_y) == (0.2, 0.7)
    assert (picture.uploaded_name, picture.uploaded_by) == ("поле.jpg", reporter)


def test_it_tells_pages_which_files_there_are(reporter):
    picture = library.add_picture(PHOTO, "a.jpg", by=reporter)

    picture.refresh_from_db()
    assert picture.files == {
        "formats": ["jpeg", "webp"],
        "original": [[320, 229], [640, 457]],
        "16x9": [[480, 270]],
        "4x3": [[480, 360]],
        "1x1": [[240, 240], [480, 480]],
        "rights": Rights().digest,
        "widths": WIDTHS_KNOWN_BY,
    }


def test_rows_and_files_say_the_same(reporter):
    picture = library.add_picture(PHOTO, "a.jpg", by=reporter)

    rows = {row.name: row for row in picture.renditions.all()}
    assert media.stored() == {picture.master_name, *rows}
    assert len(rows) == 12
    for name, row in rows.items():
        assert media.path(name).stat().st_size == row.bytes
        with Image.open(media.path(name)) as shown:
            assert (shown.size, shown.format) == ((row.width, row.height), row.format.upper())


def test_every_file_is_served_but_the_master(reporter, client):
    picture = library.add_picture(PHOTO, "a.jpg", by=reporter)
    served = [row.name for row in picture.renditions.all()]

    for name in served:
        response = client.get(f"/media/{name}")
        assert response.status_code == 200
        assert response.getvalue() == media.path(name).read_bytes()
    assert client.get(f"/media/{picture.master_name}").status_code == 404
    assert reverse("media", args=[served[0]]) == f"/media/{served[0]}"


def test_a_transparent_picture_is_kept_as_png(reporter):
    data = picture_bytes.encode(picture_bytes.glass(), "PNG")

    picture = library.add_picture(data, "logo.png", by=reporter)

    assert picture.master_name == f"masters/{picture.key}.png"
    assert media.path(picture.master_name).exists()


def test_the_name_of_the_file_is_kept_as_harmless_text(reporter):
    picture = library.add_picture(PHOTO, "\u202egpj\0.php" + "я" * 300, by=reporter)

    assert picture.uploaded_name == ("gpj.php" + "я" * 300)[:100]


def test_it_finds_what_it_has_already(reporter):
    first = library.add_picture(PHOTO, "a.jpg", by=reporter)
    second = library.add_picture(PHOTO, "b.jpg", by=reporter)
    other = picture_bytes.encode(picture_bytes.image(700, 500).rotate(180))

    assert picture_likes.alike(PHOTO, library.examine(PHOTO, "c.jpg")) == [first, second]
    assert picture_likes.alike(other, library.examine(other, "d.jpg")) == []
    assert picture_likes.alike_in_library(second) == [first]


def test_it_refuses_a_file_that_is_no_picture(reporter):
    with pytest.raises(PictureRefused):
        library.add_picture(b"<?php", "a.jpg", by=reporter)

    assert not Picture.objects.exists()
    assert not media.stored()


def test_it_refuses_who_may_not_add_pictures(db):
    with pytest.raises(PermissionDenied):
        library.add_picture(PHOTO, "a.jpg", by=make.user())

    assert not Picture.objects.exists()
    assert not media.stored()


@pytest.mark.django_db(transaction=True)
def test_a_database_failure_leaves_no_file_and_no_row(reporter):
    with pytest.raises(IntegrityError):
        library.add_picture(PHOTO, "a.jpg", by=reporter, focal=(7.0, 0.5))

    assert not Picture.objects.exists()
    assert not Rendition.objects.exists()
    assert media.stored() == set()
