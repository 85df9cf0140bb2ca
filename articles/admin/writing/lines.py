"""A box of several lines, as long as its writer counts it."""

from typing import Any

from django import forms

from articles.text import words


class LinesField(forms.CharField):
    """A text whose ends of lines count once, as in the browser that says how many are left."""

    def to_python(self, value: Any) -> Any:
        return words.with_plain_breaks(super().to_python(value) or "")
