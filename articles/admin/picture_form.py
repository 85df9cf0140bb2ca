"""The form of a picture: what is told of it, its focal point, the crops drawn by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles import picture_words
from articles.admin.writing.times import DayField
from articles.models import Picture
from articles.picture_words import FACTS
from articles.pictures import PictureRefused, crops

SHAPES = {
    "16x9": _("16:9: lead stories, wide cards"),
    "4x3": _("4:3: lists on a phone"),
    "1x1": _("Square"),
}
PARTS = (_("from the left, %"), _("from the top, %"), _("width, %"))
HUNDRED = 100


class CropWidget(forms.MultiWidget):
    """Three numbers in percent of the picture; a script draws a frame instead."""

    template_name = "desk/crop_input.html"

    def __init__(self) -> None:
        number = {"min": 0, "max": HUNDRED, "step": "any"}
        super().__init__([forms.NumberInput({**number, "aria-label": part}) for part in PARTS])

    def decompress(self, value: Any) -> list[Any]:
        return [round(part * HUNDRED, 2) for part in value[:3]] if value else [None] * 3


class CropField(forms.MultiValueField):
    """Left, top and width of a crop, as parts of the picture; None: the focal point decides."""

    widget = CropWidget

    def __init__(self, **kwargs: Any) -> None:
        numbers = [forms.FloatField(min_value=0, max_value=HUNDRED) for _part in PARTS]
        super().__init__(
            numbers,
            required=False,
            require_all_fields=False,
            error_messages={"incomplete": _("Give all three numbers, or none.")},
            **kwargs,
        )
        for number in numbers:
            number.required = False

    def compress(self, data_list: Any) -> list[float] | None:
        given = [part for part in data_list or [] if part is not None]
        if not given:
            return None
        if len(given) < len(PARTS):
            raise forms.ValidationError(self.error_messages["incomplete"], code="incomplete")
        return [part / HUNDRED for part in given]


class ShownField(forms.CharField):
    """What a picture said and which files it had when its form was shown. Hidden."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)


def shown(picture: Picture) -> str:
    """What a form is shown from: the key of the files, and the digest of the words."""
    return f"{picture.key} {picture_words.digest(picture)}" if picture.pk else ""


def differing(typed_over: str, picture: Picture) -> str:
    """The code of a refusal where `picture`, as stored, isn't what the form was shown from."""
    key, _space, told = typed_over.partition(" ")
    if key and key != picture.key:
        return "changed"
    return "reworded" if told and told != picture_words.digest(picture) else ""


def as_shown(form: Any, now: str) -> Any:
    """What was typed, with the mark of what is stored now: whoever saves again has been told."""
    data = form.data.copy()
    data[form.add_prefix("shown")] = now
    return data


class PictureForm(forms.ModelForm):
    """What is told about a picture; the file itself is replaced on a page of its own."""

    taken_on = DayField(label=_("taken on"), required=False)
    licence_ends_on = DayField(
        label=_("licence ends on"),
        required=False,
        help_text=_("The last day on which we may show it. Empty: without an end."),
    )
    crop_16x9 = CropField(label=SHAPES["16x9"])
    crop_4x3 = CropField(label=SHAPES["4x3"])
    crop_1x1 = CropField(label=SHAPES["1x1"])
    shown = ShownField()
    refused = ""

    class Meta:
        model = Picture
        fields = [*FACTS, "focal_x", "focal_y"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for ratio in crops.RATIOS:
            self.initial[f"crop_{ratio}"] = self.instance.crops.get(ratio)
        self.initial["shown"] = shown(self.instance)

    def clean(self) -> dict[str, Any] | None:
        """Refuse what was written over something else than is stored; the next try may pass."""
        code = differing(self.cleaned_data["shown"], self.instance)
        if sentence := self.refused or (code and PictureRefused(code).message()):
            self.data = as_shown(self, self.initial["shown"])
            raise forms.ValidationError(sentence)
        return super().clean()

    @property
    def crop_fields(self) -> list[tuple[str, Any]]:
        """Each shape and its field, for the template."""
        return [(ratio, self[f"crop_{ratio}"]) for ratio in crops.RATIOS]

    @property
    def focal(self) -> tuple[float, float]:
        return self.cleaned_data["focal_x"], self.cleaned_data["focal_y"]

    @property
    def drawn(self) -> dict[str, list[float]]:
        """The crops as they are wanted now."""
        typed = {ratio: self.cleaned_data.get(f"crop_{ratio}") for ratio in crops.RATIOS}
        size = (self.instance.width, self.instance.height)
        return crops.kept(size, {ratio: box for ratio, box in typed.items() if box})

    @property
    def is_cut_anew(self) -> bool:
        """Whether its files have to be made again."""
        moved = {"focal_x", "focal_y"} & set(self.changed_data)
        return bool(moved) or self.drawn != self._before

    @property
    def _before(self) -> dict[str, list[float]]:
        return {ratio: box for ratio, box in self.instance.crops.items() if box}
