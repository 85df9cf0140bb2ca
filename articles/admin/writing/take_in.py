"""The page that takes in a plain text: paste, see what was understood, make the draft."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import taking_in
from articles.admin.writing.who import person
from articles.models import Attribution, Credit
from articles.text.intake import Intake


class TextForm(forms.Form):
    """What is pasted, and the language it is in."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of the text"), choices=settings.LANGUAGES
    )
    text = forms.CharField(
        label=gettext_lazy("Text of the page"),
        widget=forms.Textarea(attrs={"rows": 18}),
        strip=False,
        error_messages={"required": taking_in.REFUSALS["empty"]},
    )


def page_of(model_admin: Any) -> Callable[[HttpRequest], HttpResponse]:
    """The page. Nothing is kept before "Make the draft" is pressed."""

    def page(request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("articles.take_in_text"):
            raise PermissionDenied
        form = TextForm(request.POST or None, initial=_initial(request))
        found = None
        if form.is_valid():
            try:
                if "_make" in request.POST:
                    return _make(model_admin, request, form.cleaned_data)
                found = taking_in.read(**form.cleaned_data)
            except ValidationError as error:
                form.add_error("text", error)
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("Take in a text"),
            "opts": model_admin.opts,
            "form": form,
            "found": found,
            "understood": understood(found) if found else None,
            "media": model_admin.media,
        }
        return TemplateResponse(request, "admin/articles/article/take_in.html", context)

    return page


def understood(found: Intake) -> dict[str, Any]:
    """Chain and signatures with their roles in words; `is_new` marks what we don't know yet."""
    roles, parts = Attribution.Role, Credit.Role
    return {
        "chain": [
            [{"text": h.text, "role": roles(h.role).label, "is_new": h.key is None} for h in hops]
            for hops in found.chain
        ],
        "bylines": [
            {"text": each.name, "role": parts(each.role).label, "is_new": each.key is None}
            for each in found.bylines
        ],
    }


def _initial(request: HttpRequest) -> dict[str, Any]:
    return {"language": getattr(request.user, "interface_language", settings.LANGUAGE_CODE)}


def _make(model_admin: Any, request: HttpRequest, data: dict[str, str]) -> HttpResponse:
    taken = taking_in.take_in(data["text"], language=data["language"], by=person(request))
    count = len(taken.intake.left_out)
    text = ngettext(
        "Taken in as a draft; %(count)s line was left out.",
        "Taken in as a draft; %(count)s lines were left out.",
        count,
    )
    messages.success(request, text % {"count": count})
    for byline in taken.unknown_bylines:
        said = _("The text is signed “%(name)s”, who is no author of ours: choose one.")
        messages.warning(request, said % {"name": byline.name})
    return model_admin.back_to(taken.article)  # type: ignore[no-any-return]
