"""How an article begins that isn't empty: from a template, or as a copy of another one."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext as _

from articles import versions
from articles.admin.languages import NAMES
from articles.admin.writing.who import person
from articles.models import Article, StoryTemplate

FILLED = ("language", "form", "label", "headline", "deck", "body")


def initial(request: HttpRequest) -> dict[str, Any]:
    """What the template that the address names puts into a new form; nothing is saved by that."""
    number = request.GET.get("template", "")
    template = StoryTemplate.objects.filter(pk=number).first() if number.isdecimal() else None
    if template is None:
        return {}
    filled = {name: getattr(template, name) for name in FILLED}
    return filled | {"section": template.section_id}


def templates(codes: list[str]) -> list[tuple[str, list[StoryTemplate]]]:
    """The templates in these languages, in their order, each language with its name."""
    rows = StoryTemplate.objects.filter(language__in=codes).defer("body")
    ordered = sorted(rows, key=lambda row: (codes.index(row.language), row.position, row.name))
    groups = groupby(ordered, key=lambda row: row.language)
    return [(str(NAMES[code]), list(found)) for code, found in groups]


def copy(model_admin: Any, request: HttpRequest, article: Article) -> HttpResponseRedirect:
    """Copy as new, and open the copy."""
    copied = versions.copy_as_new(article, by=person(request))
    messages.success(request, _("This is the copy, a draft of its own. The other one stays."))
    return model_admin.back_to(copied)  # type: ignore[no-any-return]
