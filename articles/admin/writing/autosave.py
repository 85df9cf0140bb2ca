"""What an open page tells the desk while somebody types, and what it hears back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from articles import begun, keeping, presence
from articles.admin.writing import recover
from articles.admin.writing.typed import form_data
from articles.admin.writing.who import person
from articles.models import Article
from articles.text import sanitise

# The longest body in a form, with room for its other fields.
MOST_BYTES = sanitise.LONGEST + 250_000
MOST_FIELDS = 2_000
LATEST = 4_000_000_000_000
"""The last millisecond that a browser's clock is believed."""
Answer = dict[str, Any]
Door = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Sent:
    """What a page told: who writes in it, which page it is, the form, and when it was typed."""

    user: int
    page: str
    pairs: keeping.Pairs
    at: datetime
    is_leaving: bool
    taken: str


class Wrong(Exception):
    """A page sent what no page of ours sends."""


def door_of(model_admin: Any, answer: Callable[..., Answer]) -> Door:
    """A door for a page's own requests: JSON comes, JSON goes, nothing is ever redirected to."""

    @require_POST
    def door(request: HttpRequest, number: int | None = None) -> HttpResponse:
        article = model_admin.get_object(request, str(number)) if number else None
        if number and article is None:
            raise Http404
        try:
            sent = _sent(request)
        except Wrong:
            return JsonResponse({"trouble": _("The text is too long to be kept.")}, status=400)
        if sent.user != person(request).pk:
            return JsonResponse({"trouble": _other_person(request), "who": "other"}, status=409)
        return _answered(answer, request, article, sent)

    return door


def _answered(
    answer: Callable[..., Answer], request: HttpRequest, article: Article | None, sent: Sent
) -> JsonResponse:
    try:
        return JsonResponse(answer(request, article, sent))
    except PermissionDenied:
        return JsonResponse({"trouble": _no_longer(), "who": "nobody"}, status=403)
    except keeping.WordsTakenOut:
        return JsonResponse({"trouble": _words_went()}, status=409)
    except IntegrityError:
        if article and not Article.objects.filter(pk=article.pk).exists():
            raise Http404 from None  # deleted in this very moment
        raise


def keep(request: HttpRequest, article: Article | None, sent: Sent) -> Answer:
    """Keep what is being typed; whoever types is there, too."""
    user = person(request)
    told: dict[str, Any] = {"page": sent.page, "taken": sent.taken, "typed_at": sent.at}
    if article is None:
        at = begun.keep(sent.pairs, by=user, **told)
    else:
        at = keeping.keep(sent.pairs, by=user, article=article, **told)
    answer = {"kept": timezone.localtime(at).strftime("%H:%M")}
    if article is None or sent.is_leaving:
        return answer
    presence.seen(article, by=user, is_typing=True)
    return answer | around(article, user)


def here(request: HttpRequest, article: Article, sent: Sent) -> Answer:
    """Note that the page is open, or was just closed."""
    user = person(request)
    if sent.is_leaving:
        presence.left(article, by=user)
        return {}
    presence.seen(article, by=user, is_typing=False)
    return around(article, user)


def found(request: HttpRequest, article: Article | None, sent: Sent) -> Answer:
    """Keep what the browser still had, and say what there is to be offered now."""
    user = person(request)
    try:
        if article is None:
            begun.found(sent.pairs, by=user, page=sent.page, typed_at=sent.at)
        else:
            keeping.found(sent.pairs, by=user, article=article, page=sent.page, typed_at=sent.at)
        only_here = None
    except keeping.WordsTakenOut:
        only_here = form_data(sent.pairs)
    context = recover.context(user, article) | {"only_here": only_here}
    template = "admin/articles/article/parts/offers.html"
    return {"offers": render_to_string(template, context, request)}


@require_safe
@ensure_csrf_cookie
def signed_in(request: HttpRequest) -> JsonResponse:
    """Who is signed in now: where the sign-in form inside a page leads to.

    Gives a new token for forms to a browser that lost its cookie.
    """
    user = person(request)
    return JsonResponse({"user": user.pk, "name": str(user)})


def around(article: Article, user: User) -> Answer:
    """Who else is here, and the version that stands saved."""
    rows = [
        (_("%(name)s, writing now") if is_typing else "%(name)s") % {"name": other}
        for other, is_typing in presence.others(article, user)
    ]
    return {"others": rows, "version": article.version, "by": _last(article)}


def _last(article: Article) -> str:
    last = article.revisions.select_related("by").only("by", "version").first()
    return str(last.by) if last else ""


def _sent(request: HttpRequest) -> Sent:
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise Wrong
    try:
        told = json.loads(request.body)
        pairs = [[str(name), str(value)] for name, value in told.get("pairs", ())[:MOST_FIELDS]]
        return Sent(
            user=int(told["user"]),
            page=keeping.page_name(str(told.get("page", ""))),
            pairs=pairs,
            at=datetime.fromtimestamp(min(max(told.get("at", 0), 0), LATEST) / 1000, tz=UTC),
            is_leaving=bool(told.get("leaving")),
            taken=str(told.get("taken", "")),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Wrong from error


def _other_person(request: HttpRequest) -> str:
    said = _("This browser is signed in as %(name)s now. Sign in again to go on as yourself.")
    return said % {"name": person(request)}


def _words_went() -> str:
    return _(
        "Words were taken out of this article since you opened it, so nothing more is kept of this "
        "page. Reload it; or press Save, and choose place by place."
    )


def _no_longer() -> str:
    return _("You may not change this article any more. Press Save, and your text is set aside.")
