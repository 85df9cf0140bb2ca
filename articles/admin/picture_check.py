"""The table after an upload: the words of several pictures, with what their files say of them."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from articles import changes, library, picture_likes, picture_permission
from articles.admin import picture_found
from articles.admin.languages import NAMES, in_use, own_first
from articles.admin.picture_form import ShownField, as_shown, differing, shown
from articles.admin.picture_upload import check_address, row_of
from articles.admin.writing.thumbs import thumbnail
from articles.admin.writing.times import DayField
from articles.admin.writing.who import person
from articles.models import Picture, PictureText
from articles.pictures import PictureRefused

MOST = 60
WORDS = ("caption", "alt", "credit")


class CheckForm(forms.ModelForm):
    """One picture: whose it is, and its words in every language in use."""

    licence_ends_on = DayField(label=gettext_lazy("licence ends on"), required=False)
    taken_on = DayField(label=gettext_lazy("taken on"), required=False)
    shown = ShownField()

    class Meta:
        model = Picture
        fields = ["byline", "copyright", "licence", "licence_ends_on", "taken_on"]

    def __init__(self, data: Any, picture: Picture, codes: list[str], alike: list[Picture]) -> None:
        super().__init__(data, instance=picture, prefix=f"p{picture.pk}")
        self.initial["shown"] = shown(picture)
        for field in self.fields.values():
            field.help_text = ""
        self.codes = codes
        self.alike = [row_of(other) for other in alike]
        self.texts = {text.language: text for text in picture.texts.all()}
        for code in codes:
            for name in WORDS:
                self.fields[f"{name}_{code}"] = self._field(code, name)

    def clean(self) -> dict[str, Any] | None:
        if code := differing(self.cleaned_data["shown"], self.instance):
            self.refuse(code)
        return super().clean()

    def refuse(self, code: str) -> None:
        """Say why it isn't saved, and keep what was typed; the next try may pass."""
        self.add_error(None, PictureRefused(code).message())
        self.data = as_shown(self, shown(Picture.objects.get(pk=self.instance.pk)))

    def _field(self, code: str, name: str) -> Any:
        column: Any = PictureText._meta.get_field(name)
        widget = forms.TextInput if name == "credit" else forms.Textarea({"rows": 2})
        field = column.formfield(widget=widget, help_text="")
        field.widget.attrs["lang"] = code
        field.initial = getattr(self.texts.get(code), name, "") or self._from_file(name)
        return field

    def _from_file(self, name: str) -> str:
        """A credit is the same in every language; a caption is not."""
        return next((t.credit for t in self.texts.values()), "") if name == "credit" else ""

    @property
    def languages(self) -> Iterator[dict[str, Any]]:
        """The fields of each language, for the template."""
        for code in self.codes:
            fields = [self[f"{name}_{code}"] for name in WORDS]
            yield {"code": code, "name": NAMES[code], "fields": fields}

    @property
    def facts(self) -> list[Any]:
        return [self[name] for name in self._meta.fields or ()]

    @property
    def found(self) -> list[tuple[Any, Any]]:
        """What the file says, each with its label."""
        return picture_found.rows(self.instance.found)

    @property
    def thumb(self) -> str:
        return thumbnail(self.instance, 480)

    def keep(self, *, by: User) -> None:
        """Save its words and facts, and have its files say the same. Call it in a transaction.

        Raises PictureRefused and PermissionDenied.
        """
        if told := self.cleaned_data["shown"].partition(" ")[2]:
            library.hold(self.instance, told)
        for code in self.codes:
            words = {name: self.cleaned_data[f"{name}_{code}"] for name in WORDS}
            text = self.texts.get(code) or PictureText(picture=self.instance, language=code)
            if any(words.values()) or text.pk:
                for name, value in words.items():
                    setattr(text, name, value)
                text.save()
        names = self._meta.fields or ()
        facts = {name: self.cleaned_data[name] for name in names}
        library.tell(self.instance, facts, by=by)


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
        rows = [CheckForm(data, picture, codes, alike[picture.pk]) for picture in pictures]
        is_right = [form.is_valid() for form in rows]
        is_kept = data is not None and bool(rows) and all(is_right) and _kept(request, rows)
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
    rows = Picture.objects.select_related("source").prefetch_related("texts")
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
