from io import BytesIO

import pytest
from PIL import Image, ImageCms

from articles.pictures import check_and_strip
from tests.articles import picture_bytes as make

GREEN = (0, 160, 0)


def kept(data):
    return Image.open(BytesIO(check_and_strip(data, "photo.jpg").data))


def looks_right(picture):
    """Red on the left and blue on the right."""
    middle = picture.height // 2
    return make.near(picture.getpixel((20, middle)), make.RED) and make.near(
        picture.getpixel((picture.width - 20, middle)), make.BLUE
    )


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_it_turns_a_picture_upright(orientation, format_):
    stored = make.image()
    turn = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    if turn is not None:
        stored = stored.transpose(turn)

    upright = kept(make.encode(stored, format_, exif=make.located_exif(orientation)))

    assert upright.size == (120, 80)
    assert looks_right(upright)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_it_ignores_an_impossible_orientation(orientation):
    upright = kept(make.jpeg(exif=make.located_exif(orientation)))

    assert looks_right(upright)


@pytest.mark.parametrize("format_", ["PNG", "GIF", "WEBP", "AVIF", "MPO"])
def test_it_keeps_the_first_frame_alone(format_):
    assert looks_right(kept(make.frames(format_)))


def test_it_turns_cmyk_into_browser_colours():
    assert looks_right(kept(make.encode(make.image(mode="CMYK"), quality=95)))


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_it_turns_another_colour_space_into_srgb(mode):
    picture = make.glass() if mode == "RGBA" else make.image()

    changed = kept(make.encode(picture, "PNG", icc_profile=make.red_as_blue()))

    assert changed.mode == mode
    assert make.near(changed.getpixel((20, 60))[:3], (30, 30, 200))


@pytest.mark.parametrize("profile", [b"x", b"\0" * 200, b"acsp" * 50])
def test_it_ignores_a_broken_profile(profile):
    assert looks_right(kept(make.jpeg(icc_profile=profile)))


def test_it_ignores_a_profile_of_another_kind():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()

    assert looks_right(kept(make.jpeg(icc_profile=lab)))


def test_it_keeps_the_greys_of_sixteen_bits():
    ramp = Image.linear_gradient("L").point(lambda value: value * 257, "I").convert("I;16")

    shown = kept(make.encode(ramp, "PNG")).convert("L")

    assert [abs(shown.getpixel((9, y)) - y) <= 3 for y in (0, 64, 128, 255)] == [True] * 4


def test_it_keeps_half_transparent_pixels():
    veil = Image.new("RGBA", (60, 40), (*GREEN, 128))

    assert kept(make.encode(veil, "PNG")).getpixel((5, 5)) == (*GREEN, 128)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4096, 10), (4096, 10)),
        ((5000, 100), (4096, 82)),
        ((100, 5000), (82, 4096)),
        ((12_000, 4_000), (4096, 1365)),
        ((12_000, 1), (4096, 1)),
    ],
)
def test_it_shrinks_what_is_longer_than_4096_pixels(size, expected):
    master = check_and_strip(make.encode(Image.new("RGB", size)), "photo.jpg")

    assert (master.width, master.height) == expected


def test_it_takes_the_largest_picture_allowed():
    master = check_and_strip(make.png_by_hand(7_000, 7_000), "photo.png")

    assert (master.width, master.height) == (4096, 4096)


def test_the_claimed_name_decides_nothing():
    masters = {check_and_strip(make.png(), name) for name in ("a.png", "a.php", "", "../../x")}

    assert len(masters) == 1
