"""A redaction with pictures reaches the files that readers get: what is written into each."""

import pytest

from articles import library, outbox, picture_files, redaction
from tests import make
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Иван Петров"
PHOTO = picture_bytes.encode(picture_bytes.image(700, 400))


def work():
    while outbox.work_once():
        pass


def files_with(word):
    return {name for name in media.stored() if word.encode() in picture_files.read(name)}


@pytest.fixture
def picture(chief):
    texts = {"ru": {"caption": "Суд", "alt": "Зал", "credit": f"Архив: {NAME}"}}
    facts = {"byline": NAME, "copyright": f"© {NAME}"}
    made = library.add_picture(PHOTO, "sud.jpg", by=chief, texts=texts, facts=facts)
    work()
    made.refresh_from_db()
    return made


@pytest.fixture
def story(picture):
    return make.published(headline="Суд", lead_picture=picture)


def redact(story, by, words=(NAME,)):
    redaction.redact(story, words=words, demanded_by="Суд", by=by, with_pictures=True)


def test_every_file_is_written_anew_under_another_name(story, picture, chief):
    old = media.stored()
    assert {name.rpartition(".")[2] for name in files_with(NAME)} == {"jpeg", "webp", "avif"}

    redact(story, chief)
    work()

    key = picture.key
    picture.refresh_from_db()
    assert picture.key != key
    assert files_with(NAME) == set()
    assert files_with("изъято")
    assert media.stored() == media.known(picture)
    assert not media.stored() & old
    assert picture.files["formats"] == ["jpeg", "webp", "avif"]


def test_files_that_name_nobody_stay_as_they_are(story, picture, chief):
    text = picture.texts.get(language="ru")
    text.caption = "Сидоров в суде"
    text.save()
    old = media.stored()

    redact(story, chief, words=["Сидоров"])
    work()

    assert media.stored() == old
    assert picture.texts.get(language="ru").caption == "[изъято] в суде"


def test_without_pictures_nothing_of_them_changes(chief, picture):
    story = make.article(headline=NAME, lead_picture=picture)
    old = media.stored()

    redaction.redact(story, words=[NAME], demanded_by="Суд", by=chief)
    work()

    assert media.stored() == old
    assert files_with(NAME)
