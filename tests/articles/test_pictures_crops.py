from io import BytesIO

import pytest
from PIL import Image

from articles.pictures import Recipe, check_and_strip, crops, make_renditions
from tests.articles import picture_bytes

SIZE = (2400, 1600)


def shown(ratio, recipe, size=SIZE):
    master = check_and_strip(picture_bytes.encode(picture_bytes.image(*size)), "a.jpg").data
    return [file for file in make_renditions(master, recipe, ["jpeg"]) if file.ratio == ratio]


def test_a_crop_drawn_by_hand_goes_before_the_focal_point():
    right = crops.fitted(SIZE, "1x1", 0.6, 0.2, 0.3)

    files = shown("1x1", Recipe(focal=(0.0, 0.5), drawn={"1x1": right}))

    with Image.open(BytesIO(files[0].data)) as square:
        assert square.size == (480, 480)
        assert picture_bytes.near(square.getpixel((10, 240)), picture_bytes.BLUE)


def test_the_other_shapes_keep_the_focal_point():
    drawn = {"1x1": crops.fitted(SIZE, "1x1", 0.6, 0.2, 0.3)}

    files = shown("4x3", Recipe(focal=(0.0, 0.5), drawn=drawn))

    with Image.open(BytesIO(files[0].data)) as card:
        assert picture_bytes.near(card.getpixel((10, 240)), picture_bytes.RED)


def test_a_part_of_a_picture_is_cut_from_all_its_pixels():
    drawn = {"16x9": crops.fitted(SIZE, "16x9", 0.1, 0.1, 0.5)}

    assert [file.width for file in shown("16x9", Recipe(drawn=drawn))] == [960, 752, 480]


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ((0.1, 0.2, 0.5), [0.1, 0.2, 0.5, 0.4219]),
        ((0.9, 0.9, 0.5), [0.5, 0.5781, 0.5, 0.4219]),
        ((-3, -3, 0.5), [0, 0, 0.5, 0.4219]),
        ((0, 0, 9), [0, 0, 1, 0.8438]),
        ((0, 0, 0), [0, 0, 0.05, 0.0422]),
    ],
)
def test_a_crop_is_fitted_into_the_picture(box, expected):
    assert crops.fitted(SIZE, "16x9", *box) == expected


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (3, 2)])
@pytest.mark.parametrize("ratio", crops.RATIOS)
def test_a_crop_of_any_picture_is_inside_of_it(size, ratio):
    left, top, width, height = crops.fitted(size, ratio, 0.99, 0.99, 0.5)

    assert 0 <= left <= left + width <= 1.0001
    assert 0 <= top <= top + height <= 1.0001


def test_fitting_twice_changes_nothing():
    once = crops.kept(SIZE, {"1x1": [0.123456, 0.2, 0.333333, 9], "4x3": None})

    assert crops.kept(SIZE, once) == once
    assert list(once) == ["1x1"]
