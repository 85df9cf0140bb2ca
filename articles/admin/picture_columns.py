"""How the library shows a picture: as a tile of its list, and with its uses beside its form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import licences, picture_uses
from articles.admin.writing.thumbs import thumbnail
from articles.models import Article, Author, Edition, FrontSlot, Picture, PictureText, PictureUse

SHOWN_USES = 50
PLACES = {"lead": _("lead picture"), "text": _("in the text")}


@dataclass
class Tile:
    """A picture of the list, with what an editor has to know before using it."""

    picture: Picture
    address: str
    thumb: str
    words: PictureText
    uses: str
    warnings: list[str] = field(default_factory=list)


@dataclass
class Use:
    """A place where a picture stands: whose page, and how."""

    title: str
    address: str
    language: str = ""
    public_address: str = ""
    notes: list[str] = field(default_factory=list)


def counted(rows: QuerySet[Picture]) -> QuerySet[Picture]:
    """The same rows, each with `articles`: how many of the desk's articles show it."""
    uses = PictureUse.objects.filter(picture=OuterRef("pk"), edition=None).order_by()
    number = uses.values("picture").annotate(n=Count("article", distinct=True)).values("n")
    return rows.annotate(articles=Coalesce(Subquery(number), 0))


def tiles(pictures: Iterable[Any]) -> list[Tile]:
    """The tiles of one page of the list. One query: the newsroom's day."""
    day = licences.today()
    return [
        Tile(
            picture=picture,
            address=reverse("admin:articles_picture_change", args=[picture.pk]),
            thumb=thumbnail(picture, 480),
            words=words_of(picture),
            uses=_used(picture.articles),
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


def uses_of(picture: Picture) -> list[Use]:
    """Everything that rests on a picture: the desk's articles, what was published, portraits."""
    found: dict[int, Use] = {}
    for row in picture_uses.at_the_desk(picture)[:SHOWN_USES]:
        _of_article(found, row.article).notes.append(str(PLACES[row.place]))
    for row in picture_uses.in_editions(picture).select_related("article", "edition")[:SHOWN_USES]:
        edition: Any = row.edition
        use = _of_article(found, row.article)
        said = _published(edition)
        if said not in use.notes:
            use.notes.append(said)
        use.public_address = use.public_address or _address(edition)
    _note_front(found)
    return [*found.values(), *_portraits(picture)]


def _of_article(found: dict[int, Use], article: Article) -> Use:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return found.setdefault(article.pk, Use(article.headline, address, article.language))


def _published(edition: Edition) -> str:
    now = timezone.now()
    if edition.public_from > now:
        return gettext("in what is scheduled")
    return gettext("readers see it") if edition.public_until > now else gettext("readers saw it")


def _address(edition: Edition) -> str:
    now = timezone.now()
    is_public = edition.public_from <= now < edition.public_until
    return edition.get_absolute_url() if is_public else ""


def _note_front(found: dict[int, Use]) -> None:
    now = timezone.now()
    slots = FrontSlot.objects.filter(article__in=found, starts_at__lte=now, ends_at__gt=now)
    for number in set(slots.values_list("article", flat=True)):
        found[number].notes.append(gettext("put on the front page"))


def _portraits(picture: Picture) -> Iterator[Use]:
    for author in Author.objects.filter(portrait=picture).prefetch_related("names"):
        address = reverse("admin:articles_author_change", args=[author.pk])
        yield Use(str(author), address, notes=[gettext("portrait of the author")])
    for template in picture_uses.templates_with(picture):
        address = reverse("admin:articles_storytemplate_change", args=[template.pk])
        notes = [gettext("in a template of stories")]
        yield Use(template.name, address, template.language, notes=notes)
    for text in picture_uses.pages_with(picture):
        address = reverse("admin:articles_page_change", args=[text.page_id])
        yield Use(text.title, address, text.language, notes=[gettext("on a page")])


def _used(articles: int) -> str:
    if not articles:
        return gettext("Not used")
    shown = ngettext("In %(count)s article", "In %(count)s articles", articles)
    return shown % {"count": articles}


def _warnings(picture: Picture, day: Any) -> Iterator[str]:
    texts = list(picture.texts.all())
    if not any(text.credit for text in texts):
        yield gettext("No credit")
    if not any(text.alt for text in texts):
        yield gettext("No alt text")
    if licences.has_ended(picture, day):
        yield gettext("Licence has ended")
    elif licences.ends_soon(picture, day):
        yield gettext("Licence ends soon")
