"""Taking words out of the record, where a court or the law on personal data demands it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import AuditEntry, User
from articles import listings, trace, workflow
from articles.models import Article, Edition, OutboxMessage, PictureText, Redaction, Revision
from articles.models.revision import canonical, digest
from articles.text import figures, sanitise
from articles.text.blackout import SLUG, Phrases

NOTE = "redaction"
SHORTEST = 3
HASHES = {"hash", "previous_hash", "redacted_hash", "key_hash"}
NOT_WORDS = HASHES | {"guid", "folded", "draft"}
WRITTEN_AS_JSON = "data"


@dataclass(frozen=True)
class Place:
    """A column of a row that holds the words: what it says, and what it will say."""

    row: models.Model
    field: str
    count: int
    new: Any


@transaction.atomic
def redact(
    article: Article,
    *,
    words: Iterable[str],
    demanded_by: str,
    by: User,
    with_pictures: bool = False,
) -> Redaction:
    """Take phrases out of every text of an article, public or not, and record that it happened.

    The chain of revisions still verifies; the words are kept nowhere. `with_pictures` takes them
    out of what is said of its pictures, too. Raises PermissionDenied and ValidationError.
    """
    if not by.has_perm("articles.redact_article"):
        raise PermissionDenied
    article.refresh_from_db(from_queryset=Article.objects.select_for_update())
    phrases = phrases_of(words, article)
    demanded_by = demanded_by.strip()
    if not demanded_by:
        raise ValidationError(_("Say who demands it: the decision or request, its date."))
    if phrases.places(demanded_by):
        raise ValidationError(_("The demand holds the words itself, and it stays on record."))
    found = list(find(article, phrases, with_pictures=with_pictures))
    if not found:
        raise ValidationError(_("These words stand nowhere in the record of this article."))
    places = sum(place.count for place in found)
    act = Redaction.objects.create(
        article=article, demanded_by=demanded_by[:300], places=places, by=by
    )
    for place in found:
        _write(place, act)
    _settle(article, act)
    return act


def came_after(article: Article, version: int) -> bool:
    """Whether words were taken out since `version`: what was typed upon it may still hold them."""
    return article.revisions.filter(note=NOTE, version__gt=version).exists()


def phrases_of(words: Iterable[str], article: Article) -> Phrases:
    """The phrases to look for. Raises ValidationError when there are none, or one is too short."""
    wanted = [phrase.strip() for phrase in words if phrase.strip()]
    if not wanted:
        raise ValidationError(_("Write the words that are to go, a phrase on each line."))
    for phrase in wanted:
        if sum(map(str.isalnum, phrase)) < SHORTEST:
            message = _("“%(phrase)s” is too short: it would tear holes into other words.")
            raise ValidationError(message % {"phrase": phrase})
    return Phrases(wanted, article.language)


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
    yield AuditEntry.objects.filter(about__startswith=f"{article.pk}: ")
    yield OutboxMessage.objects.filter(about__in=[f"{k}:{article.pk}" for k in ("article", "mail")])
    type_of = ContentType.objects.get_for_model(Article)
    of_the_desk = apps.get_model("admin", "LogEntry")._base_manager
    yield of_the_desk.filter(content_type=type_of, object_id=str(article.pk))
    if with_pictures:
        yield PictureText.objects.filter(picture__in=pictures_of(article))


def pictures_of(article: Article) -> set[int]:
    """The pictures that any save or edition of an article shows."""
    snapshots = [row.snapshot for row in article.revisions.all()]
    found = {data["lead_picture_id"] for data in snapshots}
    return {n for n in found if n} | {
        number for data in snapshots for number in figures.picture_ids(data["body"])
    }


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
        return canonical(data), count
    value, count = phrases.hide_data(value, field.name)
    if isinstance(value, str) and field.max_length:
        value = value[: field.max_length]
    if field.name == SLUG and isinstance(row, Edition):
        value = value or "article"
    return value, count


def _write(place: Place, act: Redaction) -> None:
    values = {place.field: place.new}
    if isinstance(place.row, Revision) and place.field == WRITTEN_AS_JSON:
        values |= {"redaction": act, "redacted_hash": digest(place.row.hash, place.new)}
    type(place.row)._base_manager.filter(pk=place.row.pk).update(**values)


def _settle(article: Article, act: Redaction) -> None:
    """Keep what is left as a save of its own, so that no form opened before saves over it."""
    article.refresh_from_db()
    article.save(update_fields=["folded"])
    workflow.record(article, by=act.by, note=NOTE, always=True)
    trace.step(article, "redact", by=act.by, was=article.status, note=act.demanded_by)
    trace.tell(article, listings.listed(article))
