"""The doors for looking at what is typed before it is saved: preview, checks, secret links."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import previewing
from articles.admin.writing import checks, links, typed
from articles.admin.writing.typed import Typed
from articles.admin.writing.who import person
from articles.models import Article
from articles.requirements import Text
from articles.text import sanitise

Answer = Callable[[HttpRequest, Article, Typed], HttpResponse]
Door = tuple[str, Any, str]


def of(model_admin: Any) -> Iterator[Door]:
    """Route, view and name of each."""
    seen, checked = _door(model_admin, preview), _door(model_admin, check)
    yield "preview/", seen, "preview_new"
    yield "checks/", checked, "checks_new"
    yield "<int:number>/preview/", seen, "preview"
    yield "<int:number>/checks/", checked, "checks"
    yield "<int:number>/links/", links.page_of(model_admin), "links"


def preview(request: HttpRequest, article: Article, text: Typed) -> HttpResponse:
    """Keep what is typed for its own writer's eyes; lead to the page that shows it."""
    stored = article if article.pk else None
    key = previewing.show(text.snapshot, article=stored, by=person(request))
    address = reverse("reader:preview", args=[text.snapshot["language"], key])
    if _is_script(request):
        return JsonResponse({"url": address})
    return HttpResponseRedirect(address)


def check(request: HttpRequest, article: Article, text: Typed) -> HttpResponse:
    """The list of checks, judged anew."""
    judged = Text(text.snapshot, article, text.new_tags, text.raw_body, shown_to=person(request))
    context = {
        **checks.panel(judged),
        "article": article,
        "may_confirm": request.user.has_perm("articles.change_tag"),
    }
    return render(request, "admin/articles/article/parts/checks_list.html", context)


def _door(model_admin: Any, answer: Answer) -> Any:
    """A door that takes the whole form and saves nothing of it."""

    @require_POST
    def door(request: HttpRequest, number: int | None = None) -> HttpResponse:
        new = Article(language=person(request).interface_language)
        article = model_admin.get_object(request, str(number)) if number else new
        if article is None:
            raise Http404
        may = model_admin.has_change_permission if number else model_admin.has_add_permission
        if not (may(request, article) if number else may(request)):
            raise PermissionDenied
        try:
            return answer(request, article, typed.read(request.POST, article))
        except sanitise.TooLong:
            trouble = _("The text is too long or too tangled to be shown. It is still here.")
            return JsonResponse({"trouble": trouble}, status=400)

    return door


def _is_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
