"""Where a picture is used, as its pages tell it: what one may not open is counted, not named."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from articles import picture_uses, seeing
from articles.models import Article, Author, Edition, FrontSlot, Picture, PictureUse
from articles.templatetags import times

SHOWN, COUNTED = 50, 1_000
PLACES = {"lead": _("lead picture"), "text": _("in the text")}
PLANNED, NOW, ONCE = range(3)
READERS = {
    PLANNED: _("in what is scheduled"),
    NOW: _("readers see it"),
    ONCE: _("readers saw it"),
}


@dataclass
class Use:
    """A place where a picture stands: whose page, and how."""

    title: str
    address: str
    language: str = ""
    public_address: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass
class Uses:
    """Everything that rests on a picture, and sentences about what isn't listed."""

    listed: list[Use]
    rest: list[str]

    def __iter__(self) -> Iterator[Use]:
        return iter(self.listed)

    def __bool__(self) -> bool:
        return bool(self.listed or self.rest)


def uses_of(picture: Picture, user: User) -> Uses:
    """Every article that shows or showed it, the newest first, and what else. Ten queries."""
    using = picture_uses.newest_articles(picture, COUNTED + 1)
    seen = seeing.visible(Article.objects.filter(pk__in=using[:COUNTED]), user)
    shown = {article.pk: _use(article) for article in seen.order_by("-pk")[:SHOWN]}
    _note_desk(shown, picture)
    _note_editions(shown, picture)
    _note_front(shown)
    rest = list(_rest(len(shown), seen.count(), len(using)))
    return Uses([*shown.values(), *_elsewhere(picture)], rest)


def _use(article: Article) -> Use:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return Use(article.headline, address, article.language)


def _note_desk(shown: dict[int, Use], picture: Picture) -> None:
    rows = picture.uses.filter(edition=None, article__in=shown).order_by("pk")
    for number, place in rows.values_list("article", "place"):
        shown[number].notes.append(str(PLACES[place]))


def _note_editions(shown: dict[int, Use], picture: Picture) -> None:
    """What readers have of it: a note for each state, however many editions there were."""
    rows = picture.uses.filter(edition__isnull=False, article__in=shown)
    for number, state in _states(rows):
        shown[number].notes.append(str(READERS[state]))
    public = rows.filter(edition__in=Edition.objects.public()).values("edition")
    for edition in Edition.objects.filter(pk__in=public).for_cards():
        shown[edition.article_id].public_address = edition.get_absolute_url()


def _states(rows: QuerySet[PictureUse]) -> Any:
    now = timezone.now()
    state = Case(
        When(edition__public_from__gt=now, then=Value(PLANNED)),
        When(edition__public_until__gt=now, then=Value(NOW)),
        default=Value(ONCE),
        output_field=IntegerField(),
    )
    found: Any = rows.order_by().annotate(state=state).values_list("article", "state")
    return found.distinct().order_by("article", "state")


def _note_front(shown: dict[int, Use]) -> None:
    now = timezone.now()
    slots = FrontSlot.objects.filter(article__in=shown, starts_at__lte=now, ends_at__gt=now)
    for number in set(slots.values_list("article", flat=True)):
        shown[number].notes.append(gettext("put on the front page"))


def _elsewhere(picture: Picture) -> Iterator[Use]:
    """Portraits, templates of stories and plain pages with it."""
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


def _rest(shown: int, seen: int, using: int) -> Iterator[str]:
    """What is said of `using` articles, of which `seen` may be opened and `shown` are listed."""
    if using > COUNTED:
        said = gettext("It stands in more than %(count)s articles.")
        yield said % {"count": times.number(COUNTED)}
        return
    if more := seen - shown:
        said = ngettext("And in %(count)s older article.", "And in %(count)s older articles.", more)
        yield said % {"count": more}
    if hidden := using - seen:
        said = ngettext(
            "And in %(count)s article that you may not open.",
            "And in %(count)s articles that you may not open.",
            hidden,
        )
        yield said % {"count": hidden}
