"""How the library shows a picture as a tile of its list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext

from articles import licences, picture_likes
from articles.admin.writing.thumbs import thumbnail
from articles.models import Picture, PictureText, PictureUse


@dataclass
class Tile:
    """A picture of the list, with what an editor has to know before using it."""

    picture: Picture
    address: str
    thumb: str
    words: PictureText
    uses: str
    alike: Picture | None = None
    warnings: list[str] = field(default_factory=list)

    @property
    def alike_words(self) -> PictureText:
        return words_of(self.alike) if self.alike else PictureText()


def counted(rows: QuerySet[Picture]) -> QuerySet[Picture]:
    """The same rows, each with `articles`: how many of the desk's articles show it."""
    uses = PictureUse.objects.filter(picture=OuterRef("pk"), edition=None).order_by()
    number = uses.values("picture").annotate(n=Count("article", distinct=True)).values("n")
    return rows.annotate(articles=Coalesce(Subquery(number), 0))


def tiles(pictures: Iterable[Any]) -> list[Tile]:
    """The tiles of one page of the list. Three queries: the newsroom's day, what looks alike."""
    day, pictures = licences.today(), list(pictures)
    others = picture_likes.others(pictures)
    return [
        Tile(
            picture=picture,
            address=reverse("admin:articles_picture_change", args=[picture.pk]),
            thumb=thumbnail(picture, 480),
            words=words_of(picture),
            uses=_used(picture.articles),
            alike=others.get(picture.pk),
            warnings=list(_warnings(picture, day)),
        )
        for picture in pictures
    ]


def words_of(picture: Picture) -> PictureText:
    """Its words in the person's language, or in the first that it has any in."""
    texts = {text.language: text for text in picture.texts.all()}
    own = texts.get(get_language() or "")
    every = [text for text in (own, *texts.values()) if text]
    written = [
        *(text for text in every if text.caption or text.alt),
        *(text for text in every if text.credit),
    ]
    return next(iter(written), PictureText())


def _used(articles: int) -> str:
    if not articles:
        return gettext("Not used")
    shown = ngettext("In %(count)s article", "In %(count)s articles", articles)
    return shown % {"count": articles}


def _warnings(picture: Picture, day: Any) -> Iterator[str]:
    texts = list(picture.texts.all())
    if not picture.is_confirmed:
        yield gettext("Words to be checked")
    if not any(text.credit for text in texts):
        yield gettext("No credit")
    if not any(text.alt for text in texts):
        yield gettext("No alt text")
    if licences.has_ended(picture, day):
        yield gettext("Licence has ended")
    elif licences.ends_soon(picture, day):
        yield gettext("Licence ends soon")
