"""The field of related stories, and what is proposed for it while somebody writes."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles import relating
from articles.models import Article
from articles.text import times


class RelatedWidget(forms.TextInput):
    """A line of numbers; a script shows the stories instead."""

    template_name = "desk/related_input.html"

    def format_value(self, value: Any) -> str:
        return line(value)


class RelatedField(forms.CharField):
    """Gives the numbers of articles that exist, each once, in order."""

    widget = RelatedWidget

    def clean(self, value: Any) -> list[int]:
        chosen = relating.numbers(super().clean(value))
        if len(chosen) > relating.MOST_CHOSEN:
            most = relating.MOST_CHOSEN
            message = ngettext(
                "At most %(number)s story stands beneath an article.",
                "At most %(number)s stories stand beneath an article.",
                most,
            )
            raise ValidationError(message % {"number": most})
        there = set(Article.objects.filter(pk__in=chosen).values_list("pk", flat=True))
        for number in chosen:
            if number not in there:
                raise ValidationError(_("There is no article %(number)s.") % {"number": number})
        return chosen

    def has_changed(self, initial: Any, data: Any) -> bool:
        return line(initial) != line(data)


def line(value: Any) -> str:
    """Numbers as the field shows them, from a list or from what a form sent."""
    text = value if isinstance(value, str) else " ".join(map(str, value or ()))
    return ",".join(map(str, relating.numbers(text)))


@require_safe
def proposed(request: HttpRequest) -> JsonResponse:
    """Stories like the one being written: `language`, `headline`, `tags`, `but` (numbers)."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    asked = request.GET
    language = asked.get("language", "")
    proposals = relating.proposals(
        language,
        headline=asked.get("headline", "")[:300],
        tag_names=asked.get("tags", "")[:2000].split(","),
        but=relating.numbers(asked.get("but", "")[:500]),
    )
    return JsonResponse({"results": [_row(one, language) for one in proposals]})


def _row(one: relating.Proposal, language: str) -> dict[str, Any]:
    day = times.long_date(one.published_at.date(), language)
    return {"id": one.number, "text": one.headline, "language": language, "note": _reason(one, day)}


def _reason(one: relating.Proposal, day: str) -> str:
    reasons = []
    if one.tags:
        reasons.append(
            ngettext("%(number)s shared tag", "%(number)s shared tags", one.tags)
            % {"number": one.tags}
        )
    if one.words:
        reasons.append(_("alike in words"))
    return " · ".join([*reasons, day])
