"""The pictures of an article as data: words, credit, and every file that was made of each."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from articles.text import figures, sanitise, typography
from reader import body, crops, graph, story
from reader.columns import EditionRow
from reader.pages import Image

Pictures = dict[int, Image]
Shown = tuple[int, str, Image]


def pictures(edition: EditionRow, in_text: Pictures, root: str) -> list[dict[str, Any]]:
    """Each picture once, where it stands first: above the text or in it."""
    once: dict[int, dict[str, Any]] = {}
    for number, place, image in _shown(edition, in_text):
        once.setdefault(number, _picture(number, place, image, root))
    return list(once.values())


def _shown(edition: EditionRow, in_text: Pictures) -> Iterator[Shown]:
    above = story.lead(edition, {})
    if above and edition.picture_id:
        yield edition.picture_id, "lead", above
    for kind, value, still, inside in body.FIGURE.findall(edition.own_body):
        captions = figures.captions(inside)
        for number in [still or "0"] if kind == "embed" else value.split(","):
            if image := in_text.get(int(number)):
                own = captions.get("" if kind == "picture" else number, "")
                yield int(number), "text", _under(image, own)


def _under(image: Image, own: str) -> Image:
    """The picture under the caption that it was given where it stands, if it was given one."""
    return image._replace(caption=sanitise.plain_text(own)) if own else image


def _picture(number: int, place: str, image: Image, root: str) -> dict[str, Any]:
    return {
        "number": number,
        "place": place,
        "caption": typography.plain(image.caption) or None,
        "alt": image.alt,
        "credit": image.credit or None,
        "renditions": list(_renditions(image, root)),
    }


def _renditions(image: Image, root: str) -> Iterator[dict[str, Any]]:
    stem = graph.absolute(f"{settings.MEDIA_URL}pictures/{image.key}/", root)
    for ratio in crops.RATIOS:
        for width, height in image.files.sizes.get(ratio, ()):
            for format_ in image.files.formats:
                yield {
                    "ratio": ratio,
                    "type": f"image/{format_}",
                    "width": width,
                    "height": height,
                    "url": f"{stem}{ratio}-{width}.{format_}",
                }
