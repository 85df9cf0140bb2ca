"""What the deeds are tried on: an article in one state. `owner` is whoever knocks."""

from datetime import timedelta

from django.utils import timezone

from articles import noting, previewing, workflow
from articles.models import Preview
from tests import make

HOUR = timedelta(hours=1)
SEEN = "Приметное слово"
"""The headline, caption or name by which a door tells that it lets somebody read."""


def draft(owner, **values):
    return make.article(by=owner, headline=SEEN, **values)


def anothers(owner):
    return draft(make.user())


def saved_twice(owner):
    article = draft(owner)
    article.headline = "Второе слово"
    article.save()
    workflow.record(article, by=owner)
    return article


def anothers_saved_twice(owner):
    return saved_twice(make.user())


def in_review(owner):
    article = draft(owner)
    workflow.submit(article, by=make.superuser())
    return article


def anothers_in_review(owner):
    return in_review(make.user())


def taken_by_a_colleague(owner):
    article = in_review(owner)
    workflow.take(article, by=make.superuser())
    return article


def published(owner, **values):
    return make.published(by=owner, at=timezone.now() - HOUR, headline=SEEN, **values)


def anothers_published(owner):
    return published(make.user())


def planned(owner):
    return make.published(by=owner, at=timezone.now() + HOUR, headline=SEEN)


def anothers_planned(owner):
    return planned(make.user())


def changed(owner):
    article = published(owner)
    article.headline = "Правка"
    article.save()
    workflow.record(article, by=owner)
    return article


def anothers_change(owner):
    """A colleague's public article with a change that readers don't have: SEEN is in the change."""
    article = make.published(by=make.user(), at=timezone.now() - HOUR)
    article.headline = SEEN
    article.save()
    workflow.record(article, by=make.user())
    return article


def with_planned_change(owner):
    article = changed(owner)
    workflow.publish(article, by=make.superuser(), at=timezone.now() + HOUR)
    return article


def withdrawn(owner):
    article = published(owner)
    workflow.withdraw(article, by=make.superuser(), reason="Снято.")
    return article


def anothers_withdrawn(owner):
    return withdrawn(make.user())


def killed(owner):
    article = published(owner)
    workflow.kill(article, by=make.superuser(), reason="Ложь.")
    return article


def under_embargo(owner):
    return draft(owner, embargo_until=timezone.now() + HOUR)


def with_proposed_tag(owner):
    return draft(owner, tags=[make.tag(is_confirmed=False)])


def linked(owner):
    """A draft with a secret link that whoever owns it made."""
    article = draft(owner)
    Preview.objects.filter(pk=previewing.share(article, by=make.superuser(), days=3)[0].pk).update(
        by=owner
    )
    return article


def anothers_linked(owner):
    return linked(make.user())


def with_note(owner):
    article = draft(owner)
    noting.say(article, "Проверить.", by=make.superuser())
    return article


def anothers_with_note(owner):
    return with_note(make.user())
