"""A field that takes tags by their names, with a comma between; unknown ones are proposed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import proposals
from articles.admin.writing.names import name_of
from articles.models import Article, Tag
from articles.text import words

MOST_TAGS = 40


class TagsWidget(forms.TextInput):
    """One line of names; a script makes chips of them."""

    template_name = "desk/tags_input.html"

    def format_value(self, value: Any) -> str | None:
        return value if isinstance(value, str) or value is None else shown(value)


class TagsField(forms.CharField):
    """Gives a list of names as typed, each once."""

    widget = TagsWidget

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        names = [" ".join(part.split()) for part in text.split(",")]
        typed = list({words.fold(name): name for name in reversed(names) if name}.values())[::-1]
        if len(typed) > MOST_TAGS:
            message = ngettext(
                "At most %(number)s tag is kept.", "At most %(number)s tags are kept.", MOST_TAGS
            )
            raise ValidationError(message % {"number": MOST_TAGS})
        if any(len(name) > proposals.LONGEST_TAG for name in typed):
            raise ValidationError(
                _("A tag is a few words. Put commas between tags."), code="too_long"
            )
        return typed

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (shown(initial) if initial else "") != (data or "")


def shown(tags: Iterable[Tag]) -> str:
    """Tags as the field shows them: names in the person's language, in order."""
    return ", ".join(sorted((tag_name(tag) for tag in tags), key=words.fold))


def tag_name(tag: Tag) -> str:
    """A tag's name in the person's language; the name it was first typed with, else."""
    return name_of(tag) if any(tag.names.all()) else tag.name


def write(article: Article, names: Iterable[str]) -> None:
    """Give `article` the tags of these names."""
    article.tags.set([proposals.tag_named(name, article.language) for name in names])
