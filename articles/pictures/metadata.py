"""The words that came inside a picture: caption, byline, credit, copyright. Never the place."""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree

from PIL import Image

from articles.pictures.strip import BROKEN

MAX_XMP = 500_000
CAPTION_LENGTH = 500
NAME_LENGTH = 200
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

# IPTC Information Interchange Model 4.2: (record, data set).
IIM_CHARSET, IIM_UTF8 = (1, 90), b"\x1b%G"
IIM = {
    "caption": (2, 120),
    "byline": (2, 80),
    "credit": (2, 110),
    "copyright": (2, 116),
    "source": (2, 115),
    "taken": (2, 55),
}
IIM_HEADER = re.compile(rb"\x1c(.)(.)(..)", re.DOTALL)
PHOTOSHOP_IIM = 0x0404

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# The Windows code page of Kazakhstan: Russian letters stand in it where 1251 has them.
OLD_CODE_PAGE = "kz1048"
WEB = ("https://", "http://")
ADDRESS_LENGTH = 1000
XMP = {
    "caption": f"{DC}description",
    "byline": f"{DC}creator",
    "credit": "{http://ns.adobe.com/photoshop/1.0/}Credit",
    "copyright": f"{DC}rights",
    "terms": "{http://ns.adobe.com/xap/1.0/rights/}UsageTerms",
    "source": "{http://ns.adobe.com/photoshop/1.0/}Source",
    "statement": "{http://ns.adobe.com/xap/1.0/rights/}WebStatement",
    "made_by": "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType",
    "taken": "{http://ns.adobe.com/photoshop/1.0/}DateCreated",
}
EXIF_IFD, TAKEN = 0x8769, 0x9003
DAY = re.compile(r"(\d{4})[-:]?(\d\d)[-:]?(\d\d)")
# The JUMBF box in which C2PA keeps its manifests, by its type (ISO 19566-5, C2PA 2.1).
CREDENTIALS = b"jumdc2pa"


@dataclass(frozen=True)
class Metadata:
    """Words for the fields of a picture, each on one line; empty where the file had none.

    `captions` are those that the file marks as being in one language: (("kk", "…"), …). `taken` is
    a day as 2026-11-29, `statement` an address of the licence, `made_by` a name of IPTC's digital
    source types or the address of another one, `credentials` says "C2PA" where the file had such a
    manifest.
    """

    caption: str = ""
    byline: str = ""
    credit: str = ""
    copyright: str = ""
    terms: str = ""
    captions: tuple[tuple[str, str], ...] = ()
    source: str = ""
    statement: str = ""
    made_by: str = ""
    taken: str = ""
    credentials: str = ""


def read(info: Mapping[Any, Any], data: bytes = b"") -> Metadata:
    """Read the words from the `info` of an opened picture: XMP first, then IPTC.

    `data` is the whole file, in which a manifest of Content Credentials is looked for.
    """
    root = _parsed(info.get("xmp") or info.get("XML:com.adobe.xmp") or b"")
    xmp = {} if root is None else {field: _property(root, name) for field, name in XMP.items()}
    blocks = info.get("photoshop")
    iim = _read_iim(blocks.get(PHOTOSHOP_IIM, b"")) if isinstance(blocks, dict) else {}
    words = {field: xmp.get(field) or iim.get(field) or "" for field in XMP}
    words["taken"] = _day(_taken(info.get("exif")) or words["taken"])
    words["made_by"] = _source_type(words["made_by"])
    words["credentials"] = "C2PA" if CREDENTIALS in data else ""
    caption = one_line(words.pop("caption"), CAPTION_LENGTH)
    statement = _address(words.pop("statement"))
    named = {field: one_line(text, NAME_LENGTH) for field, text in words.items()}
    captions = () if root is None else _captions(root)
    return Metadata(caption, captions=captions, statement=statement, **named)


def _address(text: str) -> str:
    """An address on the web: whole or not at all, since half of one leads elsewhere."""
    address = one_line(text, ADDRESS_LENGTH + 1)
    is_one = address.startswith(WEB) and " " not in address and len(address) <= ADDRESS_LENGTH
    return address if is_one else ""


def _source_type(address: str) -> str:
    """The name alone of a type in IPTC's list, which is written with http or https."""
    plain = address.strip().rstrip("/").replace("https://", "http://", 1)
    return plain.removeprefix(SOURCE_TYPES) if plain.startswith(SOURCE_TYPES) else address


def _taken(exif: bytes | None) -> str:
    """When the camera took it, as it wrote that."""
    with suppress(*BROKEN):
        found = Image.Exif()
        found.load(exif or b"")
        return str(found.get_ifd(EXIF_IFD).get(TAKEN) or "")
    return ""


def _day(text: str) -> str:
    """The day at the beginning of a date in whichever of the three spellings; "" where none is."""
    with suppress(ValueError):
        if found := DAY.match(text.strip()):
            return date(*map(int, found.groups())).isoformat()
    return ""


def one_line(text: str, limit: int) -> str:
    """Return the text on one line, without control, bidi and invisible characters."""
    spaced = " ".join(text.split())
    kept = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C")
    return unicodedata.normalize("NFC", kept)[:limit].strip()


def _read_iim(block: bytes) -> dict[str, str]:
    found: dict[tuple[int, int], list[bytes]] = {}
    at = 0
    while header := IIM_HEADER.match(block, at):
        length = int.from_bytes(header[3], "big")
        at = header.end() + length
        value = block[header.end() : at]
        found.setdefault((header[1][0], header[2][0]), []).append(value)
    is_utf8 = found.get(IIM_CHARSET, [b""])[0] == IIM_UTF8
    return {
        field: ", ".join(_decode(value, is_utf8=is_utf8) for value in found.get(number, []))
        for field, number in IIM.items()
    }


def _decode(value: bytes, *, is_utf8: bool) -> str:
    """Old programs wrote IPTC in the code page of the machine: here, a Cyrillic one."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("utf-8" if is_utf8 else OLD_CODE_PAGE, "replace")


def _parsed(packet: bytes | str) -> ElementTree.Element | None:
    try:
        text = packet.decode() if isinstance(packet, bytes) else packet
        # No document type, so no entities: nothing to expand and nothing to fetch.
        if len(text) > MAX_XMP or "<!DOCTYPE" in text:
            return None
        return ElementTree.fromstring(text.strip("\0\ufeff \r\n\t"))  # noqa: S314
    except (ValueError, ElementTree.ParseError):
        return None


def _captions(root: ElementTree.Element) -> tuple[tuple[str, str], ...]:
    """The captions of a file that has one for each of several languages."""
    found = {
        item.get(LANG, "").lower().partition("-")[0]: one_line(item.text or "", CAPTION_LENGTH)
        for description in root.iter(XMP["caption"])
        for item in description.iter(f"{RDF}li")
    }
    return tuple((code, text) for code, text in found.items() if code not in ("", "x") and text)


def _property(root: ElementTree.Element, name: str) -> str:
    """A property of XMP: an attribute, plain text, or a list (of languages: the first)."""
    for description in root.iter(f"{RDF}Description"):
        if name in description.attrib:
            return description.attrib[name]
        element = description.find(name)
        if element is not None:
            return _value(element)
    return ""


def _value(element: ElementTree.Element) -> str:
    items = [item.text or "" for item in element.iter(f"{RDF}li")]
    if element.find(f"{RDF}Alt") is not None:
        return items[0] if items else ""
    if items:
        return ", ".join(items)
    return element.text or element.get(f"{RDF}resource") or ""
