from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.pictures import Master, PictureRefused, check_and_strip
from tests.articles import picture_bytes as make

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")

SEEDS = [
    make.jpeg(exif=make.located_exif(6), xmp=make.XMP),
    make.jpeg_with(make.iptc((120, b"Caption"), (80, b"Name"))),
    make.encode(make.image(mode="CMYK"), progressive=True),
    make.frames("MPO"),
    make.frames("PNG"),
    make.encode(make.glass().quantize(16), "PNG", exif=make.located_exif(3)),
    make.frames("GIF"),
    make.frames("WEBP"),
    make.encode(make.glass(), "WEBP", xmp=make.XMP),
    make.encode(make.glass(), "AVIF", exif=make.located_exif(8)),
]
STARTS = [
    b"\xff\xd8\xff",
    make.PNG_SIGNATURE,
    b"GIF89a",
    b"RIFF\0\0\0\0WEBPVP8X",
    b"\0\0\0\x18ftypavif",
]
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), max_size=8)
OFTEN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def judge(data):
    """Take the file or refuse it; anything else that is raised fails the test."""
    with suppress(PictureRefused):
        return check_and_strip(data, "photo.jpg")
    return None


@OFTEN
@given(seed=st.sampled_from(SEEDS), changes=CHANGES, length=st.floats(0.3, 2))
def test_a_changed_picture_is_taken_or_refused(seed, changes, length):
    data = bytearray(seed)
    for place, replacement in changes:
        at = int(place * len(data))
        data[at : at + len(replacement)] = replacement

    judge(bytes(data[: int(length * len(data))]))


@OFTEN
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_noise_behind_a_signature_is_taken_or_refused(start, rest):
    judge(start + rest)


@OFTEN
@given(data=st.binary(max_size=200))
def test_noise_is_refused(data):
    assert judge(data) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_the_seeds_themselves_are_taken(seed):
    assert isinstance(judge(seed), Master)
