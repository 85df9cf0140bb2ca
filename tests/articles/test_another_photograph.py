"""What is told of a photograph is not passed off as true of another one in its place."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from PIL import Image

from articles import library, outbox, picture_uses, requirements, workflow
from articles.models import Picture
from articles.pictures import PictureRefused, metadata
from tests import make
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

HOUR = timedelta(hours=1)
LIGHT_RISES = picture_bytes.image(600, 400).rotate(180)
PHOTO = picture_bytes.encode(LIGHT_RISES)
SCAN = picture_bytes.encode(LIGHT_RISES.resize((900, 600)))
NAMELESS = picture_bytes.encode(picture_bytes.image(600, 400))
PLAIN = picture_bytes.encode(Image.new("RGB", (600, 400), "teal"))
NAMED = picture_bytes.jpeg_with(
    picture_bytes.iptc((80, "Асель".encode()), (110, "Қазинформ".encode()), (120, b"A lake"))
)
WORDS = {"caption": "Мост", "alt": "Мост через Тобол", "credit": "Павел Шнайдер"}


@pytest.fixture
def picture(reporter):
    facts = {"byline": "Павел Шнайдер", "licence": "Only for Tobol"}
    return library.add_picture(PHOTO, "a.jpg", by=reporter, texts={"ru": WORDS}, facts=facts)


def work():
    while outbox.work_once():
        pass


def signed(picture):
    """Photographers and credits that its files name."""
    found = set()
    for row in picture.renditions.all():
        with Image.open(media.path(row.name)) as opened:
            told = metadata.read(opened.info)
        found.add((told.byline, told.credit, told.terms))
    return found


def checked(article):
    return [each for each in requirements.blocking(article) if "Проверьте подписи" in each.message]


@pytest.mark.parametrize("file", [SCAN, PHOTO], ids=["a better scan", "the same file"])
def test_of_the_same_photograph_everything_stays_as_true_as_it_was(picture, editor, file):
    library.replace(picture, file, "b.jpg", by=editor)

    work()
    assert Picture.objects.get().is_confirmed
    assert signed(picture) == {("Павел Шнайдер", "Павел Шнайдер", "Only for Tobol")}


def test_a_file_without_features_is_still_itself(reporter, editor):
    plain = library.add_picture(PLAIN, "a.jpg", by=reporter)

    library.replace(plain, PLAIN, "b.jpg", by=editor)

    assert plain.is_confirmed


@pytest.mark.parametrize(
    ("file", "says"),
    [(NAMED, ("Асель", "Асель / Қазинформ", "")), (NAMELESS, ("", "", ""))],
    ids=["with words", "without"],
)
def test_another_photograph_is_signed_by_its_own_words_alone(picture, editor, file, says):
    library.replace(picture, file, "b.jpg", by=editor)

    work()
    kept = Picture.objects.get()
    assert (kept.is_confirmed, kept.byline) == (False, "Павел Шнайдер")
    assert kept.texts.get().credit == "Павел Шнайдер"
    assert {row.format for row in kept.renditions.all()} == {"jpeg", "webp", "avif"}
    assert signed(kept) == {says}


@pytest.mark.parametrize(("file", "credit"), [(NAMED, "Фото: Асель / Қазинформ"), (NAMELESS, "")])
def test_readers_get_no_words_of_another_photograph(picture, editor, client, file, credit):
    article = make.published(lead_picture=picture)
    address = article.get_absolute_url()
    assert "Павел Шнайдер" in client.get(address).content.decode()

    library.replace(picture, file, "b.jpg", by=editor)

    page = client.get(address).content.decode()
    assert Picture.objects.get().key in page
    for words in WORDS.values():
        assert words not in page
    assert "A lake" not in page
    assert (f'<span class="credit">{credit}</span>' if credit else "<figcaption></figcaption>") in (
        page.replace("<figcaption> <", "<figcaption><")
    )


def test_no_story_with_it_is_published_or_planned_before_somebody_confirms(picture, editor, chief):
    article = make.article(lead_picture=picture)
    library.replace(picture, NAMED, "b.jpg", by=editor)

    assert [(each.field, each.thing) for each in checked(article)] == [
        ("lead_picture", ("picture", picture.pk))
    ]
    for at in (None, timezone.now() + HOUR):
        with pytest.raises(ValidationError, match="Проверьте подписи"):
            workflow.publish(article, by=chief, at=at)
    assert not article.editions.exists()

    library.confirm(picture, by=editor)
    workflow.publish(article, by=chief)
    assert article.editions.exists()


def test_what_was_confirmed_goes_to_readers_and_into_the_files(picture, editor, client):
    article = make.published(lead_picture=picture)
    library.replace(picture, NAMED, "b.jpg", by=editor)
    work()

    library.confirm(picture, by=editor)
    library.tell(picture, {"byline": "Асель", "licence": ""}, by=editor)
    work()

    kept = Picture.objects.get()
    assert kept.is_confirmed
    assert signed(kept) == {("Асель", "Павел Шнайдер", "")}
    assert "Мост через Тобол" in client.get(article.get_absolute_url()).content.decode()


def test_cutting_and_telling_confirm_nothing(picture, editor):
    library.replace(picture, NAMED, "b.jpg", by=editor)

    library.recrop(picture, (0.1, 0.1), by=editor)
    library.tell(picture, {"byline": "Асель"}, by=editor)
    library.replace(picture, NAMED, "c.jpg", by=editor)

    assert not Picture.objects.get().is_confirmed


def test_who_may_not_change_it_confirms_nothing(picture, reporter, editor):
    make.published(lead_picture=picture)
    library.replace(picture, NAMED, "b.jpg", by=editor)

    with pytest.raises(PermissionDenied):
        library.confirm(picture, by=reporter)

    assert not Picture.objects.get().is_confirmed


def test_what_was_read_of_one_file_is_not_confirmed_of_the_next(picture, editor):
    library.replace(picture, NAMED, "b.jpg", by=editor)
    read = Picture.objects.get()
    library.replace(picture, NAMELESS, "c.jpg", by=editor)

    with pytest.raises(PictureRefused) as refused:
        library.confirm(read, by=editor)

    assert refused.value.code == "changed"
    assert not Picture.objects.get().is_confirmed


def test_it_is_counted_once_readers_see_it_or_will(picture, editor):
    library.replace(picture, NAMED, "b.jpg", by=editor)
    article = make.article(lead_picture=picture)
    assert picture_uses.unconfirmed_before_readers() == 0

    Picture.objects.update(is_confirmed=True)
    workflow.publish(article, by=make.superuser(), at=timezone.now() + HOUR)
    assert picture_uses.unconfirmed_before_readers() == 0
    Picture.objects.update(is_confirmed=False)

    assert picture_uses.unconfirmed_before_readers() == 1
