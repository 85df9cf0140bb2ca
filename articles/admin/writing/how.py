"""What is typed for an act beside the text, when and why: shown again until the act is done."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from articles.models import Article
from articles.text import words

PUBLISHING = ("public_note", "publish_at", "is_minor")
FIELDS = (*PUBLISHING, "return_note", "withdraw_reason", "kill_reason", "reopen_note")
LONGEST = 3000
KEY = "how_to_publish"


def remember(request: HttpRequest, article: Article, *, but: Iterable[str] = ()) -> None:
    """Keep what was typed for the next page of `article`, `but` what an act has used."""
    typed = {name: value for name, value in of(request.POST).items() if name not in but}
    if typed:
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
    typed = {name: words.with_plain_breaks(str(data[name])) for name in FIELDS if data.get(name)}
    return {name: text[:LONGEST] for name, text in typed.items()}
