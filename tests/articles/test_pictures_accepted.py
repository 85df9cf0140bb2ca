from io import BytesIO

import pytest
from PIL import Image

from articles.pictures import check_and_strip
from tests.articles import picture_bytes as make

pytestmark = pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")

PHP = b"<?php system($_GET['c']); ?>"
ZIP = b"PK\x03\x04" + b"Evil.class" * 20 + b"PK\x05\x06" + b"\0" * 18
HTML = b"<script>alert(document.domain)</script>"
PLACE = make.located_exif()
TEXTS = make.chunk(b"tEXt", b"Comment\0" + make.SECRET.encode())
FALSE_SCANS = make.segment(0xE5, b"\xff\xda" * 300)

ACCEPTED = {
    "a JPEG": make.jpeg(),
    "a progressive JPEG": make.jpeg(progressive=True),
    "a grey JPEG": make.encode(make.image(mode="L")),
    "a CMYK JPEG": make.encode(make.image(mode="CMYK")),
    "a JPEG with a place": make.jpeg(exif=PLACE),
    "a JPEG with XMP": make.jpeg(xmp=make.XMP),
    "a JPEG with IPTC": make.jpeg_with(make.iptc((120, b"Caption"), (90, make.SECRET.encode()))),
    "a JPEG with a comment": make.jpeg(comment=make.SECRET.encode()),
    "a JPEG with PHP in a comment": make.jpeg(comment=PHP),
    "a JPEG with a PDF behind": make.jpeg() + b"%PDF-1.7\n" + HTML,
    "a JPEG with an archive behind": make.jpeg() + ZIP,
    "a JPEG with a video behind": make.jpeg() + b"ftypmp42" + b"\xff\xda\x12\x34" * 400,
    "a JPEG with markers in a segment": make.jpeg_with(FALSE_SCANS),
    "a JPEG with broken EXIF": make.jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"),
    "a JPEG with a broken profile": make.jpeg(icc_profile=b"not a profile" * 20),
    "a JPEG of two pictures": make.frames("MPO"),
    "a JPEG of 150 scans": make.with_scans(150),
    "a PNG": make.png(),
    "a PNG with a place": make.png(exif=PLACE),
    "a PNG with text": make.png_by_hand(120, 80, TEXTS),
    "a PNG with HTML in its text": make.png_by_hand(
        120, 80, make.chunk(b"tEXt", b"Comment\0" + HTML)
    ),
    "a PNG with HTML behind": make.png() + HTML,
    "an animated PNG": make.frames("PNG"),
    "a 16-bit grey PNG": make.encode(make.image(mode="L").convert("I;16"), "PNG"),
    "a 16-bit colour PNG": make.png_by_hand(120, 80, depth=16, colour=2, row=b"\0" * 721),
    "a one-bit PNG": make.encode(make.image(mode="1"), "PNG"),
    "a PNG with a palette": make.encode(make.image(mode="P"), "PNG"),
    "an opaque RGBA PNG": make.encode(make.image(mode="RGBA"), "PNG"),
    "an opaque LA PNG": make.encode(make.image(mode="LA"), "PNG"),
    "a GIF": make.encode(make.image(), "GIF"),
    "an animated GIF": make.frames("GIF"),
    "a GIF with an archive behind": make.encode(make.image(), "GIF") + ZIP,
    "a GIF with a comment": make.encode(make.image(), "GIF", comment=PHP),
    "a WebP": make.encode(make.image(), "WEBP"),
    "a lossless WebP": make.encode(make.image(), "WEBP", lossless=True),
    "a WebP with a place": make.encode(make.image(), "WEBP", exif=PLACE, xmp=make.XMP),
    "an animated WebP": make.frames("WEBP"),
    "an AVIF": make.encode(make.image(), "AVIF"),
    "an AVIF with a place": make.encode(make.image(), "AVIF", exif=PLACE, xmp=make.XMP),
    "an animated AVIF": make.frames("AVIF"),
}
TRANSPARENT = {
    "a transparent PNG": make.encode(make.glass(), "PNG"),
    "a transparent grey PNG": make.encode(make.glass(mode="LA"), "PNG"),
    "a PNG with a transparent palette": make.encode(make.glass().quantize(16), "PNG"),
    "a PNG with one transparent colour": make.png(transparency=make.RED),
    "a transparent GIF": make.encode(make.glass(), "GIF"),
    "a transparent WebP": make.encode(make.glass(), "WEBP"),
    "a transparent AVIF": make.encode(make.glass(), "AVIF"),
}
TRACES = (
    b"Exif", b"eXIf", b"GPS", b"CAMERA", make.SECRET.encode(), b"<x:xmpmeta", b"ns.adobe.com",
    b"Photoshop", b"8BIM", b"ICC_PROFILE", b"iCCP", b"tEXt", b"zTXt", b"iTXt", b"acTL", b"fdAT",
    b"MPF\0", b"<?php", b"<script", b"PK\x03\x04", b"%PDF", b"Evil.class", b"\xff\xfe",
)  # fmt: skip


def _cases(files):
    return [pytest.param(data, id=name) for name, data in files.items()]


@pytest.mark.parametrize("data", _cases(ACCEPTED))
def test_it_keeps_an_opaque_picture_as_jpeg(data):
    master = check_and_strip(data, "photo.exe")

    with Image.open(BytesIO(master.data)) as kept:
        assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (120, 80))
    assert (master.format, master.extension) == ("jpeg", "jpeg")
    assert (master.width, master.height) == (120, 80)


@pytest.mark.parametrize("data", _cases(TRANSPARENT))
def test_it_keeps_a_transparent_picture_as_png(data):
    master = check_and_strip(data, "logo.jpg")

    with Image.open(BytesIO(master.data)) as kept:
        assert (kept.format, kept.mode, kept.size) == ("PNG", "RGBA", (120, 80))
        assert kept.getchannel("A").getextrema() == (0, 255)
    assert (master.format, master.extension) == ("png", "png")


@pytest.mark.parametrize("data", _cases({**ACCEPTED, **TRANSPARENT}))
def test_it_keeps_nothing_but_the_pixels(data):
    master = check_and_strip(data, "photo.jpg")

    assert [trace for trace in TRACES if trace in master.data] == []
    with Image.open(BytesIO(master.data)) as kept:
        kept.load()
        assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not kept.getexif()
        assert getattr(kept, "n_frames", 1) == 1
