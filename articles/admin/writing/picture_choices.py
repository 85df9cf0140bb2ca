"""The pictures that the writing screen offers: found as in the library, a page at a time."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import licences
from articles.admin.picture_filters import OfCredit, TakenFrom, TakenTo
from articles.admin.writing.thumbs import thumbnail
from articles.models import Picture, PictureText, SourceName
from articles.text import words

MOST = 24
LONGEST = 4000
"""Letters of a list of numbers: some hundred pictures."""
Row = dict[str, Any]


def find(request: HttpRequest, query: str) -> list[Row]:
    """A page of what is wanted, and one more where there are more: see MOST."""
    found: Any = _holding(Picture.objects.prefetch_related("texts"), query)
    for narrow in (OfCredit, TakenFrom, TakenTo):
        given = {narrow.name: [request.GET.get(narrow.name, "")[:100]]}
        found = narrow(request, given, Picture, None).queryset(request, found)
    for word in words.fold(request.GET.get("source", "")[:100]).split():
        found = found.filter(source__in=_sources(word))
    day = licences.today()
    if request.GET.get("licence") == "holds":
        found = found.exclude(licence_ends_on__lt=day)
    page = request.GET.get("page", "")
    start = int(page[:6]) * MOST if page.isdecimal() else 0
    return [_row(picture, day) for picture in found[start:][: MOST + 1]]


def captions(request: HttpRequest, query: str) -> list[Row]:
    """What the library says under the pictures `numbers` ("3,12"), in the language `language`."""
    asked = request.GET.get("numbers", "")[:LONGEST].split(",")
    numbers = [int(number) for number in asked if number.isdecimal() and len(number) <= 18]
    language = request.GET.get("language", "")
    told = PictureText.objects.filter(picture__in=numbers, language=language)
    return [{"id": text.picture_id, "text": text.caption} for text in told]


def _holding(found: QuerySet[Picture], query: str) -> QuerySet[Picture]:
    """Those of which every word stands in words, credit, photographer, file name or source."""
    for word in words.fold(query).split():
        told = PictureText.objects.filter(folded__contains=word).values("picture")
        here = Q(pk__in=told) | Q(folded__contains=word) | Q(source__in=_sources(word))
        found = found.filter(here)
    return found


def _sources(word: str) -> Any:
    return SourceName.objects.filter(folded__contains=word).values("source")


def _warning(picture: Picture, day: date) -> str:
    """Why a text with it could not be published."""
    if licences.has_ended(picture, day):
        return _("Licence has ended")
    return "" if picture.is_confirmed else _("Words to be checked")


def _row(picture: Picture, day: date) -> Row:
    texts = {text.language: text for text in picture.texts.all()}
    wanted = [code for code, _name in settings.LANGUAGES]
    own = texts.get(get_language() or "") or next(
        (texts[code] for code in wanted if code in texts), None
    )
    return {
        "id": picture.pk,
        "text": (own.caption if own else "") or picture.uploaded_name,
        "note": own.credit if own else "",
        "url": thumbnail(picture, 480),
        "warning": _warning(picture, day),
    }
