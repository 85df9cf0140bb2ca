"""Secret links at the desk: the list beside the text, making one, revoking one."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import User
from articles import preview_keys, previewing, workflow
from articles.admin.writing.who import person
from articles.models import Article, Preview

MOST_OVER = 20


def panel(article: Article, user: User) -> dict[str, Any]:
    """What parts/links_list.html shows: who may write here sees every link, others their own."""
    may_share = workflow.may_change(article, user)
    now = timezone.now()
    return {
        "may_share": may_share,
        "links": _listed(article, None if may_share else user, now),
        "now": now,
        "lifetimes": [
            (days, ngettext("%(days)s day", "%(days)s days", days) % {"days": days})
            for days in previewing.DAYS
        ],
    }


def _listed(article: Article, by: User | None, now: datetime) -> list[Preview]:
    """All links that live, then the newest that are over; of `by` alone, or everybody's.

    One query. One that lives stands here however many were made since, or nobody could revoke it.
    """
    rows = Preview.objects.filter(article=article, is_secret_link=True)
    rows = rows.filter(by=by) if by else rows
    live = Q(revoked_at__isnull=True, expires_at__gte=now)
    over = rows.exclude(live).values("pk")[:MOST_OVER]
    shown = rows.filter(live | Q(pk__in=over)).select_related("by", "revision")
    found = shown.defer("data", "revision__data")
    return sorted(found, key=lambda link: bool(link.revoked_at) or link.expires_at < now)


def page_of(model_admin: Any) -> Callable[..., HttpResponse]:
    """Make the link that `days` asks for, or revoke that of `revoke`; answer with the list."""

    @require_POST
    def page(request: HttpRequest, number: int) -> HttpResponse:
        article = model_admin.get_object(request, str(number))
        if article is None:
            raise Http404
        try:
            shown = _do(request, article)
        except ValidationError as refused:
            shown = {"refused": refused.messages[0]}
        if not _is_script(request):
            return _back(request, article, shown)
        context = {**panel(article, person(request)), **shown, "article": article}
        return render(request, "admin/articles/article/parts/links_list.html", context)

    return page


def _do(request: HttpRequest, article: Article) -> dict[str, str]:
    if number := request.POST.get("revoke", ""):
        links = Preview.objects.filter(article=article, is_secret_link=True)
        link = links.filter(pk=int(number[:18])).first() if number.isdecimal() else None
        if link is None:
            raise ValidationError(_("This link is gone."))
        previewing.revoke(link, by=person(request))
        return {"said": _("Revoked: it shows nothing any more.")}
    days = request.POST.get("days", "")
    made, key = previewing.share(
        article, by=person(request), days=int(days[:3]) if days.isdecimal() else 0
    )
    address = reverse("reader:preview", args=[preview_keys.snapshot_of(made)["language"], key])
    return {"address": request.build_absolute_uri(address)}


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _back(request: HttpRequest, article: Article, shown: dict[str, str]) -> HttpResponse:
    """Where no script runs: say it above the form."""
    if address := shown.get("address"):
        said = _("The secret link, shown once: %(address)s") % {"address": address}
        messages.success(request, said)
    elif "refused" in shown:
        messages.error(request, shown["refused"])
    else:
        messages.success(request, shown["said"])
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
