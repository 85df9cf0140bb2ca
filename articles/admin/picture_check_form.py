"""The form of one picture in the table of words: whose it is, and its words in every language."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from articles import library, picture_offers
from articles.admin import picture_found
from articles.admin.languages import NAMES
from articles.admin.picture_form import ShownField, as_shown, differing, shown
from articles.admin.picture_upload import row_of
from articles.admin.writing import names
from articles.admin.writing.thumbs import thumbnail
from articles.admin.writing.times import DayField
from articles.models import Picture, PictureText
from articles.pictures import PictureRefused

WORDS = ("caption", "alt", "credit")


class CheckForm(forms.ModelForm):
    """One picture: whose it is, and its words in every language in use."""

    licence_ends_on = DayField(label=_("licence ends on"), required=False)
    taken_on = DayField(label=_("taken on"), required=False)
    shown = ShownField()
    is_of_another = False

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
        facts = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        library.tell(self.instance, facts, by=by)


class AnotherForm(CheckForm):
    """One in whose place another photograph came: it is saved once its words are said to be true.

    What the new file says of itself stands in the fields, what it takes the place of beside them.
    """

    source = names.NameField("sources", names.sources, label=_("source"), required=False)
    is_confirmed = forms.BooleanField(
        label=_("All of this is true of the new photograph"),
        error_messages={
            "required": _("Say that all of this is true of the new photograph, once it is.")
        },
    )
    is_of_another = True
    uses: Any = None

    class Meta(CheckForm.Meta):
        fields = [*CheckForm.Meta.fields, "source"]

    def __init__(self, data: Any, picture: Picture, codes: list[str], alike: list[Picture]) -> None:
        written = [text.language for text in picture.texts.all()]
        every = [*codes, *(code for code in written if code not in codes)]
        super().__init__(data, picture, every, alike)
        self.offered = picture_offers.facts(picture)
        self.initial.update({"source": picture.source} | self.offered)

    def _field(self, code: str, name: str) -> Any:
        field = super()._field(code, name)
        field.initial = picture_offers.words(self.instance, code).get(name, field.initial)
        return field

    @property
    def names_somebody(self) -> bool:
        return picture_offers.names_somebody(self.instance.found)

    @property
    def before(self) -> list[tuple[Any, str, str]]:
        """What stood where something else is offered: label, words, and their language if any."""
        once = {(str(row[0]), str(row[1])): row for row in self._displaced()}
        return list(once.values())

    def _displaced(self) -> Iterator[tuple[Any, str, str]]:
        stored = Picture.objects.prefetch_related("source__names").get(pk=self.instance.pk)
        for name, offered in self.offered.items():
            was = getattr(stored, name)
            if was and was != offered:
                yield self.fields[name].label, localize(was), ""
        for code, text in self.texts.items():
            for name, offered in picture_offers.words(self.instance, code).items():
                was = getattr(text, name)
                if was and was != offered:
                    yield self.fields[f"{name}_{code}"].label, was, code

    def keep(self, *, by: User) -> None:
        library.confirm(self.instance, by=by)
        super().keep(by=by)


def form_of(data: Any, picture: Picture, codes: list[str], alike: list[Picture]) -> CheckForm:
    """The form of a picture, by whether anybody knows that its words are true of its file."""
    kind = CheckForm if picture.is_confirmed else AnotherForm
    return kind(data, picture, codes, alike)
