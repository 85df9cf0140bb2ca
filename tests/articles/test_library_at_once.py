"""Two at one picture: nobody's pixels, files or rights are lost to what the other began with."""

import threading

import pytest
from PIL import Image

from accounts.models import AuditEntry
from articles import library, outbox, picture_files, picture_making
from articles.models import Picture
from articles.pictures import PictureRefused, metadata
from articles.pictures.turns import AT_ONCE, DECODING
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

LEFT_RED = picture_bytes.encode(picture_bytes.image(600, 400))
GREEN = picture_bytes.encode(Image.new("RGB", (600, 400), (0, 160, 0)))
CREDIT = {"ru": {"caption": "Мост", "alt": "Мост", "credit": "Тобол"}}


@pytest.fixture
def picture(reporter):
    return library.add_picture(LEFT_RED, "a.jpg", by=reporter, texts=CREDIT)


@pytest.fixture
def meanwhile(monkeypatch):
    """Have something done when files were written and the picture isn't locked yet."""

    def arrange(act):
        settle = picture_files.settle

        def first(key):
            monkeypatch.setattr(picture_files, "settle", settle)
            act()
            settle(key)

        monkeypatch.setattr(picture_files, "settle", first)

    return arrange


def middle(picture):
    with Image.open(media.path(picture.master_name)) as opened:
        return opened.getpixel((300, 200))


def credits_of(picture):
    found = {}
    for row in picture.renditions.all():
        with Image.open(media.path(row.name)) as opened:
            found.setdefault(row.format, set()).add(metadata.read(opened.info).credit)
    return found


def work():
    while outbox.work_once():
        pass


def test_a_crop_does_not_undo_a_replacement(picture, editor, meanwhile):
    meanwhile(lambda: library.replace(picture, GREEN, "b.jpg", by=editor))

    with pytest.raises(PictureRefused) as refused:
        library.recrop(Picture.objects.get(), (0.1, 0.1), by=editor)

    now = Picture.objects.get()
    assert refused.value.code == "changed"
    assert picture_bytes.near(middle(now), (0, 160, 0))
    assert (now.uploaded_name, now.focal_x) == ("b.jpg", 0.5)
    assert media.stored() == media.known(now)


def test_a_crop_whose_master_was_just_taken_away_is_refused_in_words(picture, editor, monkeypatch):
    read = picture_files.read

    def replaced_first(name):
        monkeypatch.setattr(picture_files, "read", read)
        library.replace(picture, GREEN, "b.jpg", by=editor)
        return read(name)

    monkeypatch.setattr(picture_files, "read", replaced_first)

    with pytest.raises(PictureRefused) as refused:
        library.recrop(Picture.objects.get(), (0.1, 0.1), by=editor)

    assert refused.value.code == "changed"


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_what_is_deleted_meanwhile_is_told(picture, editor, meanwhile, when):
    stale = Picture.objects.get()
    if when == "before":
        library.delete(picture, by=editor)
    else:
        meanwhile(lambda: library.delete(picture, by=editor))

    with pytest.raises(PictureRefused) as refused:
        library.replace(stale, GREEN, "b.jpg", by=editor)

    assert refused.value.code == "gone"
    assert media.stored() == set()
    assert not AuditEntry.objects.filter(act="replace picture").exists()


def test_avif_made_while_the_credit_changes_says_the_new_one(picture, reporter, meanwhile):
    def another_credit():
        picture.texts.update(credit="Қазинформ")
        library.tell(picture, {}, by=reporter)
        picture_making.sign_anew(Picture.objects.get())

    meanwhile(another_credit)

    library.add_avif(Picture.objects.get())
    work()

    new = {"Қазинформ"}
    assert credits_of(Picture.objects.get()) == {"jpeg": new, "webp": new, "avif": new}


def test_a_signature_keeps_the_avif_files_made_meanwhile(picture, reporter, meanwhile):
    picture.texts.update(credit="Қазинформ")
    library.tell(picture, {}, by=reporter)
    meanwhile(lambda: library.add_avif(Picture.objects.get()))

    library.sign_anew(Picture.objects.get())
    work()

    now, new = Picture.objects.get(), {"Қазинформ"}
    assert now.files["formats"] == ["jpeg", "webp", "avif"]
    assert credits_of(now) == {"jpeg": new, "webp": new, "avif": new}
    assert media.stored() == media.known(now)


def test_a_credit_changed_while_files_are_signed_is_written_after_all(picture, reporter, meanwhile):
    picture.texts.update(credit="Қазинформ")
    library.tell(picture, {}, by=reporter)

    def once_more():
        picture.texts.update(credit="Ертіс")
        library.tell(picture, {}, by=reporter)
        picture_making.sign_anew(Picture.objects.get())

    meanwhile(once_more)
    library.sign_anew(Picture.objects.get())
    work()

    assert credits_of(Picture.objects.get())["jpeg"] == {"Ертіс"}


def test_a_replacement_and_its_entry_in_the_audit_log_are_one(picture, editor, monkeypatch):
    def full(*_args, **_kwargs):
        raise ValueError("no entry")

    monkeypatch.setattr(library.audit, "record", full)

    with pytest.raises(ValueError, match="no entry"):
        library.replace(picture, GREEN, "b.jpg", by=editor)

    assert Picture.objects.get().uploaded_name == "a.jpg"
    assert media.stored() == media.known(picture)


def test_only_a_few_pictures_are_in_hand_at_once():
    holds = [DECODING.acquire(blocking=False) for _ in range(AT_ONCE)]
    done = threading.Event()

    def examine():
        library.examine(LEFT_RED, "a.jpg")
        done.set()

    waiting = threading.Thread(target=examine)
    waiting.start()
    try:
        assert holds == [True] * AT_ONCE
        assert not done.wait(0.3)
    finally:
        for _ in holds:
            DECODING.release()
    assert done.wait(20)
    waiting.join()
