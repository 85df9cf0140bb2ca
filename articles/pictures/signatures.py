"""The format of a file by its first bytes; the name and type that a client claims don't count."""

from articles.pictures.refusals import PictureRefused

READABLE = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
}
REFUSED = {
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"II+\0": "TIFF",
    b"MM\0+": "TIFF",
    b"\0\0\1\0": "ICO",
    b"%!PS": "EPS",
    b"\xc5\xd0\xd3\xc6": "EPS",
    b"8BPS": "Photoshop",
    b"gimp xcf": "GIMP",
    b"DDS ": "DDS",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\xff\x4f\xff\x51": "JPEG 2000",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\xff\x0a": "JPEG XL",
}
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
LOOKED_AT = 2000


def sniff(data: bytes) -> str:
    """Return Pillow's name of the format; raise PictureRefused unless it is one that we read."""
    head = data[:LOOKED_AT]
    if head[4:8] == b"ftyp":
        return _sniff_boxes(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    for signature, name in READABLE.items():
        if head.startswith(signature):
            return name
    if refused := _refused(head):
        raise PictureRefused("unsupported_format", format=refused)
    raise PictureRefused("not_a_picture")


def _sniff_boxes(head: bytes) -> str:
    """The kind of an ISO base media file (ISO/IEC 14496-12): AVIF and HEIC, but video as well."""
    end = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    if brands & HEIF_BRANDS:
        raise PictureRefused("unsupported_format", format="HEIC")
    raise PictureRefused("not_a_picture")


def _refused(head: bytes) -> str | None:
    """The name of a format that is a picture, and yet not one of ours."""
    for signature, name in REFUSED.items():
        if head.startswith(signature):
            return name
    if _is_portable_map(head):
        return "PPM"
    return "SVG" if _is_svg(head) else None


def _is_portable_map(head: bytes) -> bool:
    return head[:1] == b"P" and head[1:2] in b"1234567" and head[2:3].isspace()


def _is_svg(head: bytes) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return text.startswith((b"<svg", b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in text
