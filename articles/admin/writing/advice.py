"""What the checks still advise of what was just published, in one message: nothing waits."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles import requirements
from articles.models import Article

PLANNED_FOR = "embargo_until"


def tell(request: HttpRequest, article: Article) -> None:
    """Say what is advised of one article."""
    _say(request, _advised(article))


def tell_of_many(request: HttpRequest, articles: Iterable[Article]) -> None:
    """Say what is advised of several, each by its headline."""
    text = _("“%(headline)s”: %(why)s")
    advised = ((article, " ".join(_advised(article))) for article in articles)
    _say(request, [text % {"headline": a.headline, "why": why} for a, why in advised if why])


def _advised(article: Article) -> Iterator[str]:
    """What blocks was mended before; an embargo was minded when the time was set."""
    for problem in requirements.problems(article):
        if problem.field != PLANNED_FOR:
            yield problem.message


def _say(request: HttpRequest, advised: Iterable[str]) -> None:
    rows = format_html_join("", "<li>{}</li>", ((text,) for text in advised))
    if rows:
        messages.warning(request, format_html("{}<ul>{}</ul>", _("The checks still advise:"), rows))
