"""Rules about what a text began with: the gaps that a template leaves for its writer."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.models import StoryTemplate
from articles.requirements.problem import Problem
from articles.requirements.text import Text

GAP = re.compile(r"\[[^\[\]<>]+\]")
FIELDS = ("headline", "deck", "body")
MOST_GAPS = 5


def gaps_of_template(text: Text) -> Iterator[Problem]:
    """Words in brackets that stand so in a template; other brackets are an author's own."""
    found = {field: list(dict.fromkeys(GAP.findall(text.data[field]))) for field in FIELDS}
    if not any(found.values()):
        return
    templates = StoryTemplate.objects.filter(language=text.language)
    offered = {gap for row in templates.values_list(*FIELDS) for gap in GAP.findall("\n".join(row))}
    for field, gaps in found.items():
        if left := [gap for gap in gaps if gap in offered]:
            message = _("Fill in what the template left open, or take it out: %(gaps)s")
            yield Problem(field, message % {"gaps": " ".join(left[:MOST_GAPS])})
