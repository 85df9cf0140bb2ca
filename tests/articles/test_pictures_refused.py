import zlib

import pytest
from django.utils import translation

from articles.pictures import PictureRefused, check_and_strip
from articles.pictures.refusals import MESSAGES
from tests.articles import picture_bytes as make


def _ftyp(brand, *others):
    body = b"ftyp" + brand + b"\0\0\0\0" + b"".join(others)
    return (len(body) + 4).to_bytes(4, "big") + body + b"\0" * 64


def _truncated(format_):
    data = make.encode(make.image(600, 400), format_)
    return data[: len(data) * 6 // 10]


def _claiming(side, data, frame=b"\xff\xc0"):
    """A JPEG whose header says that it is larger than it is."""
    at = data.index(frame) + 5
    return data[:at] + side.to_bytes(2, "big") * 2 + data[at + 4 :]


HUGE_GIF = (
    b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
)
BOMB = zlib.compress(b"0" * 8_000_000, 9)
GPS_SVG = b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>'

NOT_PICTURES = {
    "nothing": b"",
    "one byte": b"\xff",
    "a JPEG's first bytes": b"\xff\xd8",
    "HTML": b"<!doctype html><script>alert(1)</script>",
    "XML": b"<?xml version='1.0'?><rss/>",
    "PHP": b"<?php system($_GET['c']); ?>",
    "a program": b"MZ\x90\0" + b"\0" * 200,
    "an ELF program": b"\x7fELF" + b"\0" * 200,
    "an archive": b"PK\x03\x04" + b"\0" * 200,
    "a PDF": b"%PDF-1.7\n" + b"\0" * 200,
    "a PDF before a JPEG": b"%PDF-1.7\n" + make.jpeg(),
    "a video": _ftyp(b"isom", b"iso2", b"avc1", b"mp41"),
    "a sound": b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 40,
    "text": "Новости Костанайской области".encode(),
    "a TGA, which has no signature": make.encode(make.image(), "TGA"),
    "a PCX": make.encode(make.image(), "PCX"),
    "an SGI": make.encode(make.image(), "SGI"),
}
UNSUPPORTED = {
    "HEIC": _ftyp(b"heic", b"mif1", b"heic"),
    "HEIC as mif1": _ftyp(b"mif1", b"heic", b"miaf"),
    "SVG": b"\xef\xbb\xbf  <svg onload='alert(1)'/>",
    "SVG with a prologue": GPS_SVG,
    "BMP": make.encode(make.image(), "BMP"),
    "ICO": make.encode(make.image(), "ICO"),
    "TIFF": make.encode(make.image(), "TIFF"),
    "big-endian TIFF": b"MM\0*\0\0\0\x08" + b"\0" * 60,
    "PPM": make.encode(make.image(), "PPM"),
    "EPS": make.encode(make.image(), "EPS"),
    "EPS with a binary header": b"\xc5\xd0\xd3\xc6" + b"\0" * 60,
    "DDS": make.encode(make.image(), "DDS"),
    "Photoshop": b"8BPS\0\x01" + b"\0" * 60,
    "JPEG 2000": make.encode(make.image(), "JPEG2000"),
    "JPEG XL": b"\xff\x0a" + b"\0" * 60,
}
TOO_LARGE = {
    "too_many_pixels": {
        "178 megapixels in 22 kB": make.png_by_hand(13_345, 13_345),
        "just over Pillow's limit": make.png_by_hand(7_100, 7_100),
        "a GIF of 65535 squared": HUGE_GIF,
        "a WebP of 16383 squared": make.webp_claiming(16_383, 16_383),
        "a JPEG that claims 65000 squared": _claiming(65_000, make.jpeg()),
    },
    "too_long_side": {
        "1 x 200,000": make.png_by_hand(1, 200_000),
        "200,000 x 1": make.png_by_hand(200_000, 1),
        "12,001 x 1": make.png_by_hand(12_001, 1),
    },
    "too_many_scans": {
        "3,000 scans": make.with_scans(3_000),
        "201 scans": make.with_scans(201),
        "60 scans of 49 megapixels": _claiming(7_000, make.with_scans(60), b"\xff\xc2"),
    },
    "too_big": {"a byte over 25 MB": make.jpeg() + bytes(25 * 1024 * 1024)},
}
DAMAGED = {
    **{f"a truncated {name}": _truncated(name) for name in ("JPEG", "PNG", "WEBP", "GIF", "AVIF")},
    "a JPEG cut in its header": make.jpeg()[:30],
    "a JPEG of ones": b"\xff\xd8\xff" + b"\xff" * 500,
    "a PNG's signature alone": make.PNG_SIGNATURE,
    "a PNG without pixels": make.png_by_hand(10, 0),
    "a PNG with a wrong checksum": make.png().replace(b"IDAT", b"IDAU"),
    "a GIF without frames": b"GIF89a\x0a\0\x0a\0\0\0\0;",
    "an empty WebP": b"RIFF\x04\0\0\0WEBP",
    "an AVIF without boxes": _ftyp(b"avif", b"mif1"),
    "a compressed text of 8 MB": make.png_by_hand(8, 8, make.chunk(b"zTXt", b"a\0\0" + BOMB)),
    "a colour profile of 8 MB": make.png_by_hand(8, 8, make.chunk(b"iCCP", b"a\0\0" + BOMB)),
}
GROUPS = {"not_a_picture": NOT_PICTURES, "unsupported_format": UNSUPPORTED, "damaged": DAMAGED}
VERDICTS = [
    pytest.param(code, data, id=name)
    for code, files in {**GROUPS, **TOO_LARGE}.items()
    for name, data in files.items()
]


@pytest.mark.parametrize(("code", "data"), VERDICTS)
def test_it_refuses(code, data):
    with pytest.raises(PictureRefused) as refused:
        check_and_strip(data, "photo.jpg")

    assert refused.value.code == code
    assert "photo.jpg" in refused.value.message()


def test_it_names_the_format_that_it_refuses():
    for name in ("HEIC", "SVG", "BMP", "TIFF"):
        with pytest.raises(PictureRefused) as refused:
            check_and_strip(UNSUPPORTED[name], "a.jpg")

        assert refused.value.params["format"] == name


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_is_a_whole_sentence(code):
    with translation.override("en"):
        message = PictureRefused(code, limit=1, format="BMP", name="a.png").message()

    assert message.startswith("“a.png” ")
    assert message.endswith(".")


def test_a_message_shows_a_hostile_name_harmlessly():
    with pytest.raises(PictureRefused) as refused:
        check_and_strip(b"", "‮gpj\0\r\n.exe" + "x" * 500)

    assert refused.value.params["name"] == "gpj .exe" + "x" * 52
