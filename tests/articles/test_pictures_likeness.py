import random
from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from articles.pictures import check_and_strip, likeness, likeness_of
from tests.articles import picture_bytes

SHARPER = ImageFilter.UnsharpMask(2, 120)


def scene(seed=0):
    """A sky, a field, and some boxes that stand where `seed` puts them."""
    made = Image.new("RGB", (900, 600), (120, 170, 220))
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 380, 900, 600), (190, 170, 60))
    for at in range(6):
        left = (at * 173 + seed * 251) % 780
        draw.rectangle(
            (left, 120 + at * 70, left + 110, 200 + at * 70), (at * 40, 60, 200 - at * 30)
        )
    return made


def looks(image, format_="JPEG", **options):
    return check_and_strip(picture_bytes.encode(image, format_, **options), "a.jpg").likeness


@pytest.mark.parametrize(
    "changed",
    [
        lambda image: image.resize((300, 200)),
        lambda image: ImageEnhance.Brightness(image).enhance(1.15),
        lambda image: image.convert("L").convert("RGB"),
        lambda image: image.crop((6, 6, 894, 594)),
    ],
    ids=["smaller", "brighter", "grey", "trimmed"],
)
def test_a_copy_of_a_picture_is_alike(changed):
    assert likeness.distance(looks(scene()), looks(changed(scene()), quality=50)) <= likeness.ALIKE


def test_the_format_makes_no_difference():
    assert likeness.distance(looks(scene()), looks(scene(), "PNG")) <= likeness.ALIKE


def test_another_picture_is_not_alike():
    assert likeness.distance(looks(scene()), looks(scene(3))) > likeness.ALIKE


def test_a_picture_without_features_is_like_nothing():
    assert looks(Image.new("RGB", (300, 200), "teal")) == ""


def test_a_master_has_the_likeness_of_its_upload():
    master = check_and_strip(picture_bytes.encode(scene()), "a.jpg")

    assert likeness_of(master.data) == master.likeness


def test_the_most_alike_comes_first():
    known = {1: 0xFF, 2: 0x03, 4: 0x01, 3: 0x01}
    shelves = {band: known.items() for band in likeness.bands("0" * 16)}

    assert likeness.nearest("0000000000000001", shelves) == [3, 4, 2]
    assert likeness.nearest("", shelves) == []


def photograph(seed):
    """What a camera makes of something: soft shapes, fine texture, and the noise of a sensor."""
    chance = random.Random(seed)
    coarse = Image.new("L", (7, 5))
    coarse.putdata([chance.randrange(256) for _ in range(35)])
    fine = Image.new("L", (90, 60))
    fine.putdata([chance.randrange(256) for _ in range(5400)])
    light = Image.blend(
        coarse.resize((1500, 1000), Image.Resampling.BICUBIC),
        fine.resize((1500, 1000), Image.Resampling.BICUBIC),
        0.25,
    )
    noise = Image.effect_noise((1500, 1000), 24)
    return Image.merge(
        "RGB", [ImageChops.add(light, noise, 1, shift) for shift in (-128, -118, -140)]
    )


SHOTS = [photograph(seed) for seed in range(6)]


@pytest.mark.parametrize(
    "copied",
    [
        lambda shot: picture_bytes.encode(shot.resize((640, 427)), "JPEG", quality=35),
        lambda shot: picture_bytes.encode(shot.resize((1280, 853)), "WEBP", quality=40),
        lambda shot: picture_bytes.encode(shot.resize((320, 213)).filter(SHARPER), "JPEG"),
        lambda shot: picture_bytes.encode(ImageEnhance.Contrast(shot).enhance(1.2), "JPEG"),
    ],
    ids=["small and poor", "another format", "a sharpened thumbnail", "more contrast"],
)
@pytest.mark.parametrize("shot", SHOTS)
def test_a_copy_of_a_photograph_is_alike(shot, copied):
    original = check_and_strip(picture_bytes.encode(shot, quality=92), "a.jpg").likeness

    assert likeness.distance(original, check_and_strip(copied(shot), "b.jpg").likeness) <= 6


def test_different_photographs_are_not_alike():
    hashes = [check_and_strip(picture_bytes.encode(shot), "a.jpg").likeness for shot in SHOTS]

    assert min(likeness.distance(one, other) for one, other in combinations(hashes, 2)) > 12
