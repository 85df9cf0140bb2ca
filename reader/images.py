"""Pictures as pages show them, in the words of the page's language."""

from collections.abc import Iterable

from articles import changes
from reader import columns, rows
from reader.cache import recording
from reader.pages import Image


def load(numbers: Iterable[int | None], language: str) -> dict[int, Image]:
    """These pictures, in one query."""
    wanted = {number for number in numbers if number}
    recording.depends(*(changes.picture(number) for number in wanted))
    return {raw[0]: columns.picture(raw) for raw in rows.pictures_raw(wanted, language)}


def shown(image: Image) -> Image:
    """A picture that came with its edition; whoever asks for it shows it."""
    recording.depends(changes.picture(image.number))
    return image
