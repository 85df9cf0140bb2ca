"""The pages of what was typed and not saved: the list of one's own, and each as a whole."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles import keeping
from articles.admin.writing import recover, text_read
from articles.admin.writing.who import person
from articles.text import sanitise

Page = Callable[..., HttpResponse]


def list_of(model_admin: Any) -> Page:
    """Everything that is kept of the person who asks."""

    def page(request: HttpRequest) -> HttpResponse:
        user = person(request)
        shown = {
            **_around(model_admin, request, _("Kept texts")),
            "kept_texts": [recover.Offer(kept, user) for kept in keeping.everything(user)],
        }
        return TemplateResponse(request, "admin/articles/article/kept_list.html", shown)

    return page


def one_of(model_admin: Any) -> Page:
    """One kept text: what differs, and the whole of it to read and copy; a POST drops it."""

    def page(request: HttpRequest, key: str) -> HttpResponse:
        user = person(request)
        kept = keeping.find(key, by=user)
        if kept is None:
            raise Http404
        if request.method == "POST":
            is_kept = keeping.drop(kept, by=user)
            messages.success(request, _dropped(is_kept=is_kept))
            return HttpResponseRedirect(recover.form_address(kept.article))
        shown = {
            **_around(model_admin, request, _("A kept text")),
            "offer": recover.Offer(kept, user),
            "body_read": _readable(kept.value("body")),
            "body_raw": kept.value("body"),
        }
        return TemplateResponse(request, "admin/articles/article/kept.html", shown)

    return page


def _dropped(*, is_kept: bool) -> str:
    if is_kept:
        return _("Dropped. It stays among your kept texts.")
    return _("Dropped, and not kept: words were taken out of this article after it was opened.")


def _around(model_admin: Any, request: HttpRequest, title: str) -> dict[str, Any]:
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    return {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.opts,
        "media": model_admin.media,
    }


def _readable(body: str) -> str | None:
    """The body to read; None where only its source can be shown."""
    try:
        return text_read.with_thumbnails(sanitise.clean(body))
    except sanitise.TooLong:
        return None
