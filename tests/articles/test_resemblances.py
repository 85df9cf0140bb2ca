"""Which picture another one is like is written down when it comes, changes and goes."""

import random
import threading
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from articles import library, picture_files, picture_likes
from articles.models import Picture, PictureBand, Resemblance
from articles.pictures import likeness
from tests import make
from tests.articles import picture_bytes

CHANCE = random.Random(91)
LIGHT_RISES = picture_bytes.image(600, 400).rotate(180)
PHOTO = picture_bytes.encode(LIGHT_RISES)
SMALLER = picture_bytes.encode(LIGHT_RISES.resize((300, 200)))
OTHER = picture_bytes.encode(picture_bytes.image(600, 400).rotate(90, expand=True))


def near(looks, bits):
    value = int(looks, 16)
    for bit in CHANCE.sample(range(64), bits):
        value ^= 1 << bit
    return f"{value:016x}"


def written():
    return dict(Resemblance.objects.values_list("picture", "other"))


@pytest.mark.django_db
def test_it_is_what_comparing_each_with_each_would_find():
    centres = [f"{CHANCE.getrandbits(64):016x}" for _ in range(12)]
    for _ in range(60):
        make.picture(likeness=near(CHANCE.choice(centres), CHANCE.randrange(5)), languages=[])
    looks = dict(Picture.objects.exclude(likeness="").values_list("pk", "likeness"))
    alike = {
        (one, other)
        for one in looks
        for other in looks
        if one != other and likeness.distance(looks[one], looks[other]) <= likeness.ALIKE
    }

    found = written()

    assert set(found) == {one for one, _other in alike}
    assert set(found.items()) <= alike


@pytest.mark.django_db
def test_the_first_of_two_is_like_the_second_and_the_second_like_the_first():
    first, second, third = (make.picture(likeness="1" * 16) for _ in range(3))

    assert written() == {first.pk: second.pk, second.pk: first.pk, third.pk: first.pk}


@pytest.mark.django_db
def test_nothing_is_like_itself_or_written_twice():
    first, second = make.picture(likeness="1" * 16), make.picture(likeness="1" * 16)
    picture_likes.keep(first)
    picture_likes.keep(first)

    assert written() == {first.pk: second.pk, second.pk: first.pk}
    with pytest.raises(IntegrityError):
        Resemblance.objects.filter(picture=first).update(other=first)


@pytest.mark.django_db
def test_another_likeness_leaves_what_was_alike_to_find_another():
    one, two, three = (make.picture(likeness="1" * 16) for _ in range(3))
    one.likeness = "e" * 16
    one.save()

    picture_likes.keep(one)

    assert written() == {two.pk: three.pk, three.pk: two.pk}


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_replaced_is_like_others_than_before(reporter, editor):
    first, second = (library.add_picture(PHOTO, "a.jpg", by=reporter) for _ in range(2))
    assert written() == {first.pk: second.pk, second.pk: first.pk}

    library.replace(second, OTHER, "b.jpg", by=editor)
    assert written() == {}

    library.replace(second, SMALLER, "c.jpg", by=editor)
    assert written() == {first.pk: second.pk, second.pk: first.pk}


@pytest.mark.django_db(transaction=True)
def test_what_is_deleted_is_like_nothing_and_others_find_another(reporter, editor):
    first, second, third = (library.add_picture(PHOTO, "a.jpg", by=reporter) for _ in range(3))

    library.delete(first, by=editor)
    assert written() == {second.pk: third.pk, third.pk: second.pk}

    library.delete(third, by=editor)
    assert written() == {}


@pytest.mark.django_db(transaction=True)
def test_two_copies_that_come_at_once_see_each_other(reporter, monkeypatch):
    settle, both = picture_files.settle, threading.Barrier(2, timeout=20)

    def together(key):
        settle(key)
        both.wait()

    monkeypatch.setattr(picture_files, "settle", together)

    def upload():
        try:
            library.add_picture(PHOTO, "a.jpg", by=reporter)
        finally:
            connection.close()

    uploads = [threading.Thread(target=upload) for _ in range(2)]
    for each in uploads:
        each.start()
    for each in uploads:
        each.join()

    first, second = Picture.objects.values_list("pk", flat=True)
    assert written() == {first: second, second: first}


@pytest.mark.django_db
def test_an_older_library_is_compared_once_and_gets_its_bands_anew():
    for looks in ("1" * 16, "e" * 16, "1" * 15 + "0"):
        make.picture(likeness=looks)
    twin, plain = make.picture(), make.picture()
    Picture.objects.filter(pk__in=[twin.pk, plain.pk]).update(sha256="a" * 64)
    picture_likes.keep(twin)
    kept, bands = written(), set(PictureBand.objects.values_list("picture", "band"))
    Resemblance.objects.all().delete()
    PictureBand.objects.filter(band__lt=1000).delete()

    import_module("articles.migrations.0010_alike_pictures_are_written_down").fill(apps, None)

    assert written() == kept
    assert len(kept) == 4
    assert set(PictureBand.objects.values_list("picture", "band")) == bands
