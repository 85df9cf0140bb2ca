import random

import pytest

from articles import picture_likes
from articles.models import PictureBand
from articles.pictures import likeness
from tests import make

pytestmark = pytest.mark.django_db

CHANCE = random.Random(53)


def flipped(looks, bits):
    """The same hash, so many of its bits changed."""
    value = int(looks, 16)
    for bit in CHANCE.sample(range(64), bits):
        value ^= 1 << bit
    return f"{value:016x}"


def test_what_differs_by_six_bits_shares_a_band_whichever_they_are():
    for _ in range(500):
        looks = f"{CHANCE.getrandbits(64):016x}"
        other = flipped(looks, likeness.ALIKE)

        assert set(likeness.bands(looks)) & set(likeness.bands(other))


def test_a_band_of_one_place_is_none_of_another():
    assert len(set(likeness.bands("0" * 16))) == likeness.BANDS
    assert likeness.bands("") == []


@pytest.mark.parametrize(("bits", "is_found"), [(0, True), (6, True), (7, False)])
def test_likes_are_found_by_their_bands(bits, is_found):
    looks = f"{CHANCE.getrandbits(64):016x}"
    known, other = make.picture(likeness=looks), make.picture(likeness=flipped(looks, bits))

    found = picture_likes.alike_in_library(other)

    assert found == ([known] if is_found else [])
    assert picture_likes.twins([other]) == {other.pk: found}


def test_only_what_shares_a_band_is_looked_at(django_assert_num_queries):
    make.picture(likeness="f" * 15 + "0")
    alone = make.picture(likeness="0" * 15 + "f")

    with django_assert_num_queries(2):  # by bytes and by bands: there is nothing to fetch
        assert picture_likes.alike_in_library(alone) == []


def test_bands_follow_the_likeness():
    picture = make.picture(likeness="1" * 16)
    picture.likeness = "2" * 16

    picture_likes.keep(picture)

    bands = PictureBand.objects.filter(picture=picture).values_list("band", flat=True)
    assert sorted(bands) == sorted(likeness.bands("2" * 16))
