"""Where words may stand that are to be taken out: every row about an article, and its pictures."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models

from accounts import chain
from accounts.audit import Act
from accounts.models import AuditEntry
from articles.distribution import announcing
from articles.models import (
    Article,
    Autosave,
    Edition,
    OutboxMessage,
    Picture,
    PictureText,
    RefusedText,
    Revision,
)
from articles.text import figures, sanitise
from articles.text.blackout import SLUG, Phrases
from articles.trace import Act as Step

HASHES = {
    "hash",
    "previous_hash",
    "redacted_hash",
    "left",
    "key_hash",
    "salt",
    "sha256",
    "likeness",
}
FILES = {"key", "extension", "files", "crops"}
NOT_WORDS = HASHES | FILES | {"guid", "folded", "folded_credit", "draft", "channel"}
WRITTEN_AS_JSON = "data"
WITHOUT_WORDS = (announcing.WEBSUB, announcing.INDEXNOW, announcing.TELEGRAM)
"""Messages that say which article, and no word of it."""


@dataclass(frozen=True)
class Place:
    """A column of a row that holds the words: what it says, and what it will say."""

    row: models.Model
    field: str
    count: int
    new: Any


def find(article: Article, phrases: Phrases, *, with_pictures: bool = False) -> Iterator[Place]:
    """Every column of every row about an article that holds the words."""
    for rows in tables(article, with_pictures=with_pictures):
        fields = list(_columns(rows.model))
        for row in rows:
            for field in fields:
                new, count = _hidden(row, field, phrases)
                if count:
                    yield Place(row, field.name, count, new)


def tables(article: Article, *, with_pictures: bool = False) -> Iterator[models.QuerySet[Any]]:
    """All rows that may hold words of an article: its own, those that point at it, and the logs."""
    yield Article.objects.filter(pk=article.pk)
    for relation in Article._meta.related_objects:
        model: Any = relation.related_model
        if model is not Article and not relation.many_to_many:
            yield model._base_manager.filter(**{relation.field.name: article})
    yield from _typed_before(article)
    yield _logged(article.pk, of_pictures=False)
    yield AuditEntry.objects.filter(act=Act.EXPORT)
    sent = OutboxMessage.objects.filter(
        about__in=[f"{k}:{article.pk}" for k in ("article", "mail")]
    )
    yield sent.exclude(kind__in=WITHOUT_WORDS)
    type_of = ContentType.objects.get_for_model(Article)
    of_the_desk = apps.get_model("admin", "LogEntry")._base_manager
    yield of_the_desk.filter(content_type=type_of, object_id=str(article.pk))
    for number in pictures_of(article) if with_pictures else ():
        yield Picture.objects.filter(pk=number)
        yield PictureText.objects.filter(picture=number)
        yield _logged(number, of_pictures=True)


def pictures_of(article: Article) -> set[int]:
    """The pictures that any save or edition of an article shows."""
    snapshots = [row.snapshot for row in article.revisions.all()]
    found = {data["lead_picture_id"] for data in snapshots}
    return {n for n in found if n} | {
        number for data in snapshots for number in figures.picture_ids(data["body"])
    }


def _typed_before(article: Article) -> Iterator[models.QuerySet[Any]]:
    """What whoever saved it first had typed by then in pages that had no article yet."""
    first = article.revisions.last()
    if first is not None:
        yield Autosave.objects.filter(article=None, user=first.by, saved_at__lte=first.at)
        yield RefusedText.objects.filter(article=None, by=first.by, at__lte=first.at)


def _logged(number: int, *, of_pictures: bool) -> models.QuerySet[AuditEntry]:
    """What the log says of an article, or of the picture of that number."""
    pictures = models.Q(act=Step.REPLACE_PICTURE) | models.Q(
        act=Step.DELETE, details__kind="picture"
    )
    entries = AuditEntry.objects.filter(about__startswith=f"{number}: ")
    return entries.filter(pictures) if of_pictures else entries.exclude(pictures)


def _columns(model: Any) -> Iterator[Any]:
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
        if is_text and not field.choices and field.name not in NOT_WORDS:
            yield field


def _hidden(row: models.Model, field: Any, phrases: Phrases) -> tuple[Any, int]:
    value = getattr(row, field.attname)
    if field.name == WRITTEN_AS_JSON:
        data: Any
        data, count = phrases.hide_data(json.loads(value))
        if count and isinstance(row, Revision):
            data["body"] = sanitise.clean(data["body"])
        return chain.canonical(data), count
    value, count = phrases.hide_data(value, field.name)
    if isinstance(value, str) and field.max_length:
        value = value[: field.max_length]
    if field.name == SLUG and isinstance(row, Edition):
        value = value or "article"
    return value, count
