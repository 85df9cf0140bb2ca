"""The save that a page showed, sent along with what is done upon it."""

from django.http import HttpRequest

from articles.models import Article

NEVER = -1
"""Says that the page showed no save at all: no article is at this version."""


def version(request: HttpRequest, name: str = "version") -> int:
    """The version that the page was made of; NEVER where it doesn't say."""
    sent = request.POST.get(name, "")
    return int(sent[:9]) if sent.isdecimal() else NEVER


def in_row(request: HttpRequest, article: Article) -> int:
    """The version that the list showed of `article`."""
    return version(request, name_in_row(article))


def name_in_row(article: Article) -> str:
    """What the hidden field of a row of the list is called."""
    return f"version-{article.pk}"
