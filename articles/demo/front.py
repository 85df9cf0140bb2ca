"""The demo's front page: one story in each language put there by hand."""

from accounts.models import User
from articles.demo.stories import guid
from articles.models import Article, FrontSlot

LEADS = {"ru": "lake-watchtower", "kk": "lake-watchtower", "en": "lake-watchtower"}


def fill(by: User) -> None:
    """Put the lead stories in their slots, where a slot has none yet."""
    for language, key in LEADS.items():
        article = Article.objects.filter(guid=guid(key, language)).first()
        if article and not FrontSlot.objects.filter(language=language).exists():
            FrontSlot.objects.create(language=language, article=article, by=by)
