"""Pictures as pages show them, in the words of the page's language."""

from collections.abc import Iterable

from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _

from articles import changes
from articles.models import Picture
from reader.cache import recording
from reader.pages import Image
from reader.rows import PictureRow

FILES = ("pk", "key", "files", "is_confirmed", "found")


def load(numbers: Iterable[int | None], language: str) -> dict[int, Image]:
    """The images of these pictures, in one query."""
    wanted = {number for number in numbers if number}
    recording.depends(*(changes.picture(number) for number in wanted))
    if not wanted:
        return {}
    pictures = Picture.objects.filter(pk__in=wanted).annotate(
        words=FilteredRelation("texts", condition=Q(texts__language=language))
    )
    rows = pictures.values_list(*FILES, "words__caption", "words__alt", "words__credit")
    return {row[0]: image(PictureRow.of(*row)) for row in rows}


def image(row: PictureRow) -> Image:
    """The image of a picture whose files and words were read."""
    recording.depends(changes.picture(row.number))
    credit = row.credit
    if credit and ":" not in credit:
        credit = _("Photo: %(credit)s") % {"credit": credit}
    return Image(row.alt, row.caption, credit, row.key, row.files)
