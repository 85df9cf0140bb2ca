"""Who may see an article at the desk: one rule for lists, for one article, and for its people."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import corrections, noting, seeing, versions, workflow
from articles.models import Article, Correction
from tests import make

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def changed(**values):
    article = make.published(**values)
    article.headline = "Правка"
    article.save()
    workflow.record(article, by=make.superuser())
    return article


def planned(**values):
    return make.published(at=timezone.now() + HOUR, **values)


def with_planned_change(**values):
    article = changed(**values)
    workflow.publish(article, by=make.superuser(), at=timezone.now() + HOUR)
    return article


def withdrawn(**values):
    article = make.published(**values)
    workflow.withdraw(article, by=make.superuser(), reason="Снято.")
    return article


def in_review(**values):
    article = make.article(**values)
    workflow.submit(article, by=make.superuser())
    return article


def retracted(**values):
    article = make.published(**values)
    kind = Correction.Kind.RETRACTION
    corrections.add(article, kind=kind, text="Не было.", by=make.superuser())
    return article


def discarded(**values):
    article = changed(**values)
    workflow.discard_changes(article, by=make.superuser())
    return article


HIDDEN = (make.article, in_review, planned, changed, with_planned_change, withdrawn, retracted)
OPEN = (make.published, discarded)


def sees(user, article):
    """Both answers to the question; they must be one."""
    article = Article.objects.get(pk=article.pk)
    listed = seeing.visible(Article.objects.all(), user).filter(pk=article.pk).exists()
    assert seeing.may_see(article, user) == listed
    assert seeing.people(article).filter(pk=user.pk).exists() == listed
    return listed


@pytest.mark.parametrize("state", HIDDEN)
def test_a_reporter_sees_nothing_of_a_colleague_that_readers_have_not(state, reporter, editor):
    article = state(by=editor)

    assert not sees(reporter, article)
    assert sees(editor, article)


@pytest.mark.parametrize("state", OPEN)
def test_a_reporter_sees_what_readers_see(state, reporter, editor):
    assert sees(reporter, state(by=editor))


@pytest.mark.parametrize("state", [*HIDDEN, *OPEN])
def test_ones_own_is_seen_in_every_state(state, reporter, editor):
    author = make.author(user=reporter)

    assert sees(reporter, state(by=reporter))
    assert sees(reporter, state(by=editor, authors=[author]))


def test_the_clock_opens_what_was_scheduled(reporter, editor, time_machine):
    article = planned(by=editor)
    assert not sees(reporter, article)

    time_machine.move_to(timezone.now() + 2 * HOUR)

    assert sees(reporter, article)


def test_nobody_without_a_role_sees_anything(editor, django_user_model):
    nobody = django_user_model.objects.create(username="no", email="no@x.test", is_staff=True)

    assert not sees(nobody, make.published(by=editor))


def test_of_a_colleagues_saves_those_are_read_that_were_public(reporter, editor):
    article = make.article(by=editor)
    article.headline = "Вторая"
    article.save()
    workflow.record(article, by=editor)
    workflow.publish(article, by=make.superuser())
    public = article.edition.revision

    assert list(seeing.saves(article, reporter)) == [public]
    assert list(seeing.saves(article, editor)) == list(article.revisions.all())
    assert public.version > 1
    assert not seeing.may_see_saves(article, reporter)
    assert seeing.may_see_saves(article, editor)


def test_a_note_cannot_call_a_reporter_to_what_is_scheduled(reporter, editor):
    article = planned(by=editor)

    with pytest.raises(PermissionDenied):
        noting.say(article, "Можно?", by=reporter)


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_not_seen_is_neither_copied_nor_translated(state, reporter, editor):
    article = state(by=editor)
    count = Article.objects.count()

    with pytest.raises(PermissionDenied):
        versions.copy_as_new(article, by=reporter)
    with pytest.raises(PermissionDenied):
        versions.write_in(article, "kk", by=reporter)

    assert Article.objects.count() == count
