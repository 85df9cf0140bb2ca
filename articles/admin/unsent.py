"""What could not be sent, on the start page of those who look after the newsroom."""

import re
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import User
from articles import outbox
from articles.models import Article, OutboxMessage

LISTED = 5
ARTICLE = re.compile(r"article:(\d+)$")


@dataclass(frozen=True)
class Unsent:
    """A message that was given up; `article` is what it was about, where that is an article."""

    number: int
    reason: str
    article: Article | None

    @property
    def url(self) -> str:
        number = self.article.pk if self.article else 0
        return reverse("admin:articles_article_change", args=[number])


def listed(user: User) -> list[Unsent]:
    """The newest for administrators, none for others. One query, a second where there are any."""
    if not user.has_perm("accounts.change_user"):
        return []
    found = list(outbox.failed().order_by("-pk")[:LISTED])
    articles = Article.objects.in_bulk([n for message in found if (n := _number(message))])
    return [
        Unsent(message.pk, message.error, articles.get(_number(message) or 0)) for message in found
    ]


def _number(message: OutboxMessage) -> int | None:
    found = ARTICLE.search(message.about)
    return int(found[1]) if found else None
