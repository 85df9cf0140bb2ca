"""The words that came inside a picture: caption, byline, credit, copyright. Never the place."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

MAX_XMP = 500_000
CAPTION_LENGTH = 500
NAME_LENGTH = 200

# IPTC Information Interchange Model 4.2: (record, data set).
IIM_CHARSET, IIM_UTF8 = (1, 90), b"\x1b%G"
IIM = {
    "caption": (2, 120),
    "byline": (2, 80),
    "credit": (2, 110),
    "copyright": (2, 116),
}
IIM_HEADER = re.compile(rb"\x1c(.)(.)(..)", re.DOTALL)
PHOTOSHOP_IIM = 0x0404

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP = {
    "caption": f"{DC}description",
    "byline": f"{DC}creator",
    "credit": "{http://ns.adobe.com/photoshop/1.0/}Credit",
    "copyright": f"{DC}rights",
}


@dataclass(frozen=True)
class Metadata:
    """Words for the fields of a picture, each on one line; empty where the file had none."""

    caption: str = ""
    byline: str = ""
    credit: str = ""
    copyright: str = ""


def read(info: Mapping[Any, Any]) -> Metadata:
    """Read the words from the `info` of an opened picture: XMP first, then IPTC."""
    xmp = _read_xmp(info.get("xmp") or info.get("XML:com.adobe.xmp") or b"")
    blocks = info.get("photoshop")
    iim = _read_iim(blocks.get(PHOTOSHOP_IIM, b"")) if isinstance(blocks, dict) else {}
    words = {field: xmp.get(field) or iim.get(field) or "" for field in XMP}
    caption = one_line(words.pop("caption"), CAPTION_LENGTH)
    return Metadata(
        caption, **{field: one_line(text, NAME_LENGTH) for field, text in words.items()}
    )


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
        return value.decode("utf-8" if is_utf8 else "cp1251", "replace")


def _read_xmp(packet: bytes | str) -> dict[str, str]:
    try:
        text = packet.decode() if isinstance(packet, bytes) else packet
        # No document type, so no entities: nothing to expand and nothing to fetch.
        if len(text) > MAX_XMP or "<!DOCTYPE" in text:
            return {}
        root = ElementTree.fromstring(text.strip("\0\ufeff \r\n\t"))  # noqa: S314
    except (ValueError, ElementTree.ParseError):
        return {}
    return {field: _property(root, name) for field, name in XMP.items()}


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
    return ", ".join(items) if items else element.text or ""
