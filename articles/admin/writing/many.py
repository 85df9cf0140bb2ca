"""What may be done to several articles of the list at once."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import versions, workflow
from articles.admin.writing import acts, advice, seen
from articles.admin.writing.who import person
from articles.models import Article
from articles.text import words


@admin.action(description=gettext_lazy("Submit for review"), permissions=["change"])
def submit(model_admin: Any, request: HttpRequest, queryset: Any) -> None:
    _each(request, queryset, lambda article: workflow.submit(article, by=person(request)))


@admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
def publish(model_admin: Any, request: HttpRequest, queryset: Any) -> None:
    """Publish what nothing bars, and say what the checks still advise of it."""
    published: list[Article] = []

    def act(article: Article) -> None:
        _publish(article, request)
        published.append(article)

    _each(request, queryset, act)
    advice.tell_of_many(request, published)


@admin.action(description=gettext_lazy("Withdraw"), permissions=["withdraw"])
def withdraw(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
    """Ask for the reason first: it will stand at each address."""
    reason = words.with_plain_breaks(request.POST.get("reason", "")).strip()
    if not reason:
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("Withdraw articles"),
            "articles": queryset,
            "opts": model_admin.opts,
            "asked": "reason" in request.POST,
        }
        return render(request, "admin/articles/article/withdraw.html", context)
    _each(
        request,
        queryset,
        lambda article: workflow.withdraw(article, by=person(request), reason=reason),
    )
    return None


@admin.action(description=gettext_lazy("Copy as new"), permissions=["add"])
def copy_as_new(model_admin: Any, request: HttpRequest, queryset: Any) -> None:
    _each(request, queryset, lambda article: versions.copy_as_new(article, by=person(request)))


def _publish(article: Article, request: HttpRequest) -> None:
    """Publish the text that the list showed."""
    upon = seen.in_row(request, article)
    if upon == seen.NEVER:
        raise ValidationError(_("It was not on the page. Look at it, then publish it."))
    workflow.publish(article, by=person(request), upon=upon)


ACTIONS = [submit, publish, withdraw, copy_as_new]


def _each(request: HttpRequest, queryset: Any, act: Any) -> None:
    """Do it to each by itself: one that is refused keeps none of the others back."""
    done = 0
    for article in Article.objects.filter(pk__in=queryset.values("pk")):
        _said, refused = acts.perform(lambda row, _request: act(row) or "", article, request)
        done += not refused
        if refused:
            text = _("“%(headline)s”: %(why)s")
            why = " ".join(refused)
            messages.error(request, text % {"headline": article.headline, "why": why})
    if done:
        text = ngettext("Done for %(count)s article.", "Done for %(count)s articles.", done)
        messages.success(request, text % {"count": done})
