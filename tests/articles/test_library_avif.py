import pytest

from articles import library, picture_files
from articles.models import Clearing, Picture, Rendition
from tests import make
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

PHOTO = picture_bytes.encode(picture_bytes.image(700, 400))


@pytest.fixture
def picture(reporter):
    return library.add_picture(PHOTO, "a.jpg", by=reporter)


def test_avif_is_added_afterwards(picture):
    library.add_avif(picture)

    assert picture.files["formats"] == ["jpeg", "webp", "avif"]
    assert Rendition.objects.filter(format="avif").count() == 5
    assert media.stored() == media.known(picture)
    assert Clearing.objects.count() == 1


def test_adding_avif_twice_changes_nothing(picture):
    library.add_avif(picture)
    before = media.snapshot(picture)

    library.add_avif(picture)

    assert media.snapshot(picture) == before
    assert Clearing.objects.count() == 1


def test_avif_of_a_picture_cropped_meanwhile_is_dropped(picture, monkeypatch):
    settle = picture_files.settle

    def refocus_first(key):
        monkeypatch.setattr(picture_files, "settle", settle)
        library.recrop(Picture.objects.get(pk=picture.pk), (0.0, 0.0), by=make.superuser())

    monkeypatch.setattr(picture_files, "settle", refocus_first)

    library.add_avif(picture)

    picture.refresh_from_db()
    assert picture.files["formats"] == ["jpeg", "webp"]
    assert media.stored() == media.known(picture)
