"""Texts that were typed and not saved: offered back, shown with what differs, taken or dropped."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import User
from articles import begun, keeping, seeing, workflow
from articles.admin.writing import compare, merging, resolving, typed
from articles.admin.writing.who import person
from articles.kept import Kept, Why
from articles.models import Article
from articles.text import sanitise, times

Page = Callable[..., HttpResponse]


class Offer:
    """A kept text as people see it: when it was typed, how it differs, and what may be done."""

    def __init__(self, kept: Kept, user: User) -> None:
        self.kept = kept
        self.article = kept.article
        zone = timezone.get_current_timezone()
        self.when = times.date_time(kept.at, get_language() or "ru", zone)
        self.headline = " ".join(kept.value("headline").split())
        self.deck = kept.value("deck").strip()
        self.language = kept.value("language") or (self.article.language if self.article else "")
        self.is_conflict = kept.why is Why.CONFLICT and not kept.is_settled
        self.is_older = bool(self.article and kept.version != self.article.version)
        self.may_take = _may_write(self.article, user)
        self._user = user

    def says_as_much_as(self, other: "Offer") -> bool:
        """Whether both hold one text: one that was refused may have been typed in as well."""
        both = self.compared is not None and self.compared == other.compared
        return both and not self.is_conflict

    @property
    def address(self) -> str:
        """Where it is shown as a whole."""
        return reverse("admin:articles_article_kept_one", args=[self.kept.key])

    @property
    def take_address(self) -> str:
        """The form with this text in it; of a conflict, the page that settles it."""
        if self.is_conflict and self.article:
            number = self.kept.key.partition("-")[2]
            return reverse("admin:articles_article_conflict", args=[self.article.pk, number])
        return f"{form_address(self.article)}?take={self.kept.key}"

    @cached_property
    def opens(self) -> bool:
        """Whether its article may still be seen: one may be a colleague's or gone by now."""
        return self.article is None or self.may_take or seeing.may_see(self.article, self._user)

    @cached_property
    def compared(self) -> compare.Comparison | None:
        """Against what is stored; None where the body can't be read, or what is stored may not."""
        if not self.opens:
            return None
        stored = self.article or Article(language=self.language)
        try:
            now = typed.read(typed.form_data(self.kept.pairs), stored)
        except sanitise.TooLong:
            return None
        before = typed.read(typed.form_data([]), stored)
        found = compare.compare(merging.plain(before.snapshot), merging.plain(now.snapshot))
        if now.new_tags:
            found.fields.append(
                compare.Field(_("New tags"), resolving.NOTHING, ", ".join(now.new_tags))
            )
        return found


def context(user: User, article: Article | None) -> dict[str, Any]:
    """What is offered back in the form of `article`, or in an empty one.

    Asks two queries, and more only to compare what they found.
    """
    offers: list[Offer] = []
    for kept in keeping.offered(user, article):
        offer = Offer(kept, user)
        says_nothing = offer.compared is not None and offer.compared.is_same
        if not says_nothing and not any(offer.says_as_much_as(other) for other in offers):
            offers.append(offer)
    return {"kept_texts": offers}


def of_form(request: Any, article: Article | None) -> dict[str, Any]:
    """What the form's template needs: the page's name, the offers, or the one that was taken."""
    taken: Kept | None = getattr(request, "taken", None)
    request.next_page = begun.new_name()
    own = {
        "cookie": settings.CSRF_COOKIE_NAME,
        "page": request.next_page,
        "page_before": request.POST.get("page", ""),
        "taken_state": request.POST.get("taken_text") or (taken.state if taken else ""),
    }
    if request.method == "POST":
        return {**own, "kept_texts": []}
    user = person(request)
    if taken:
        return {**own, "taken_text": Offer(taken, user), "kept_texts": []}
    return own | context(user, article)


# --- taking one back ---------------------------------------------------------------------------


def take(request: Any, article: Article | None) -> None:
    """Note which kept text the address asks for."""
    key = request.GET.get("take")
    if not key or request.method != "GET":
        return
    kept = keeping.find(key, by=person(request))
    if kept is None or (kept.article and kept.article != article):
        raise Http404
    request.taken = kept


def form_of(request: Any, form: type) -> type:
    """The form, filled with the kept text where one was taken."""
    taken: Kept | None = getattr(request, "taken", None)
    if taken is None:
        return form
    data = typed.form_data(taken.pairs)

    class Taken(form):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            kwargs.pop("initial", None)
            super().__init__(data, **kwargs)

        def _refuse_stale(self, version: int | None) -> None:
            """Nothing is saved yet; saving will merge it."""

    return Taken


def rows_of(request: Any, kwargs: dict[str, Any]) -> dict[str, Any]:
    """What a formset is made of, with the kept text's rows where one was taken."""
    taken: Kept | None = getattr(request, "taken", None)
    if taken and any(name.startswith(f"{kwargs['prefix']}-") for name, _value in taken.pairs):
        return kwargs | {"data": typed.form_data(taken.pairs)}
    return kwargs


def _may_write(article: Article | None, user: User) -> bool:
    if article is None:
        return user.has_perm("articles.add_article")
    return workflow.may_change(article, user)


def form_address(article: Article | None) -> str:
    if article is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article.pk])
