"""How and when a text is to be published, as typed beside it: shown again until it is used."""

from typing import Any

from django.http import HttpRequest

from articles.models import Article

FIELDS = ("public_note", "publish_at", "is_minor")
LONGEST = 500
KEY = "how_to_publish"


def remember(request: HttpRequest, article: Article) -> None:
    """Keep what was typed for the next page of `article`: it was saved and not published."""
    if typed := of(request.POST):
        request.session[KEY] = {**typed, "article": article.pk}


def asked(request: HttpRequest, article: Article | None) -> dict[str, str]:
    """What this page's boxes hold: what was sent with it, or before it and not used."""
    if request.method == "POST":
        return of(request.POST)
    if taken := getattr(request, "taken", None):
        return of(dict(taken.pairs))
    kept = request.session.get(KEY, {})
    if article is None or kept.get("article") != article.pk:
        return {}
    del request.session[KEY]
    return of(kept)


def of(data: Any) -> dict[str, str]:
    return {name: str(data[name])[:LONGEST] for name in FIELDS if data.get(name)}
