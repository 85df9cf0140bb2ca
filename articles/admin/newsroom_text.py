"""What the newsroom calls itself, in the language of the person at the desk."""

from django.db.models import Case, Value, When
from django.http import HttpRequest
from django.utils.translation import get_language

from articles.models import Newsroom, NewsroomText


def text_of(request: HttpRequest) -> NewsroomText:
    """The record in the language of the interface, with the newsroom; asked once a request."""
    found = getattr(request, "newsroom_text", None)
    if found is None or found.language != get_language():
        own = Case(When(language=get_language(), then=Value(0)), default=Value(1))
        texts = NewsroomText.objects.filter(is_enabled=True).select_related("newsroom")
        found = texts.order_by(own, "position").first() or NewsroomText(newsroom=Newsroom())
        request.newsroom_text = found  # type: ignore[attr-defined]
    return found
