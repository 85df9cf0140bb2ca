"""Pictures as pages show them, in the words of the page's language."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles import changes
from reader import rows
from reader.cache import recording
from reader.pages import Image
from reader.rows import PictureRow

FILES = ("pk", "key", "files", "is_confirmed", "found")


def load(numbers: Iterable[int | None], language: str) -> dict[int, Image]:
    """The images of these pictures, in one query."""
    wanted = {number for number in numbers if number}
    recording.depends(*(changes.picture(number) for number in wanted))
    found = rows.pictures_raw(wanted, language)
    return {raw[0]: image(rows.picture(raw)) for raw in found}


def image(row: PictureRow) -> Image:
    """The image of a picture whose files and words were read."""
    recording.depends(changes.picture(row.number))
    credit = row.credit
    if credit and ":" not in credit:
        credit = _("Photo: %(credit)s") % {"credit": credit}
    return Image(row.alt, row.caption, credit, row.key, row.files)
