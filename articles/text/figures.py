"""The figures of a body: which pictures stand in it."""

import re

PICTURES = re.compile(r'data-(?:picture|gallery)="([\d, ]+)"')


def picture_ids(body: str) -> list[int]:
    """The numbers of the pictures that stand in a body, singly and in galleries, in order."""
    return [
        int(number)
        for group in PICTURES.findall(body)
        for number in group.replace(" ", "").split(",")
        if number
    ]
