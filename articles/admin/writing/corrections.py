"""The corrections of an article at the desk: what was said, and saying more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import corrections, publishing
from articles.admin.writing.lines import LinesField
from articles.admin.writing.who import person
from articles.models import Article, Correction

LONGEST = 3000


class CorrectionForm(forms.Form):
    """What kind of note it is, and what it says, in the article's language."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=Correction.Kind.choices,
        error_messages={"required": gettext_lazy("Choose what kind of note it is.")},
    )
    text = LinesField(
        label=gettext_lazy("What readers should know"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": gettext_lazy("Write what readers should know.")},
    )
    is_certain = forms.BooleanField(
        label=gettext_lazy("Yes, take the whole story back."), required=False
    )

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if typed.get("kind") == Correction.Kind.RETRACTION and not typed["is_certain"]:
            reason = _("Confirm that the whole story is taken back: there is no way back from it.")
            self.add_error("is_certain", reason)
        return typed


@dataclass(frozen=True)
class Choice:
    """A kind to choose, with what it is for and where readers will find it."""

    value: str
    name: Any
    what_for: Any
    where: Any
    is_chosen: bool


def page_of(model_admin: Any) -> Callable[..., HttpResponse]:
    """The page of an article's corrections, with the form for those who may write one."""

    def page(request: HttpRequest, number: int) -> HttpResponse:
        article = model_admin.get_object(request, str(number))
        if article is None:
            raise Http404
        if not model_admin.has_view_permission(request, article):
            raise PermissionDenied
        form = CorrectionForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and _add(article, form, request):
            messages.success(request, _("Readers see it now."))
            address = reverse("admin:articles_article_corrections", args=[article.pk])
            return HttpResponseRedirect(address)
        return TemplateResponse(
            request,
            "admin/articles/article/corrections.html",
            {
                **model_admin.admin_site.each_context(request),
                "title": _("Corrections"),
                "opts": model_admin.opts,
                "article": article,
                "notes": list(article.corrections.select_related("by").order_by("-made_at", "-id")),
                "now": timezone.now(),
                "form": form,
                "choices": choices(form["kind"].value() or ""),
                "closed": _closed(article, request),
                "media": model_admin.media,
            },
        )

    return page


def choices(chosen: str) -> list[Choice]:
    """The kinds, the gravest last."""
    return [
        Choice(kind.value, kind.label, use.what_for, use.where, kind.value == chosen)
        for kind, use in corrections.USES.items()
    ]


def _add(article: Article, form: CorrectionForm, request: HttpRequest) -> bool:
    """Publish the note; when it is refused, say why in the form, which keeps what was typed."""
    if not person(request).has_perm("articles.correct_article"):
        raise PermissionDenied
    if not form.is_valid():
        return False
    kind, text = form.cleaned_data["kind"], form.cleaned_data["text"]
    try:
        corrections.add(article, kind=kind, text=text, by=person(request))
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _closed(article: Article, request: HttpRequest) -> Any:
    """Why there is no form, or nothing where there is one."""
    if not person(request).has_perm("articles.correct_article"):
        return _("Corrections are published by a chief editor.")
    if article.is_retracted:
        return publishing.RETRACTED
    return "" if article.edition else corrections.NOT_PUBLIC
