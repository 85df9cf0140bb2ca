"""Where pictures are used: rows kept in step with the texts, and the questions asked of them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import Article, Author, Edition, Picture, PictureUse
from articles.text import figures

Place = PictureUse.Place


def keep_desk(article: Article) -> None:
    """Bring the rows of the desk's text in step with it. Called with every revision."""
    wanted = _wanted(article.lead_picture_id, article.body)
    rows = PictureUse.objects.filter(article=article, edition=None)
    known = {(row.picture_id, row.place): row.pk for row in rows}
    gone = [known[use] for use in known.keys() - wanted]
    if gone:
        PictureUse.objects.filter(pk__in=gone).delete()
    _add(article.pk, None, wanted - known.keys())


def keep_edition(edition: Edition) -> None:
    """Write down what a new edition shows. It never changes, so this is done once."""
    _add(edition.article_id, edition.pk, _wanted(edition.picture_id, edition.body))


def at_the_desk(picture: Picture) -> QuerySet[PictureUse]:
    """Uses in the texts that the desk has, newest article first."""
    return picture.uses.filter(edition=None).select_related("article").order_by("-article_id")


def before_readers(rows: QuerySet[PictureUse]) -> QuerySet[PictureUse]:
    """Those of `rows` that readers see now."""
    now = timezone.now()
    return rows.filter(edition__public_from__lte=now, edition__public_until__gt=now)


def in_editions(picture: Picture) -> QuerySet[PictureUse]:
    """Uses in what was ever published, newest first."""
    rows = picture.uses.filter(edition__isnull=False)
    return rows.select_related("edition").order_by("-edition__public_from", "-id")


def unseen(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """Those that readers see nowhere now: in no story, and as no author's portrait."""
    return pictures.exclude(is_shown())


def is_shown() -> Q:
    """What holds of a picture that readers see now, in a story or as an author's portrait."""
    shown = before_readers(PictureUse.objects.all()).values("picture")
    portraits = Author.objects.filter(portrait__isnull=False).values("portrait")
    return Q(pk__in=shown) | Q(pk__in=portraits)


def is_public(picture: Picture) -> bool:
    """Whether readers see it now."""
    return not unseen(Picture.objects.filter(pk=picture.pk)).exists()


def is_used(picture: Picture) -> bool:
    """Whether anything rests on it: the desk's texts, what was ever published, a portrait."""
    return picture.uses.exists() or Author.objects.filter(portrait=picture).exists()


def _wanted(lead: int | None, body: str) -> set[tuple[int, str]]:
    """The uses of a text, of pictures that there are."""
    uses = {(number, str(Place.TEXT)) for number in figures.picture_ids(body)}
    if lead:
        uses.add((lead, str(Place.LEAD)))
    if not uses:
        return uses
    numbers = {number for number, _place in uses}
    there = set(Picture.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    return {use for use in uses if use[0] in there}


def _add(article: int, edition: int | None, uses: Iterable[tuple[int, str]]) -> None:
    rows = [
        PictureUse(article_id=article, edition_id=edition, picture_id=picture, place=place)
        for picture, place in sorted(uses)
    ]
    if rows:
        PictureUse.objects.bulk_create(rows, ignore_conflicts=True)
