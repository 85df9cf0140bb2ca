"""The life of a story at the desk, a step at a time; and the story that lives it."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

ACTS = (
    "publishing a story",
    "saving a revision",
    "publishing a change",
    "planning a change",
    "moving a plan",
    "dropping a plan",
    "correcting",
    "withdrawing",
)


def steps(article: Any, by: Any) -> dict[str, Callable[[], Any]]:
    """What does each of them, in their order."""
    from datetime import timedelta

    from django.utils import timezone

    from articles import corrections, workflow

    later, still_later = (timezone.now() + timedelta(days=days) for days in (1, 2))
    publish = partial(workflow.publish, article, by=by)
    return {
        "publishing a story": publish,
        "saving a revision": partial(changed, article, by),
        "publishing a change": partial(publish, note="Стало известно больше."),
        "planning a change": partial(publish, at=later),
        "moving a plan": partial(publish, at=still_later),
        "dropping a plan": partial(workflow.cancel_change, article, by=by),
        "correcting": partial(corrections.add, article, kind="correction", text="Не 5.", by=by),
        "withdrawing": partial(workflow.withdraw, article, by=by, reason="Ошибка."),
    }


def story(by: Any) -> Any:
    """A draft with two authors, three tags, a chain of two and two pictures."""
    from articles import workflow
    from articles.models import (
        Article,
        Attribution,
        Author,
        Credit,
        Picture,
        Place,
        Section,
        Source,
        Tag,
    )

    lead, other = Picture.objects.order_by("pk")[:2]
    article = Article(
        language="ru",
        headline=f"Паводок отступает, сообщили в области {time.time_ns()}",
        body=f'<p>Вода уходит.</p><figure data-picture="{other.pk}"></figure>'
        + "<p>Дорогу откроют утром.</p>" * 40,
        section=Section.objects.first(),
        place=Place.objects.filter(parent__isnull=False).first(),
        lead_picture=lead,
    )
    workflow.start(article, by=by)
    for position, author in enumerate(Author.objects.order_by("pk")[:2]):
        Credit.objects.create(article=article, author=author, position=position)
    for position, source in enumerate(Source.objects.filter(is_confirmed=True).order_by("pk")[:2]):
        Attribution.objects.create(
            article=article, source=source, step=position + 1, position=position
        )
    article.tags.set(Tag.objects.filter(is_confirmed=True).order_by("pk")[:3])
    workflow.record(article, by=by)
    return article


def changed(article: Any, by: Any) -> None:
    from articles import workflow

    article.deck = "Уровень воды упал на метр."
    article.save(update_fields=["deck", "folded", "saved_at"])
    workflow.record(article, by=by)
