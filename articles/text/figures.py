"""The figures of a body: which pictures stand in it, and under which captions."""

import re
from html import unescape

PICTURES = re.compile(r'data-(?:picture|gallery|still)="([\d, ]+)"')
FIGURE = re.compile(
    r'<figure\b[^>]*\bdata-(picture|gallery)="([\d, ]+)"[^>]*>.*?</figure>\s*', re.DOTALL
)
CAPTION = re.compile(r'<figcaption(?: data-of="(\d+)")?>(.*?)</figcaption>', re.DOTALL)
OF_PICTURE = re.compile(r'<figcaption data-of="(\d+)">')
EMBEDDED = re.compile(r'data-embed="([^"]*)"')
STILL = re.compile(r'\s*data-still="(\d+)"')


def picture_ids(body: str) -> list[int]:
    """The numbers of a body's pictures in order: single ones, those of galleries, and stills."""
    return [
        int(number)
        for group in PICTURES.findall(body)
        for number in group.replace(" ", "").split(",")
        if number
    ]


def embedded(body: str) -> list[str]:
    """The addresses of a body's embedded pages, in order."""
    return [unescape(address) for address in EMBEDDED.findall(body)]


def captions(figure: str) -> dict[str, str]:
    """The captions in a figure, as HTML, by the number of their picture; "" is the figure's own."""
    return {of or "": words for of, words in CAPTION.findall(figure)}


def labelled(body: str, word: str) -> str:
    """The same body, where the caption of one picture of a gallery begins with "`word` 12: "."""
    return OF_PICTURE.sub(lambda found: f"{found[0]}{word} {found[1]}: ", body)


def without(body: str, gone: set[int]) -> str:
    """The same body without the pictures `gone`; a gallery keeps those that are left.

    An embedded page only loses the still that stood for it.
    """

    def left(found: re.Match[str]) -> str:
        numbers = [number.strip() for number in found[2].split(",") if number.strip()]
        kept = [number for number in numbers if int(number) not in gone]
        if len(kept) == len(numbers):
            return found[0]
        figure = found[0].replace(f'"{found[2]}"', f'"{",".join(kept)}"', 1) if kept else ""
        return CAPTION.sub(told, figure)

    def told(found: re.Match[str]) -> str:
        return "" if found[1] and int(found[1]) in gone else found[0]

    def standing(found: re.Match[str]) -> str:
        return "" if int(found[1]) in gone else found[0]

    return STILL.sub(standing, FIGURE.sub(left, body))
