from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from articles.pictures import Recipe, Rights, check_and_strip, make_renditions, metadata
from tests.articles import picture_bytes

FORMATS = ("jpeg", "webp", "avif")
RIGHTS = Rights(
    byline="Асель Нұрланова",
    credit="«Қазинформ» & <b>Ко</b>",
    source="ХАА",
    copyright="© 2026 Тобыл",
    terms="CC BY 4.0",
    statement="https://example.kz/licence?of=a&for=b",
    made_by="trainedAlgorithmicMedia",
)


def files(rights, formats=FORMATS):
    located = picture_bytes.jpeg(exif=picture_bytes.located_exif(), xmp=picture_bytes.XMP)
    master = check_and_strip(located, "a.jpg").data
    return list(make_renditions(master, Recipe(rights=rights), formats))


@pytest.mark.parametrize("format_", FORMATS)
def test_every_rendition_says_whose_it_is(format_):
    for file in files(RIGHTS, [format_]):
        with Image.open(BytesIO(file.data)) as opened:
            found = metadata.read(opened.info)
        assert (found.byline, found.credit) == (RIGHTS.byline, RIGHTS.credit)
        assert (found.copyright, found.terms) == (RIGHTS.copyright, RIGHTS.terms)
        assert (found.statement, found.made_by) == (RIGHTS.statement, RIGHTS.made_by)
        assert RIGHTS.source.encode() in file.data


@pytest.mark.parametrize("format_", FORMATS)
def test_no_rendition_says_where_it_was_taken(format_):
    for file in files(RIGHTS, [format_]):
        with Image.open(BytesIO(file.data)) as opened:
            assert not opened.getexif()
        assert b"GPS" not in file.data
        assert picture_bytes.SECRET.encode() not in file.data


def test_a_jpeg_says_it_in_iptc_too():
    data = files(RIGHTS, ["jpeg"])[0].data

    with Image.open(BytesIO(data)) as opened:
        del opened.info["xmp"]
        found = metadata.read(opened.info)
    assert (found.byline, found.copyright) == (RIGHTS.byline, RIGHTS.copyright)
    assert found.credit == "«Қазинформ» & <b>Ко"  # 32 bytes are all that IPTC has for a credit


@pytest.mark.parametrize("rights", [Rights(), Rights(made_by="by hand, of course")])
def test_nothing_known_is_nothing_written(rights):
    for file in files(rights):
        with Image.open(BytesIO(file.data)) as opened:
            assert "xmp" not in opened.info
            assert "photoshop" not in opened.info


def test_the_packet_is_whole_xml():
    with Image.open(BytesIO(files(RIGHTS, ["webp"])[0].data)) as opened:
        packet = opened.info["xmp"].decode()

    root = ElementTree.fromstring(packet)
    texts = [
        element.text.strip() for element in root.iter() if element.text and element.text.strip()
    ]
    assert RIGHTS.credit in texts


def test_other_rights_have_another_digest():
    assert RIGHTS.digest == Rights(**vars(RIGHTS)).digest
    assert RIGHTS.digest != Rights(byline=RIGHTS.byline).digest
    assert Rights(byline="а").digest != Rights(credit="а").digest
    assert RIGHTS.digest != Rights(**vars(RIGHTS) | {"statement": ""}).digest
    assert Rights(statement="а").digest != Rights(made_by="а").digest


def test_files_signed_before_there_were_addresses_of_licences_are_still_right():
    assert Rights(byline="а", terms="б").digest == sha256("а\0\0\0\0б".encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("made_by", "written"),
    [
        ("digitalCapture", "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"),
        ("http://c2pa.org/digitalsourcetype/empty", "http://c2pa.org/digitalsourcetype/empty"),
        ("by hand", ""),
    ],
)
def test_a_name_of_how_it_was_made_is_written_as_an_address(made_by, written):
    assert Rights(made_by=made_by).source_type == written
