"""A form that was sent: kept before anything else, merged when stale, refused without loss."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from articles import begun, keeping
from articles.admin.writing import compare, form_pairs, how, merging
from articles.admin.writing.typed import form_data
from articles.admin.writing.who import person
from articles.kept import Pairs, Why
from articles.models import Article
from articles.text import sanitise

# A browser may forget its copy of what was typed in these pages: the server has it for good.
COOKIE = "desk_kept"
COOKIE_SECONDS = 60 * 60
COOKIE_PAGES = 8
# The page that was saved last just as it was sent, its article and the version that it became: what
# was typed in it meanwhile goes on from there.
SAVED = "desk_saved"
# What would make a text public that nobody has read as a whole since it was merged.
WITHHELD = ("_publish", "_schedule")
LABELS: dict[str, Any] = {
    **compare.LABELS,
    "headline": gettext_lazy("Headline"),
    "deck": gettext_lazy("Deck"),
    "body": gettext_lazy("Body"),
}


def posted(
    model_admin: Any,
    request: HttpRequest,
    article: Article | None,
    go_on: Callable[[], HttpResponse],
) -> HttpResponse:
    """Answer a form that was sent to `article` (None: to a new one); `go_on` saves as ever."""
    if request.method != "POST":
        return go_on()
    pairs = form_pairs.sent(request.POST)
    page = keeping.page_name(request.POST.get("page", ""))
    try:
        if article or page:
            taken = request.POST.get("taken_text", "")
            keeping.keep(pairs, by=person(request), article=article, page=page, taken=taken)
    except PermissionDenied:
        return _not_permitted(model_admin, request, article, pairs)
    except keeping.WordsTakenOut:
        pass  # merging asks about each place; what waits for the answers is kept until they come
    response = _saved(model_admin, request, article, go_on)
    if response.status_code == 302:
        return _say_what_it_became(request, told(request, response), page)
    if new := getattr(request, "next_page", ""):
        keeping.rename(by=person(request), article=article, page=page, new=new)
    return response


def told(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Tell the browser that what was typed in this page is safe, so that it forgets its copy."""
    page = keeping.page_name(request.POST.get("page", ""))
    if page:
        before = [
            name for name in request.COOKIES.get(COOKIE, "").split(".") if name not in ("", page)
        ]
        pages = ".".join([*before[1 - COOKIE_PAGES :], page])
        _cookie(request, response, COOKIE, pages)
    return response


def _say_what_it_became(request: Any, response: HttpResponse, page: str) -> HttpResponse:
    became = getattr(request, "became", None)
    if page and became is not None:
        _cookie(request, response, SAVED, f"{page}-{became.pk}-{became.version}")
    return response


def _cookie(request: HttpRequest, response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=COOKIE_SECONDS,
        path="/admin/",
        secure=request.is_secure(),
        samesite="Lax",
    )


@transaction.atomic
def _saved(
    model_admin: Any, request: HttpRequest, article: Article | None, go_on: Any
) -> HttpResponse:
    merged = _brought_up(request, article) if article else None
    if article and merged and merged.collisions:
        return _collided(request, article, merged)
    response: HttpResponse = go_on()
    if response.status_code == 302:
        _forget(request, article)
        if article and merged:
            keeping.refuse(
                merged.pairs, why=Why.MERGE, by=person(request), article=article, is_settled=True
            )
            messages.warning(request, _said(merged, is_held=_held(request)))
    elif merged:
        said = _("What a colleague saved meanwhile is in the form already, beside your text.")
        messages.warning(request, said)
    return response


def _brought_up(request: Any, article: Article) -> merging.Merge | None:
    """Merge a stale form, in place where nothing collides. The row stays locked."""
    locked = Article.objects.held().filter(pk=article.pk).first()
    if locked is None:
        raise Http404
    pairs = form_pairs.sent(request.POST)
    try:
        merged = merging.of(pairs, locked)
    except sanitise.TooLong:
        return None  # the form refuses the body, and nothing is saved
    if merged and not merged.collisions:
        data = form_data(merged.form({}))
        for name, values in request.POST.lists():
            if name.startswith("_") and not name.startswith(WITHHELD):
                data.setlist(name, values)
        put_in(request, data)
        request.merged = merged
    return merged


def put_in(request: Any, data: QueryDict) -> None:
    """Go on as if `data` had been sent from this page."""
    for name in form_pairs.NOT_TYPED:
        data[name] = request.POST.get(name, "")
    request.withheld = [name for name in WITHHELD if name in request.POST]
    request.POST = data


def named(request: HttpRequest, article: Article) -> Article:
    """A new article, to be found by the name of the page that it was sent from."""
    page = keeping.page_name(request.POST.get("page", ""))
    begun.take_name(article, page, by=person(request))
    return article


def as_sent(request: Any, article: Article) -> Article:
    """Note what the form became, where nothing was merged into it."""
    if not getattr(request, "merged", None):
        request.became = article
    return article


def note_of(request: Any) -> str:
    """What the revision's note says: that two saves were merged, where they were."""
    return "merge" if getattr(request, "merged", None) else ""


def _held(request: Any) -> bool:
    return bool(getattr(request, "withheld", ()))


def _said(merged: merging.Merge, *, is_held: bool) -> str:
    taken = ", ".join(str(LABELS.get(part, part)) for part in merged.taken)
    if taken:
        said = _("Saved, together with what a colleague saved meanwhile: %(parts)s.")
        said = said % {"parts": taken}
    else:
        said = _("Saved. A colleague saved the article meanwhile, too; nothing collided.")
    held = _("Read it once more, then publish.")
    return f"{said} {held}" if is_held else said


def _collided(
    request: HttpRequest, article: Article, merged: merging.Merge
) -> HttpResponseRedirect:
    refused = keeping.refuse(merged.pairs, why=Why.CONFLICT, by=person(request), article=article)
    how.remember(request, article)
    _forget(request, article)
    address = reverse("admin:articles_article_conflict", args=[article.pk, refused.pk])
    return HttpResponseRedirect(address)


def _forget(request: HttpRequest, article: Article | None) -> None:
    page = keeping.page_name(request.POST.get("page", ""))
    taken = request.POST.get("taken_text", "")
    keeping.forget(by=person(request), article=article, page=page, taken=taken)
    if article is None:
        begun.settle(page, by=person(request))


def _not_permitted(
    model_admin: Any, request: HttpRequest, article: Article | None, pairs: Pairs
) -> HttpResponse:
    """Refuse the form; keep the text of somebody who could write in the article before."""
    user = person(request)
    if article is None or not _could_write(article, user):
        raise PermissionDenied
    refused = keeping.refuse(pairs, why=Why.PERMISSION, by=user, article=article)
    return kept_page(model_admin, request, f"refused-{refused.pk}", status=403)


def _could_write(article: Article, user: User) -> bool:
    """Whether `user` may write in `article` in some state of it, if not in this one."""
    if user.has_perm("articles.change_any_article"):
        return True
    return Article.objects.own(user).filter(pk=article.pk).exists()


def gone(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Refuse a form of an article that was deleted meanwhile; keep its text."""
    user = person(request)
    if not request.POST.get("page") or not user.has_perm("articles.add_article"):
        raise Http404
    pairs = form_pairs.sent(request.POST)
    refused = keeping.refuse(pairs, why=Why.GONE, by=user, article=None)
    return kept_page(model_admin, request, f"refused-{refused.pk}", status=404)


def kept_page(model_admin: Any, request: HttpRequest, key: str, *, status: int) -> HttpResponse:
    """Say that the form was not saved, why, and where its text is."""
    kept = keeping.find(key, by=person(request))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Nothing was saved, and nothing is lost"),
        "opts": model_admin.opts,
        "kept": kept,
        "media": model_admin.media,
    }
    template = "admin/articles/article/not_saved.html"
    return told(request, TemplateResponse(request, template, context, status=status))
