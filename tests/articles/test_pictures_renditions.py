from io import BytesIO

import pytest
from PIL import Image

from articles.pictures import Recipe, check_and_strip, make_renditions
from articles.pictures.renditions import WIDTHS
from tests.articles import picture_bytes as make

TYPES = {"jpeg": "JPEG", "webp": "WEBP", "avif": "AVIF"}


def master(width, height, picture=make.image):
    return check_and_strip(make.encode(picture(width, height), "PNG"), "photo.png").data


def sizes(files, ratio, format_="jpeg"):
    return [(f.width, f.height) for f in files if (f.ratio, f.format) == (ratio, format_)]


def opened(file):
    return Image.open(BytesIO(file.data))


def stripe(at):
    """A red master with a green stripe: a tenth of the picture, at a tenth counted from 0."""
    picture = Image.new("RGB", (1000, 500), make.RED)
    picture.paste((0, 160, 0), (at * 100, 0, at * 100 + 100, 500))
    return check_and_strip(make.encode(picture, "PNG"), "stripe.png").data


def test_a_large_master_gets_every_width():
    files = list(make_renditions(master(2400, 1600)))

    assert sizes(files, "original") == [
        (2048, 1365), (1440, 960), (960, 640), (752, 501), (640, 427), (320, 213)
    ]  # fmt: skip
    assert sizes(files, "16x9") == [(1600, 900), (960, 540), (752, 423), (480, 270)]
    assert sizes(files, "4x3") == [(960, 720), (480, 360)]
    assert sizes(files, "1x1") == [(480, 480), (240, 240)]
    assert len(files) == 28


@pytest.mark.parametrize("format_", TYPES)
def test_a_file_is_what_it_says(format_):
    files = list(make_renditions(master(500, 400), formats=[format_]))

    assert [file.format for file in files] == [format_] * len(files)
    for file in files:
        with opened(file) as shown:
            assert shown.format == TYPES[format_]
            assert shown.size == (file.width, file.height)
            assert not shown.getexif()
            assert "icc_profile" not in shown.info


@pytest.mark.parametrize("size", [(320, 200), (900, 700), (200, 3000), (3000, 200), (1, 1), (1, 9)])
def test_nothing_is_enlarged(size):
    files = list(make_renditions(master(*size), formats=["jpeg"]))

    assert all(file.width <= size[0] and file.height <= size[1] for file in files)
    assert {file.ratio for file in files} == set(WIDTHS)


def test_a_small_master_gets_one_file_per_ratio():
    files = list(make_renditions(master(200, 100), formats=["jpeg"]))

    assert [(f.ratio, f.width, f.height) for f in files] == [
        ("original", 200, 100), ("16x9", 177, 100), ("4x3", 133, 100), ("1x1", 100, 100)
    ]  # fmt: skip


def test_a_panorama_of_full_size_keeps_the_widths_of_its_crops():
    files = list(make_renditions(master(4096, 600), formats=["jpeg"]))

    assert sizes(files, "16x9") == [(960, 540), (752, 423), (480, 270)]
    assert sizes(files, "original")[0] == (2048, 300)


@pytest.mark.parametrize("at", [0, 3, 5, 9])
def test_a_crop_keeps_the_focal_point(at):
    focal = (at / 10 + 0.05, 0.5)

    files = make_renditions(stripe(at), Recipe(focal), formats=["jpeg"])

    square = opened(next(file for file in files if file.ratio == "1x1"))
    greens = [x for x in range(480) if make.near(square.getpixel((x, 240)), (0, 160, 0), 60)]
    assert len(greens) > 80


def test_a_crop_in_the_middle_loses_the_edges():
    files = make_renditions(stripe(0), formats=["jpeg"])

    square = opened(next(file for file in files if file.ratio == "1x1"))
    assert make.near(square.getpixel((2, 240)), make.RED)


@pytest.mark.parametrize("focal", [(0.0, 0.0), (1.0, 1.0), (-3.0, 9.0)])
def test_a_focal_point_at_the_edge_stays_inside(focal):
    files = list(make_renditions(master(600, 400), Recipe(focal), formats=["jpeg"]))

    assert sizes(files, "1x1") == [(240, 240)]


def test_a_transparent_master_stands_on_white_in_jpeg_and_on_nothing_in_webp():
    files = list(make_renditions(master(400, 400, make.glass)))

    jpeg, webp = (opened(file) for file in files[:2])
    assert make.near(jpeg.getpixel((100, 20)), (255, 255, 255), 3)
    assert webp.getpixel((100, 20))[3] == 0
