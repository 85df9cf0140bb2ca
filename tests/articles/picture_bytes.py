"""Picture files that the tests make themselves: plain ones and the parts of odd ones."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
RED, BLUE = (200, 30, 30), (30, 60, 190)
SECRET = "Secret place 53.2198"
XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
    photoshop:Credit="Қазинформ" photoshop:City="{SECRET}" exif:GPSLatitude="53,13.1N">
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Егін жинау &amp; дала</rdf:li>
    <rdf:li xml:lang="en">Harvest</rdf:li></rdf:Alt></dc:description>
   <dc:creator><rdf:Seq><rdf:li>Асель Нурланова</rdf:li><rdf:li>Павел Шнайдер</rdf:li></rdf:Seq>
   </dc:creator>
   <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2025</rdf:li></rdf:Alt></dc:rights>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta><?xpacket end="w"?>""".encode()


def image(width=120, height=80, mode="RGB"):
    """Red on the left, blue on the right."""
    made = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(made).rectangle((width // 2, 0, width, height), BLUE)
    return made if mode == "RGB" else made.convert(mode)


def glass(width=120, height=80, mode="RGBA"):
    """The same, transparent in its upper half."""
    made = image(width, height, "RGBA")
    made.paste((0, 0, 0, 0), (0, 0, width, height // 2))
    return made if mode == "RGBA" else made.convert(mode)


def encode(picture, format_="JPEG", **options):
    file = BytesIO()
    picture.save(file, format_, **options)
    return file.getvalue()


def jpeg(**options):
    return encode(image(), "JPEG", **options)


def png(**options):
    return encode(image(), "PNG", **options)


def frames(format_, count=3):
    """A file with several frames: the first red and blue, the others green."""
    others = [Image.new("RGB", (120, 80), (0, 160 + at, 0)) for at in range(count - 1)]
    return encode(image(), format_, save_all=True, append_images=others)


def located_exif(orientation=1):
    """EXIF with a place, a camera's number and an orientation."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET
    exif[0xA431] = "CAMERA-4711"
    exif.get_ifd(0x8825).update({1: "N", 2: (53.0, 13.0, 11.0), 3: "E", 4: (63.0, 37.0, 0.0)})
    return exif


def chunk(name, data):
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png_by_hand(width, height, extra=b"", depth=1, colour=0, row=None):
    """A complete PNG of one colour, written row by row, however large it claims to be."""
    row = row or b"\0" * (1 + (width * depth + 7) // 8)
    packer = zlib.compressobj(1)
    pixels = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = chunk(b"IHDR", header) + extra + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return PNG_SIGNATURE + parts


def segment(marker, data):
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg_with(*segments):
    """A JPEG with more segments behind its start."""
    plain = jpeg()
    return plain[:2] + b"".join(segments) + plain[2:]


def iptc(*fields, charset=b""):
    """An APP13 segment with IPTC data sets: pairs of number and bytes."""
    sets = [(1, 90, charset)] if charset else []
    sets += [(2, number, value) for number, value in fields]
    data = b"".join(struct.pack(">BBBH", 0x1C, r, n, len(v)) + v for r, n, v in sets)
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data + b"\0" * (len(data) % 2)
    return segment(0xED, b"Photoshop 3.0\0" + block)


def with_scans(count):
    """A progressive JPEG whose last scan stands in it `count` times."""
    plain = encode(image(), "JPEG", progressive=True)
    last = plain.rindex(b"\xff\xda")
    return plain[:last] + plain[last:-2] * count + b"\xff\xd9"


def webp_claiming(width, height):
    """An animated WebP whose canvas is as large as its header says."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    data = frames("WEBP")
    at = data.index(b"VP8X") + 12
    return data[:at] + size + data[at + 6 :]


def red_as_blue():
    """A colour profile (ICC.1:2001-04) with sRGB's primaries, red and blue changed about."""
    primaries = {b"rXYZ": (9376, 3976, 46796), b"gXYZ": (25243, 46982, 6361)}
    primaries |= {b"bXYZ": (28578, 14579, 913), b"wtpt": (63190, 65536, 54061)}
    tags = {name: b"XYZ \0\0\0\0" + struct.pack(">3i", *xyz) for name, xyz in primaries.items()}
    gamma = b"curv" + struct.pack(">IIHxx", 0, 1, 0x0233)
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma)
    table, data, at = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", at + len(data), len(value))
        data += value
    head = struct.pack(
        ">I4xI4s4s4s12x4s28x3i",
        at + len(data),
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        b"acsp",
        63190,
        65536,
        54061,
    )
    return head.ljust(128, b"\0") + table + data


def near(pixel, colour, tolerance=14):
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, colour, strict=True))


def upload(data, name):
    """The same bytes as a form brings them."""
    return SimpleUploadedFile(name, data, "image/jpeg")
