import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from PIL import Image

from accounts.models import AuditEntry
from articles import changes, library, outbox, picture_making
from articles.models import Clearing, OutboxMessage, Picture
from articles.pictures import PictureRefused, metadata
from tests import make
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

LIGHT_RISES = picture_bytes.image(600, 400).rotate(180)
PHOTO = picture_bytes.encode(LIGHT_RISES)
SMALLER = picture_bytes.encode(LIGHT_RISES.resize((300, 200)))
OTHER = picture_bytes.encode(picture_bytes.image(600, 400))


@pytest.fixture
def picture(reporter):
    texts = {"ru": {"caption": "Мост", "alt": "Мост", "credit": "Тобол"}}
    return library.add_picture(PHOTO, "a.jpg", by=reporter, texts=texts, focal=(0.2, 0.5))


def credits(picture):
    found = set()
    for row in picture.renditions.all():
        with Image.open(media.path(row.name)) as opened:
            found.add(metadata.read(opened.info).credit)
    return found


def test_another_file_takes_the_place_and_keeps_the_words(picture, editor):
    old = media.stored()

    library.replace(picture, OTHER, "b.jpg", by=editor)

    replaced = Picture.objects.get()
    assert (replaced.pk, replaced.uploaded_name) == (picture.pk, "b.jpg")
    assert replaced.texts.get().caption == "Мост"
    assert media.stored() == media.known(replaced)
    assert media.stored().isdisjoint(old)
    assert [row.key for row in Clearing.objects.all()] == [f"picture:{picture.pk}"]
    assert AuditEntry.objects.get(act="replace picture").by == editor


def test_what_the_new_file_says_of_itself_is_read(reporter, editor):
    first = picture_bytes.jpeg_with(picture_bytes.iptc((80, b"First"), (116, b"2025")))
    other = picture_bytes.jpeg_with(picture_bytes.iptc((80, b"Second")))
    picture = library.add_picture(first, "a.jpg", by=reporter)

    library.replace(picture, other, "b.jpg", by=editor)

    picture.refresh_from_db()
    assert picture.found == {"byline": "Second"}
    assert (picture.byline, picture.copyright) == ("First", "2025")


def test_addresses_of_the_old_files_lead_to_the_new_ones(picture, editor, client):
    old = f"/media/pictures/{picture.key}"
    library.recrop(picture, (0.9, 0.5), by=editor)
    library.replace(picture, SMALLER, "small.jpg", by=editor)

    wide = client.get(f"{old}/original-640.webp")
    square = client.get(f"{old}/1x1-480.avif")

    new = f"/media/pictures/{Picture.objects.get().key}"
    assert (wide.status_code, wide["Location"]) == (302, f"{new}/original-300.webp")
    assert (square.status_code, square["Location"]) == (302, f"{new}/1x1-200.jpeg")
    assert "immutable" not in wide["Cache-Control"]
    assert client.get(square["Location"]).getvalue().startswith(b"\xff\xd8")
    assert client.get(f"{old}/9x9-480.jpeg").status_code == 404


def test_what_must_be_forgotten_is_not_led_to(picture, editor, client):
    old = picture.key
    library.recrop(picture, (0.9, 0.5), by=editor)
    renewed = Picture.objects.get()
    master = media.path(renewed.master_name).read_bytes()

    picture_making.exchange(renewed, master, [], forget=True)

    for key in (old, picture.key):
        assert client.get(f"/media/pictures/{key}/1x1-240.jpeg").status_code == 404


def test_of_the_same_photograph_focal_point_and_crops_stay(picture, editor):
    library.recrop(picture, (0.2, 0.5), {"1x1": [0.1, 0.1, 0.4]}, by=editor)

    library.replace(picture, SMALLER, "small.jpg", by=editor)

    assert (picture.focal_x, list(picture.crops)) == (0.2, ["1x1"])


def test_of_another_photograph_they_go(picture, editor):
    library.recrop(picture, (0.2, 0.5), {"1x1": [0.1, 0.1, 0.4]}, by=editor)

    library.replace(picture, OTHER, "b.jpg", by=editor)

    assert (picture.focal_x, picture.crops) == (0.5, {})


def test_a_file_that_is_no_picture_replaces_nothing(picture, editor):
    before = media.snapshot(picture)

    with pytest.raises(PictureRefused):
        library.replace(picture, b"<?php", "b.jpg", by=editor)

    assert media.snapshot(picture) == before
    assert not AuditEntry.objects.exists()


def test_a_picture_that_nothing_rests_on_goes_with_its_files(picture, editor):
    library.delete(picture, by=editor)

    assert not Picture.objects.exists()
    assert media.stored() == set()
    assert AuditEntry.objects.get(act="delete").about.endswith("a.jpg")


def test_a_used_picture_stays(picture, editor):
    make.article(lead_picture=picture)

    with pytest.raises(library.InUse):
        library.delete(picture, by=editor)

    assert media.known(picture) <= media.stored()
    assert not AuditEntry.objects.exists()


def test_a_reporter_deletes_nothing(picture, reporter):
    with pytest.raises(PermissionDenied):
        library.delete(picture, by=reporter)

    assert Picture.objects.exists()


def test_another_credit_is_written_into_every_file_under_its_old_name(picture, reporter):
    files = media.stored()
    assert credits(picture) == {"Тобол"}
    picture.texts.update(credit="Қазинформ")

    library.tell(picture, {"copyright": "© Қазинформ"}, by=reporter)
    while outbox.work_once():
        pass

    picture.refresh_from_db()
    assert credits(picture) == {"Қазинформ"}
    assert files < media.stored() == media.known(picture)
    assert {row.bytes for row in picture.renditions.all()} == {
        media.path(row.name).stat().st_size for row in picture.renditions.all()
    }


def test_words_that_say_nothing_of_rights_renew_no_file(picture, reporter):
    picture.texts.update(caption="Другая подпись")

    library.tell(picture, {"taken_on": None}, by=reporter)

    assert not OutboxMessage.objects.filter(kind="rights").exists()


def test_an_older_picture_gets_its_likeness_with_its_rights(picture):
    Picture.objects.update(
        likeness="", files={k: v for k, v in picture.files.items() if k != "rights"}
    )

    call_command("renew_pictures")

    again = Picture.objects.get()
    assert again.likeness == library.examine(PHOTO, "a.jpg").likeness
    assert again.files["rights"] == picture.files["rights"]


def test_an_older_picture_gets_the_widths_that_it_lacks(picture, monkeypatch):
    while outbox.work_once():
        pass
    old = Picture.objects.get()
    wide = old.renditions.filter(ratio="original").order_by("-width").first().width
    old.renditions.filter(width=wide).delete()
    files = {name: value for name, value in old.files.items() if name != "widths"}
    files["original"] = [size for size in files["original"] if size[0] != wide]
    Picture.objects.update(files=files)

    call_command("renew_pictures")

    again = Picture.objects.get()
    assert again.files == old.files
    assert {row.format for row in again.renditions.filter(width=wide)} == {"jpeg", "webp", "avif"}
    assert Clearing.objects.filter(key=changes.picture(again.pk)).exists()


def test_a_width_that_is_not_there_in_every_format_is_in_no_page(picture):
    rows = list(picture.renditions.all())

    told = picture_making.summary(rows[1:])

    lacking = [rows[0].width, rows[0].height]
    assert lacking in picture.files[rows[0].ratio]
    assert lacking not in told.get(rows[0].ratio, [])
