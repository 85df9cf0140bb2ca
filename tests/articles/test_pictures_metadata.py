import struct

import pytest
from PIL import Image

from articles.pictures import Metadata, check_and_strip, one_line
from tests.articles import picture_bytes as make

CAPTION, BYLINE, CREDIT, COPYRIGHT, CITY = 120, 80, 110, 116, 90
WORDS = Metadata(
    caption="Егін жинау & дала",
    byline="Асель Нурланова, Павел Шнайдер",
    credit="Қазинформ",
    copyright="© 2025",
    captions=(("en", "Harvest"),),
)


def read(data):
    return check_and_strip(data, "photo.jpg").metadata


def xmp(inside):
    return make.jpeg(
        xmp=b'<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>'
        + inside
        + b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


@pytest.mark.parametrize("format_", ["JPEG", "WEBP", "AVIF"])
def test_it_reads_xmp(format_):
    assert read(make.encode(make.image(), format_, xmp=make.XMP)) == WORDS


def test_it_reads_the_xmp_of_a_png():
    text = b"XML:com.adobe.xmp\0\0\0\0\0" + make.XMP

    assert read(make.png_by_hand(9, 9, make.chunk(b"iTXt", text))) == WORDS


def test_it_reads_iptc_in_utf8():
    data = make.jpeg_with(
        make.iptc(
            (CAPTION, "Ақсуат көлі".encode()),
            (BYLINE, "Асель Нурланова".encode()),
            (BYLINE, "Павел Шнайдер".encode()),
            (CREDIT, "Тобол".encode()),
            (COPYRIGHT, "© Тобол".encode()),
            charset=b"\x1b%G",
        )
    )

    found = read(data)

    assert found == Metadata("Ақсуат көлі", "Асель Нурланова, Павел Шнайдер", "Тобол", "© Тобол")


def test_it_reads_the_cyrillic_of_old_programs():
    data = make.jpeg_with(make.iptc((CAPTION, "Уборка ячменя".encode("cp1251"))))

    assert read(data).caption == "Уборка ячменя"


def test_broken_utf8_is_not_taken_for_another_code_page():
    data = make.jpeg_with(make.iptc((CAPTION, "Дала".encode() + b"\xff"), charset=b"\x1b%G"))

    assert read(data).caption == "Дала\ufffd"


def test_xmp_goes_before_iptc_field_by_field():
    both = make.jpeg_with(make.iptc((CAPTION, b"Old"), (CREDIT, b"Tobol")))
    packet = xmp(b"<dc:description>New</dc:description>")
    segment = packet[packet.index(b"\xff\xe1") :]
    segment = segment[: 2 + struct.unpack(">H", segment[2:4])[0]]

    found = read(both[:2] + segment + both[2:])

    assert (found.caption, found.credit) == ("New", "Tobol")


def test_it_never_reads_a_place():
    data = make.jpeg_with(make.iptc((CAPTION, b"A lake"), (CITY, make.SECRET.encode())))

    for found in (read(data), read(make.jpeg(xmp=make.XMP, exif=make.located_exif()))):
        assert make.SECRET not in str(found)


@pytest.mark.parametrize(
    "inside",
    [
        b"<dc:description>unclosed",
        b"<dc:description>\xff\xfe</dc:description>",
        b"<dc:description>&undeclared;</dc:description>",
        b"<dc:description><rdf:Alt></rdf:Alt></dc:description>",
        b"<dc:description/>",
        b"<dc:description>" + b"x" * 60_000 + b"</dc:description",
    ],
)
def test_broken_xmp_spoils_no_picture(inside):
    assert read(xmp(inside)) == Metadata()


def test_it_expands_no_entities():
    laughs = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 9))
    bomb = b'<!DOCTYPE x [<!ENTITY a0 "ha">' + laughs + b"]><x>&a8;</x>"

    assert read(make.jpeg(xmp=bomb)) == Metadata()


def test_it_fetches_no_entities(tmp_path):
    (tmp_path / "secret").write_text("secret")
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/secret">]><x>&a;</x>'

    assert read(make.jpeg(xmp=outside.encode())) == Metadata()


@pytest.mark.parametrize("block", [b"\x1c", b"\x1c\x02\x78\xff\xffshort", b"\x1c\x02\x78\0", b"\0"])
def test_broken_iptc_spoils_no_picture(block):
    head = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block))

    found = read(make.jpeg_with(make.segment(0xED, head + block)))

    assert found.byline == found.credit == found.copyright == ""


def test_words_are_cut_to_their_fields():
    long = "ж".encode() * 3000

    found = read(make.jpeg_with(make.iptc((CAPTION, long), (CREDIT, long))))

    assert (len(found.caption), len(found.credit)) == (500, 200)


def test_one_line_drops_what_can_deceive():
    assert one_line(" a\r\nb\t\u202ec\u2066\u200bd\0\x1b[1m  e\u0301 ", 50) == "a b cd[1m é"


def taken(text):
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8769)[0x9003] = text
    return exif


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_it_reads_when_the_camera_took_it(format_):
    data = make.encode(make.image(), format_, exif=taken("2026:03:08 23:59:01"))

    assert read(data).taken == "2026-03-08"


@pytest.mark.parametrize(
    ("text", "day"), [("20260308", "2026-03-08"), ("00000000", ""), ("20261399", ""), ("x", "")]
)
def test_it_reads_the_day_and_the_source_in_iptc(text, day):
    found = read(make.jpeg_with(make.iptc((55, text.encode()), (115, "Казинформ".encode()))))

    assert (found.taken, found.source) == (day, "Казинформ")


def test_the_camera_knows_better_than_the_packet():
    inside = (
        b"<p:DateCreated xmlns:p='http://ns.adobe.com/photoshop/1.0/'>2026-03-09</p:DateCreated>"
    )
    packet = make.encode(make.image(), "JPEG", exif=taken("0000:00:00 00:00:00"))
    assert read(packet).taken == ""
    assert read(xmp(inside)).taken == "2026-03-09"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.kz/licence", True),
        ("javascript:alert(1)", False),
        ("https://example.kz/a licence", False),
        ("https://example.kz/" + "a" * 300, True),
        ("https://example.kz/" + "a" * 1000, False),
    ],
)
def test_it_reads_the_address_of_the_licence_and_how_it_was_made(address, kept):
    found = read(
        xmp(
            b"<r:WebStatement xmlns:r='http://ns.adobe.com/xap/1.0/rights/'>"
            + address.encode()
            + b"</r:WebStatement><i:DigitalSourceType"
            b" xmlns:i='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>"
            b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
            b"</i:DigitalSourceType>"
        )
    )

    assert found.statement == (address if kept else "")
    assert found.made_by == "trainedAlgorithmicMedia"


def test_it_reads_an_address_that_is_written_as_a_resource():
    found = read(
        xmp(
            b"<r:WebStatement xmlns:r='http://ns.adobe.com/xap/1.0/rights/'"
            b" rdf:resource='https://example.kz/licence'/><i:DigitalSourceType"
            b" xmlns:i='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'"
            b" rdf:resource='http://c2pa.org/digitalsourcetype/empty'/>"
        )
    )

    assert found.statement == "https://example.kz/licence"
    assert found.made_by == "http://c2pa.org/digitalsourcetype/empty"


def test_it_sees_that_a_file_has_content_credentials():
    kind = b"c2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x008\x9bq"
    label = kind + b"\x03c2pa\0"
    described = struct.pack(">I", len(label) + 8) + b"jumd" + label
    box = struct.pack(">I", len(described) + 8) + b"jumb" + described
    app11 = make.segment(0xEB, b"JP\0\1\0\0\0\1" + box)

    assert read(make.jpeg_with(app11)).credentials == "C2PA"
    assert read(make.jpeg()).credentials == ""
