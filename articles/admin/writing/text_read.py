"""A text to be read at the desk: a clean body with small images in its figures."""

import re

from django.urls import reverse

from articles.text import figures

FIGURE = re.compile(r'<figure data-(picture|gallery)="([\d,]+)">(.*?)</figure>', re.DOTALL)


def with_thumbnails(body: str) -> str:
    """The body with an image for each picture; those of a gallery are figures of their own."""
    return FIGURE.sub(_figure, body)


def _figure(found: re.Match[str]) -> str:
    kind, numbers, inside = found.groups()
    if kind == "picture":
        return f'<figure data-picture="{numbers}">{_image(numbers)}{inside}</figure>'
    told = figures.captions(inside)
    each = (
        f"<figure>{_image(number)}{_caption(told.get(number))}</figure>"
        for number in numbers.split(",")
    )
    return f'<figure data-gallery="{numbers}">{"".join(each)}{_caption(told.get(""))}</figure>'


def _caption(words: str | None) -> str:
    return f"<figcaption>{words}</figcaption>" if words else ""


def _image(number: str) -> str:
    address = reverse("admin:articles_article_picture", args=[number])
    return f'<img src="{address}" alt="" loading="lazy">'
