"""The table after an upload: the words of several pictures, with what their files say of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import changes, picture_likes, picture_permission
from articles.admin.languages import in_use, own_first
from articles.admin.picture_check_form import AnotherForm, CheckForm, form_of
from articles.admin.picture_upload import check_address
from articles.admin.picture_used import uses_of
from articles.admin.writing.who import person
from articles.models import Picture
from articles.pictures import PictureRefused

MOST = 60


def page_of(model_admin: Any) -> Callable[[HttpRequest], HttpResponse]:
    """The page. Who may not change one of the pictures isn't shown that one."""

    def page(request: HttpRequest) -> HttpResponse:
        if not model_admin.has_change_permission(request):
            raise PermissionDenied
        codes = own_first(in_use())
        data = request.POST if request.method == "POST" else None
        numbers = _numbers(request)
        pictures = _pictures(request, numbers[:MOST])
        alike = picture_likes.twins(pictures)
        rows = [form_of(data, picture, codes, alike[picture.pk]) for picture in pictures]
        is_right = [form.is_valid() for form in rows]
        is_kept = data is not None and bool(rows) and all(is_right) and _kept(request, rows)
        for form in rows:
            if isinstance(form, AnotherForm):
                form.uses = uses_of(form.instance, person(request))
        left = _left_out(data, {picture.pk for picture in pictures}, numbers[:MOST])
        if is_kept and not left:
            return HttpResponseRedirect(_next(numbers[MOST:]))
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("Check the words of the pictures"),
            "opts": model_admin.opts,
            "has_view_permission": True,
            "forms": [] if is_kept else rows,
            "left_out": left,
            "rest": len(numbers[MOST:]),
            "next": _next(numbers[MOST:]),
            "is_wrong": data is not None and not is_kept,
        }
        return TemplateResponse(request, "admin/articles/picture/check.html", context)

    return page


def _numbers(request: HttpRequest) -> list[int]:
    """Those that the address names, each once."""
    given = request.GET.get("pictures", "").split(",")
    return list(dict.fromkeys(int(number[:18]) for number in given if number.isdecimal()))


def _pictures(request: HttpRequest, numbers: list[int]) -> list[Picture]:
    rows = Picture.objects.select_related("source").prefetch_related("texts", "source__names")
    found = rows.filter(pk__in=numbers).order_by("id")
    return list(picture_permission.changeable(found, person(request)))


def _left_out(data: Any, there: set[int], numbers: list[int]) -> list[tuple[str, list[str]]]:
    """What was typed of pictures that this person may not change any more, or that are gone."""
    if data is None:
        return []
    names = dict(Picture.objects.filter(pk__in=numbers).values_list("pk", "uploaded_name"))
    typed = {}
    for number in numbers:
        if number not in there:
            prefix, mark = f"p{number}-", f"p{number}-shown"
            words = [data[key] for key in data if key.startswith(prefix) and key != mark]
            typed[names.get(number, str(number))] = [word for word in words if word]
    return [(name, words) for name, words in typed.items() if words]


def _kept(request: HttpRequest, rows: list[CheckForm]) -> bool:
    """Save all of them or none; whether they were saved."""
    try:
        with transaction.atomic():
            for form in rows:
                form.keep(by=person(request))
            changes.clear(changes.picture(form.instance.pk) for form in rows)
    except PictureRefused as refused:  # somebody wrote while we saved
        form.refuse(refused.code)
        return False
    said = ngettext(
        "The words of %(count)s picture are saved.",
        "The words of %(count)s pictures are saved.",
        len(rows),
    )
    messages.success(request, said % {"count": len(rows)})
    return True


def _next(numbers: list[int]) -> str:
    """Where it goes on: at the pictures that the table had no room for, or in the library."""
    return check_address(numbers) if numbers else reverse("admin:articles_picture_changelist")
