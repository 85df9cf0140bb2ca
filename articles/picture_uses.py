"""Where pictures are used: rows kept in step with the texts, and the questions asked of them."""

from collections.abc import Container, Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import (
    Article,
    Author,
    EarlierPictureUse,
    Edition,
    PageText,
    Picture,
    PictureUse,
    StoryTemplate,
)
from articles.text import figures

Place = PictureUse.Place
WITH_FIGURES = (
    Q(body__contains="data-picture=")
    | Q(body__contains="data-gallery=")
    | Q(body__contains="data-still=")
)


Held = Container[int]
"""The numbers of a text's pictures that there are, locked until the transaction ends."""


def keep_desk(article: Article, held: Held | None = None) -> None:
    """Bring the rows of the desk's text in step with it. Called with every revision."""
    wanted = _wanted(article.lead_picture_id, article.body, held)
    rows = PictureUse.objects.filter(article=article, edition=None)
    known = {(row.picture_id, row.place): row.pk for row in rows}
    gone = [known[use] for use in known.keys() - wanted]
    if gone:
        PictureUse.objects.filter(pk__in=gone).delete()
        _keep_earlier(article, {use[0] for use in known} - {use[0] for use in wanted})
    _add(article.pk, None, wanted - known.keys())


def keep_edition(edition: Edition, held: Held | None = None) -> None:
    """Write down what a new edition shows. It never changes, so this is done once."""
    _add(edition.article_id, edition.pk, _wanted(edition.picture_id, edition.body, held))


def newest_articles(picture: Picture, limit: int) -> list[int]:
    """Articles that show it at the desk, or showed it to readers: so many, the newest first."""
    numbers = picture.uses.order_by("-article_id").values_list("article_id", flat=True)
    return list(numbers.distinct()[:limit])


def before_readers(rows: QuerySet[PictureUse]) -> QuerySet[PictureUse]:
    """Those of `rows` that readers see now."""
    now = timezone.now()
    return rows.filter(edition__public_from__lte=now, edition__public_until__gt=now)


def unapproved(pictures: QuerySet[Picture]) -> QuerySet[Picture]:
    """Those that stand in nothing public or planned, and are no author's portrait."""
    approved = PictureUse.objects.filter(edition__public_until__gt=timezone.now())
    portraits = Author.objects.filter(portrait__isnull=False).values("portrait")
    elsewhere = pictures.exclude(pk__in=approved.values("picture")).exclude(pk__in=portraits)
    return elsewhere.exclude(pk__in=in_standing_texts())


def is_shown() -> Q:
    """What holds of a picture that readers see now, in a story or as an author's portrait."""
    shown = before_readers(PictureUse.objects.all()).values("picture")
    portraits = Author.objects.filter(portrait__isnull=False).values("portrait")
    return Q(pk__in=shown) | Q(pk__in=portraits)


def unconfirmed_before_readers() -> int:
    """Of how many pictures that readers see, or will, nobody has said that their words are true.

    One query where there is none.
    """
    waiting = set(Picture.objects.filter(is_confirmed=False).values_list("pk", flat=True))
    if not waiting:
        return 0
    free = unapproved(Picture.objects.filter(pk__in=waiting)).values_list("pk", flat=True)
    return len(waiting.difference(free))


def is_approved(picture: Picture) -> bool:
    """Whether readers see it now, or will without anybody looking at it again."""
    return not unapproved(Picture.objects.filter(pk=picture.pk)).exists()


def is_used(picture: Picture) -> bool:
    """Whether anything rests on it: a text of the desk, a published one, a portrait, a page."""
    if picture.uses.exists() or Author.objects.filter(portrait=picture).exists():
        return True
    return picture.pk in in_standing_texts()


def in_standing_texts() -> set[int]:
    """The pictures of pages and of templates of stories. Two small queries."""
    rows = (model.objects.filter(WITH_FIGURES) for model in (StoryTemplate, PageText))
    return {n for found in rows for text in found for n in figures.picture_ids(text.body)}


def templates_with(picture: Picture) -> list[StoryTemplate]:
    found = StoryTemplate.objects.filter(WITH_FIGURES)
    return [text for text in found if picture.pk in figures.picture_ids(text.body)]


def pages_with(picture: Picture) -> list[PageText]:
    found = PageText.objects.filter(WITH_FIGURES).select_related("page")
    return [text for text in found if picture.pk in figures.picture_ids(text.body)]


def in_earlier_saves(picture: Picture) -> int:
    """Of how many articles a save that may be restored has it, and the newest one no more."""
    return picture.earlier_uses.count()


def hold(article: Article) -> dict[int, Picture]:
    """Lock the pictures of the desk's text until the transaction ends, so that none is deleted.

    A lead picture that somebody deleted meanwhile is taken out. Returns those that there are.
    """
    lead = article.lead_picture_id
    held = _locked({*figures.picture_ids(article.body), *([lead] if lead else [])})
    if lead not in {None, *held}:
        article.lead_picture = None
        Article.objects.filter(pk=article.pk).update(lead_picture=None)
    return held


def _wanted(lead: int | None, body: str, held: Held | None) -> set[tuple[int, str]]:
    """The uses of a text, of pictures that there are."""
    uses = {(number, str(Place.TEXT)) for number in figures.picture_ids(body)}
    if lead:
        uses.add((lead, str(Place.LEAD)))
    there = _locked({number for number, _place in uses}) if held is None else held
    return {use for use in uses if use[0] in there}


def _keep_earlier(article: Article, left: Iterable[int]) -> None:
    rows = [EarlierPictureUse(article=article, picture_id=picture) for picture in sorted(left)]
    EarlierPictureUse.objects.bulk_create(rows, ignore_conflicts=True)


def _locked(numbers: set[int]) -> dict[int, Picture]:
    """Those of these pictures that there are, held until the transaction ends."""
    rows = Picture.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")
    return {picture.pk: picture for picture in rows} if numbers else {}


def _add(article: int, edition: int | None, uses: Iterable[tuple[int, str]]) -> None:
    rows = [
        PictureUse(article_id=article, edition_id=edition, picture_id=picture, place=place)
        for picture, place in sorted(uses)
    ]
    if rows:
        PictureUse.objects.bulk_create(rows, ignore_conflicts=True)
