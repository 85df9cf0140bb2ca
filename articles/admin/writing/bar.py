"""What the sticky bar says and offers: by the article's state, and by what the person may do."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from accounts.models import User
from articles.models import Article
from articles.text import sanitise, times, words

Status = Article.Status


@dataclass(frozen=True)
class State:
    """The state as a word, the key that colours its dot, and a moment that belongs to it."""

    key: str
    word: str
    when: str = ""


@dataclass(frozen=True)
class Offers:
    """Which doors stand open, and which of them is the one that people come for."""

    publish: str = ""
    submit: bool = False
    schedule: bool = False
    withdraw: str = ""
    send_back: bool = False
    take_back: bool = False
    compare: bool = False
    minor: bool = False
    confirm: bool = False
    front: bool = False

    @property
    def primary(self) -> str:
        """The name of the one button that is filled with colour."""
        if self.publish:
            return "_publish"
        return "_submit" if self.submit else "_save"


def state_of(article: Article, *, changed: bool = False) -> State:
    """The state as people see it: a published one may be only scheduled, or changed since."""
    if article.is_scheduled:
        return State("scheduled", pgettext("state of an article", "Scheduled"), _moment(article))
    if changed:
        return State("changed", _("Unpublished changes"))
    moment = _moment(article) if article.status == Status.PUBLISHED else ""
    return State(article.status, article.get_status_display(), moment)


def offers(article: Article, user: User, *, changed: bool = False) -> Offers:
    """What `user` may do now to a saved or a new article."""
    publishes = user.has_perm("articles.publish_article")
    withdraws = user.has_perm("articles.withdraw_article")
    status, scheduled = article.status, article.is_scheduled
    is_public = status == Status.PUBLISHED and not scheduled
    in_review = status == Status.REVIEW
    return Offers(
        publish=_publish_word(article, changed=changed) if publishes else "",
        submit=status == Status.DRAFT and not publishes,
        schedule=publishes,
        withdraw=_withdraw_word(article) if withdraws and article.pk else "",
        send_back=in_review and user.has_perm("articles.change_any_article"),
        take_back=in_review and not publishes and _is_own(article, user),
        compare=changed,
        minor=is_public and publishes,
        confirm=user.has_perm("articles.change_tag"),
        front=status == Status.PUBLISHED and user.has_perm("articles.add_frontslot"),
    )


def reading(article: Article) -> dict[str, Any]:
    """Words and minutes of the text as saved; a script keeps them fresh."""
    count = words.count_words(sanitise.plain_text(article.body or ""))
    return {
        "words": count,
        "minutes": words.reading_minutes(count, article.language),
        "pace": words.WORDS_A_MINUTE.get(article.language, words.WORDS_A_MINUTE["ru"]),
    }


def _publish_word(article: Article, *, changed: bool) -> str:
    if article.is_scheduled:
        return _("Publish now")
    if article.status == Status.PUBLISHED:
        return _("Publish the change")
    if article.status == Status.WITHDRAWN:
        return _("Publish again")
    return _("Publish")


def _withdraw_word(article: Article) -> str:
    if article.status != Status.PUBLISHED:
        return ""
    return _("Take off the schedule") if article.is_scheduled else _("Withdraw")


def _is_own(article: Article, user: User) -> bool:
    return Article.objects.own(user).filter(pk=article.pk).exists()


def _moment(article: Article) -> str:
    if article.published_at is None:
        return ""
    zone = timezone.get_current_timezone()
    return times.date_time(article.published_at, get_language() or "ru", zone)
