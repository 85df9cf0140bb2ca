"""Merging a tag, an author or a source into another: choose, see what changes, confirm."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import aliases, merge_preview, merging_names, naming
from articles.admin.languages import NAMES
from articles.admin.writing import names
from articles.admin.writing.who import person


class Merging:
    """What the three kinds of things share that may be merged. Stands before NamedAdmin."""

    merge_title: Any
    model: Any
    opts: Any
    admin_site: Any

    def get_queryset(self, request: HttpRequest) -> Any:
        return aliases.standing(super().get_queryset(request))  # type: ignore[misc]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(merge_page, self))
        own = path("<int:number>/merge/", view, name=f"articles_{self.opts.model_name}_merge")
        return [own, *super().get_urls()]  # type: ignore[misc]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        """Lead from what was merged to what answers for it; offer merging to who may."""
        if object_id and (winner := self._winner(object_id)):
            messages.info(request, _("It was merged into this one."))
            return HttpResponseRedirect(self._page(winner))
        extra = {"merge_url": self._merge_url(request, object_id), **(extra_context or {})}
        return super().changeform_view(  # type: ignore[misc]
            request, object_id, form_url, extra
        )

    def _winner(self, number: str) -> int | None:
        if not number.isdecimal():
            return None
        merged = self.model.objects.filter(pk=number, merged_into__isnull=False)
        winner: int | None = merged.values_list("merged_into", flat=True).first()
        return winner

    def _merge_url(self, request: HttpRequest, number: str | None) -> str:
        if not number or not self.has_change_permission(request):  # type: ignore[attr-defined]
            return ""
        return reverse(f"admin:articles_{self.opts.model_name}_merge", args=[number])

    def _page(self, number: int) -> str:
        return reverse(f"admin:articles_{self.opts.model_name}_change", args=[number])


def merge_page(model_admin: Any, request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the winner, then show what merging changes; only a POST does it."""
    loser = model_admin.get_object(request, str(number))
    if loser is None:
        raise Http404
    if not model_admin.has_change_permission(request, loser):
        raise PermissionDenied
    kind = naming.kind_of(loser)
    typed = request.POST if request.method == "POST" else request.GET
    form = _form(kind)(typed if "winner_name" in typed else None)
    plan = winner = None
    if form.is_valid():
        winner = form.cleaned_data["winner"]
        try:
            if request.method == "POST":
                merging_names.merge(kind, loser, winner, by=person(request))
                messages.success(request, _said(loser, winner))
                return HttpResponseRedirect(model_admin._page(winner.pk))
            plan = merge_preview.plan(kind, loser, winner)
        except ValidationError as refused:
            form.add_error("winner", refused)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": model_admin.merge_title,
        "opts": model_admin.opts,
        "kind": kind,
        "loser": loser,
        "subject": model_admin.subject_of(loser),
        "form": form,
        "winner": winner,
        "winner_name": names.name_of(winner) if winner else "",
        "plan": plan,
        "joined": [(NAMES[name.language], name) for name in plan.names] if plan else [],
        "filled": [(NAMES[fill.language], fill) for fill in plan.filled] if plan else [],
        "totals": [(NAMES[code], count) for code, count in plan.totals] if plan else [],
    }
    return TemplateResponse(request, "admin/articles/merge.html", context)


def _form(kind: str) -> Any:
    rows = aliases.KINDS[kind]
    return type(
        "MergeForm",
        (forms.Form,),
        {
            "winner": names.NameField(
                f"{kind}s",
                lambda: aliases.standing(rows.objects.all()),
                label=gettext_lazy("Merge into"),
                error_messages={"required": gettext_lazy("Choose what it is merged into.")},
            )
        },
    )


def _said(loser: Any, winner: Any) -> str:
    words = {"loser": names.name_of(loser), "winner": names.name_of(winner)}
    return _("“%(loser)s” is merged into “%(winner)s”.") % words
