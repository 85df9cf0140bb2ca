"""Reads the words out of a body that is written in the plainest way, as nearly all of ours are."""

import re
from html import unescape

# Text that every parser reads as it stands: no "<", no rare entity, nothing that can't be seen.
_LETTER = r"[^<>&\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_TEXT = rf"{_LETTER}++|&(?:amp|lt|gt|quot|nbsp);"
_VALUE = r'="[^"<>&\x00-\x1f]*+"'
_INLINE = {
    **dict.fromkeys(("strong", "em", "s", "sub", "sup"), ""),
    "a": rf" href{_VALUE}(?: title{_VALUE})?(?: hreflang{_VALUE})?(?: rel{_VALUE})?",
    "span": rf" lang{_VALUE}",
}


def _around(inner: str) -> str:
    """Words with tags around some of them, and `inner` within these."""
    return "|".join(
        [_TEXT, "<br>", *(rf"<{tag}{own}>(?:{inner})*+</{tag}>" for tag, own in _INLINE.items())]
    )


_WORDS = rf"(?:{_around(_around(_TEXT))})*+"
_PLAIN = "|".join(f"<{tag}>{_WORDS}</{tag}>" for tag in ("p", "h2", "h3"))
_ITEMS = rf"\s*+(?:<li>{_WORDS}</li>\s*+)*+"
_FLAT = re.compile(
    rf"(?:\s++|{_PLAIN}|<ul>{_ITEMS}</ul>|<ol>{_ITEMS}</ol>"
    rf'|<blockquote(?: class="pull")?>\s*+(?:(?:{_PLAIN})\s*+)*+</blockquote>'
    rf'|<figure data-picture="\d++">(?:<figcaption>(?:{_TEXT})*+</figcaption>)?</figure>)*+'
)
_BLOCK = re.compile(r"</?(?:p|h[23]|[uo]l|li|blockquote|figure|figcaption)\b[^>]*+>")
_INSIDE = re.compile(r"<[^>]*+>")


def text(html: str) -> str | None:
    """The words of a flat body, one block a line, spaces plain; None where it isn't flat."""
    if not _FLAT.fullmatch(html):
        return None
    lines = _BLOCK.split(html.replace("<br>", " "))
    words = (" ".join(unescape(_INSIDE.sub("", line)).split()) for line in lines if line)
    return "\n".join(line for line in words if line)
