"""What the sticky bar says and offers: by the article's state, and by what the person may do."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from accounts.models import User
from articles.admin.writing import standing
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
    take: str = ""
    compare: bool = False
    change: bool = False
    cancel_change: bool = False
    kill: bool = False
    reopen: bool = False
    confirm: bool = False
    front: bool = False

    @property
    def primary(self) -> str:
        """The name of the one button that is filled with colour."""
        if self.publish:
            return "_publish"
        return "_submit" if self.submit else "_save"


def state_of(article: Article, *, changed: bool = False, retracted: bool = False) -> State:
    """The state as people see it: a published one may be only scheduled, or changed since."""
    if retracted and article.status == Status.PUBLISHED:
        return State("withdrawn", pgettext("state of an article", "Retracted"))
    if article.is_scheduled and article.published_at:
        word = pgettext("state of an article", "Scheduled")
        return State("scheduled", word, standing.exact(article.published_at))
    if article.is_killed:
        return State("withdrawn", pgettext("state of an article", "Killed"))
    if changed:
        return State("changed", _("Unpublished changes"))
    moment = _moment(article) if article.status == Status.PUBLISHED else ""
    return State(article.status, article.get_status_display(), moment)


def offers(
    article: Article,
    user: User,
    *,
    changed: bool = False,
    planned: bool = False,
    retracted: bool = False,
) -> Offers:
    """What `user` may do now to a saved or a new article."""
    may_publish = user.has_perm("articles.publish_article")
    publishes = may_publish and not (article.is_killed or retracted)
    withdraws = user.has_perm("articles.withdraw_article")
    status, scheduled = article.status, article.is_scheduled
    is_public = status == Status.PUBLISHED and not scheduled
    in_review = status == Status.REVIEW
    edits = user.has_perm("articles.change_any_article")
    return Offers(
        publish=_publish_word(article, changed=changed) if publishes else "",
        submit=status == Status.DRAFT and not may_publish,
        schedule=publishes,
        withdraw=_withdraw_word(article) if withdraws and article.pk else "",
        send_back=in_review and edits,
        take_back=in_review and not edits and not article.taken_by_id and _is_own(article, user),
        take=_take_word(article, user) if in_review and edits else "",
        compare=changed or (is_public and planned),
        change=is_public and publishes,
        cancel_change=is_public and publishes and planned,
        kill=user.has_perm("articles.kill_article") and _may_be_killed(article),
        reopen=status == Status.WITHDRAWN and user.has_perm("articles.reopen_article"),
        confirm=user.has_perm("articles.change_tag"),
        front=status == Status.PUBLISHED and publishes and user.has_perm("articles.add_frontslot"),
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


def _take_word(article: Article, user: User) -> str:
    if article.taken_by_id == user.pk:
        return ""
    return _("Take over") if article.taken_by_id else _("Take")


def _may_be_killed(article: Article) -> bool:
    if article.status == Status.WITHDRAWN:
        return not article.is_killed
    return article.status == Status.PUBLISHED and article.was_public


def _is_own(article: Article, user: User) -> bool:
    return Article.objects.own(user).filter(pk=article.pk).exists()


def _moment(article: Article) -> str:
    if article.published_at is None:
        return ""
    zone = timezone.get_current_timezone()
    return times.date_time(article.published_at, get_language() or "ru", zone)
