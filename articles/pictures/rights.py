"""Whose a picture is, written into its files: XMP in every format, IPTC in JPEG as well."""

import re
import struct
from dataclasses import astuple, dataclass
from hashlib import sha256
from xml.sax.saxutils import escape

from articles.pictures.metadata import SOURCE_TYPES, WEB

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
ALTERNATIVES = '<{0}><rdf:Alt><rdf:li xml:lang="x-default">{1}</rdf:li></rdf:Alt></{0}>'
SEQUENCE = "<{0}><rdf:Seq><rdf:li>{1}</rdf:li></rdf:Seq></{0}>"
PLAIN = "<{0}>{1}</{0}>"
# Field of ours: how XMP writes it, under which name.
XMP = {
    "byline": (SEQUENCE, "dc:creator"),
    "credit": (PLAIN, "photoshop:Credit"),
    "source": (PLAIN, "photoshop:Source"),
    "copyright": (ALTERNATIVES, "dc:rights"),
    "terms": (ALTERNATIVES, "xmpRights:UsageTerms"),
    "statement": (PLAIN, "xmpRights:WebStatement"),
    "source_type": (PLAIN, "Iptc4xmpExt:DigitalSourceType"),
}
# IPTC Information Interchange Model 4.2: the data sets of record 2, and their limits in bytes.
IIM = {"byline": (80, 32), "credit": (110, 32), "source": (115, 32), "copyright": (116, 128)}
UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"
VERSION = b"\x1c\x02\x00\x00\x02\x00\x04"
APP13 = b"\xff\xed"
NAME_OF_TYPE = re.compile(r"[A-Za-z-]+")


@dataclass(frozen=True)
class Rights:
    """Who made a picture, whom to name, whose it is, and on what terms it may be used.

    `statement` is an address where the terms stand, `made_by` one of IPTC's digital source types.
    """

    byline: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    terms: str = ""
    statement: str = ""
    made_by: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field) for field in XMP)

    @property
    def digest(self) -> str:
        """What changes when any of them does.

        The last two count where they are said: files signed before there were such are still right.
        """
        *words, statement, made_by = astuple(self)
        words += [statement, made_by] if statement or made_by else []
        return sha256("\0".join(words).encode()).hexdigest()[:16]

    @property
    def source_type(self) -> str:
        """The address of how it was made; "" where the file had neither such nor a name of one."""
        is_named = NAME_OF_TYPE.fullmatch(self.made_by)
        address = f"{SOURCE_TYPES}{self.made_by}" if is_named else self.made_by
        return address if address.startswith(WEB) else ""


NONE = Rights()


def xmp(rights: Rights) -> bytes:
    """An XMP packet (ISO 16684-1) with these rights and nothing else; b"" where there are none."""
    if not rights:
        return b""
    lines = [
        form.format(name, escape(text))
        for field, (form, name) in XMP.items()
        if (text := getattr(rights, field))
    ]
    return PACKET.format(properties="\n".join(lines)).encode()


def iptc(rights: Rights) -> bytes:
    """A JPEG's APP13 segment with the same in IPTC's older form; b"" where there is nothing."""
    sets = [
        _data_set(number, getattr(rights, field), limit)
        for field, (number, limit) in IIM.items()
        if getattr(rights, field)
    ]
    if not sets:
        return b""
    data = UTF8 + VERSION + b"".join(sets)
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    segment = b"Photoshop 3.0\0" + block
    return APP13 + struct.pack(">H", len(segment) + 2) + segment


def _data_set(number: int, text: str, limit: int) -> bytes:
    """A data set of record 2, cut between letters, never inside of one."""
    value = text.encode()[:limit].decode(errors="ignore").encode()
    return struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value
