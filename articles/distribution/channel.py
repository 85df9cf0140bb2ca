"""The post that an article has in the channel of its language. Called by the worker.

Telegram knows no "once": a post that is sent twice stands there twice. So its row is written
before it is sent and gets its number afterwards. What became of a post whose row has no number
nobody here knows; it is never sent again unless somebody has looked.
"""

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.distribution import asking, post_words, telegram
from articles.models import ChannelPost, Edition, Newsroom, SectionName

NEWS_FOR = timedelta(hours=24)
"""What was published longer ago gets no post: the worker was down, or it is an old story."""
IN_FLIGHT = timedelta(minutes=1)
MOST_LOOKS = 5
UNKNOWN = (
    "Telegram: nobody knows whether the post of this article went out. Look in the channel; "
    "delete it there if it did, then try again."
)


def bring_in_step(payload: dict[str, Any]) -> None:
    """Let the channel have of an article what readers have now; a post only if it is `first`.

    With `again` somebody has looked in the channel: what wasn't known to stand there doesn't.
    """
    if not settings.NEWSROOM_TELEGRAM_TOKEN:  # it was turned off since
        return
    number = payload["article"]
    if payload.get("again"):
        unknown = ChannelPost.objects.filter(article=number, message=None, removed_at=None)
        unknown.update(removed_at=timezone.now())
    if payload.get("first"):
        _begin(number)
    for _look in range(MOST_LOOKS):
        if _is_in_step(number):
            return
    raise asking.Later("Telegram: the article changes faster than its post.")


def _begin(number: int) -> None:
    """Post it where it is news, and has no post yet."""
    edition = _public(number)
    if edition is None or edition.is_retracted or _is_old(edition):
        return
    channel = settings.NEWSROOM_TELEGRAM_CHANNELS.get(edition.language)
    if not channel:
        return
    post, is_new = ChannelPost.objects.get_or_create(
        article_id=number, removed_at=None, defaults={"channel": channel}
    )
    if is_new:
        _send(post, edition)


def _send(post: ChannelPost, edition: Edition) -> None:
    text, url = _words(edition)
    try:
        message = telegram.send(post.channel, text, url)
    except asking.NoAnswer:
        raise asking.Refused(UNKNOWN) from None
    except asking.Failure:  # it was not posted, for certain
        post.delete()
        raise
    _keep(post, message=message, sha256=_digest(text))


def _is_in_step(number: int) -> bool:
    """Whether the post says what readers have; if not, it is edited, and looked at again.

    Another worker may have read the article before it changed, and edit after this one.
    """
    post = ChannelPost.objects.filter(article=number, removed_at=None).first()
    if post is None:
        return True
    if post.message is None:
        raise _unknown(post)
    edition = _public(number)
    if edition is None:
        _take_away(post)
        return _public(number) is None
    text, url = _words(edition)
    if _digest(text) == post.sha256:
        return True
    _edit(post, post.message, text, "" if edition.is_retracted else url)
    return False


def _unknown(post: ChannelPost) -> asking.Failure:
    if timezone.now() - post.begun_at < IN_FLIGHT:
        return asking.Later("Telegram: the post is being sent.", seconds=IN_FLIGHT.seconds)
    return asking.Refused(UNKNOWN)


def _edit(post: ChannelPost, message: int, text: str, preview: str) -> None:
    try:
        telegram.edit(post.channel, message, text, preview)
    except telegram.Gone:
        _keep(post, removed_at=timezone.now())
    else:
        _keep(post, sha256=_digest(text))


def _take_away(post: ChannelPost) -> None:
    """Delete the post; where Telegram won't, as of old ones, let it say that it was withdrawn."""
    message = post.message or 0
    try:
        telegram.delete(post.channel, message)
    except telegram.Gone:
        pass
    except asking.Refused:
        text = post_words.withdrawn(post.article)
        if _digest(text) != post.sha256:
            _edit(post, message, text, "")
        return
    _keep(post, removed_at=timezone.now())


def _public(number: int) -> Edition | None:
    return Edition.objects.public().filter(article=number).first()


def _is_old(edition: Edition) -> bool:
    return timezone.now() - edition.published_at > NEWS_FOR


def _words(edition: Edition) -> tuple[str, str]:
    """What the post says, and the address that it leads to."""
    url = Newsroom.the_one().site_address.rstrip("/") + edition.get_absolute_url()
    names = SectionName.objects.filter(section=edition.section_id, language=edition.language)
    section = names.values_list("text", flat=True).first() or ""
    return post_words.of(edition, url, section), url


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _keep(post: ChannelPost, **values: Any) -> None:
    for name, value in values.items():
        setattr(post, name, value)
    post.save(update_fields=[*values])
