"""The figures of a body: which pictures stand in it."""

import re

PICTURES = re.compile(r'data-(?:picture|gallery|still)="([\d, ]+)"')


FIGURE = re.compile(
    r'<figure\b[^>]*\bdata-(picture|gallery)="([\d, ]+)"[^>]*>.*?</figure>\s*', re.DOTALL
)


def picture_ids(body: str) -> list[int]:
    """The numbers of a body's pictures in order: single ones, those of galleries, and stills."""
    return [
        int(number)
        for group in PICTURES.findall(body)
        for number in group.replace(" ", "").split(",")
        if number
    ]


def without(body: str, gone: set[int]) -> str:
    """The same body without the pictures `gone`; a gallery keeps those that are left."""

    def left(found: re.Match[str]) -> str:
        numbers = [number.strip() for number in found[2].split(",") if number.strip()]
        kept = [number for number in numbers if int(number) not in gone]
        if len(kept) == len(numbers):
            return found[0]
        return found[0].replace(f'"{found[2]}"', f'"{",".join(kept)}"', 1) if kept else ""

    return FIGURE.sub(left, body)
