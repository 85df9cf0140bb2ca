"""What a file says of its rights is in every file that readers get, and the place in none."""

import pytest
from django.core.management import call_command
from PIL import Image

from articles import library, outbox
from articles.models import Picture
from articles.pictures import metadata
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

STATEMENT = "https://example.kz/licence?of=a&for=b"
TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
PACKET = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
  xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
  xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
  xmpRights:WebStatement="{STATEMENT.replace("&", "&amp;")}" photoshop:Credit="Қазинформ"
  photoshop:City="{picture_bytes.SECRET}" Iptc4xmpCore:Location="{picture_bytes.SECRET}"
  exif:GPSLatitude="53,13.1N" exif:GPSLongitude="63,37.0E">
  <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">CC BY</rdf:li></rdf:Alt>
  </xmpRights:UsageTerms>
  <Iptc4xmpExt:DigitalSourceType rdf:resource="{TYPE}"/>
 </rdf:Description>
</rdf:RDF></x:xmpmeta>""".encode()
PHOTO = picture_bytes.encode(
    picture_bytes.image(600, 400), exif=picture_bytes.located_exif(), xmp=PACKET
)


@pytest.fixture
def picture(reporter):
    made = library.add_picture(PHOTO, "a.jpg", by=reporter)
    work()
    return Picture.objects.get(pk=made.pk)


def work():
    while outbox.work_once():
        pass


def said(picture):
    """What each of its files says, by format: of each format one answer, if all is well."""
    found = {}
    for row in picture.renditions.all():
        with Image.open(media.path(row.name)) as opened:
            told = metadata.read(opened.info)
        found.setdefault(row.format, set()).add((told.terms, told.statement, told.made_by))
    return found


def test_the_address_of_the_licence_and_how_it_was_made_are_in_every_file(picture):
    every = {("CC BY", STATEMENT, "digitalCapture")}

    assert said(picture) == {"jpeg": every, "webp": every, "avif": every}


def test_the_place_is_in_no_file(picture):
    for name in media.stored():
        data = media.path(name).read_bytes()
        assert picture_bytes.SECRET.encode() not in data
        assert b"GPS" not in data
        with Image.open(media.path(name)) as opened:
            assert not opened.getexif()


def test_other_terms_than_the_files_have_another_address_or_none(picture, reporter):
    library.tell(picture, {"licence": "Only for Tobol"}, by=reporter)
    work()

    assert said(Picture.objects.get())["avif"] == {("Only for Tobol", "", "digitalCapture")}


def test_terms_that_the_file_lacked_leave_it_its_address(reporter):
    bare = PACKET.replace(b">CC BY<", b"><")
    photo = picture_bytes.encode(picture_bytes.image(600, 400), xmp=bare)
    picture = library.add_picture(photo, "a.jpg", by=reporter)

    library.tell(picture, {"licence": "CC BY 4.0"}, by=reporter)
    work()

    every = {("CC BY 4.0", STATEMENT, "digitalCapture")}
    assert said(Picture.objects.get())["jpeg"] == every


def test_files_from_before_get_the_address_by_the_command(picture, capsys):
    files, found = picture.files, picture.found
    Picture.objects.update(found={})
    library.sign_anew(picture)
    Picture.objects.update(found=found)
    assert said(picture)["jpeg"] == {("CC BY", "", "")}

    call_command("renew_pictures")
    call_command("renew_pictures")

    assert said(picture)["avif"] == {("CC BY", STATEMENT, "digitalCapture")}
    assert Picture.objects.get().files == files
    assert capsys.readouterr().out.split("\n")[:2] == ["1 pictures renewed.", "0 pictures renewed."]
