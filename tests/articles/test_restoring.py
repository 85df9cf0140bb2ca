"""Any save comes back as the desk's text, whole, and nothing of the present is lost."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts import chain, seal
from articles import restoring, snapshot, workflow
from articles.models import Article, Event, Revision
from articles.text import figures
from tests import make

pytestmark = pytest.mark.django_db


KEYS_OF_0_1 = (
    "language form label headline deck body slug section_id place_id lead_picture_id "
    "credit_line_override credit_line_basis event_on original_on breaking_until embargo_until "
    "credits chain tags"
).split()


def as_release_0_1_wrote_it(revision):
    return chain.canonical({name: revision.snapshot[name] for name in KEYS_OF_0_1})


@pytest.fixture
def article(reporter):
    made = make.article(by=reporter, headline="Первый", tags=[make.tag("roads")])
    made.attributions.create(source=make.source(), role="based", step=1)
    made.lead_picture = make.picture()
    made.save()
    workflow.record(made, by=reporter)
    made.attributions.all().delete()
    made.credits.all().delete()
    made.tags.clear()
    Article.objects.filter(pk=made.pk).update(headline="Второй", lead_picture=None)
    return Article.objects.get(pk=made.pk)


def test_it_brings_back_words_people_chain_tags_and_picture(article, editor):
    wanted = article.revisions.get(version=2).snapshot

    restoring.restore(article, 2, by=editor)

    assert snapshot.take(Article.objects.get(pk=article.pk)) == wanted


def test_what_was_there_is_kept_first(article, editor):
    restoring.restore(article, 2, by=editor)

    newest, before, *_rest = article.revisions.all()
    assert (before.note, before.snapshot["headline"]) == ("before restoring", "Второй")
    assert (newest.note, newest.by) == ("restored 2", editor)
    assert Event.objects.first().verb == "restore"


def test_of_a_published_article_it_is_an_unpublished_change(editor):
    article = make.published(headline="Опубликовано", at=timezone.now() - timedelta(hours=1))
    Article.objects.filter(pk=article.pk).update(headline="Потом")
    workflow.publish(Article.objects.get(pk=article.pk), by=editor)

    restoring.restore(article, 1, by=editor)

    assert article.edition.headline == "Потом"
    assert article.headline == "Опубликовано"
    assert workflow.has_unpublished_changes(article)


def test_an_embargo_that_is_over_stays_over(editor):
    later = timezone.now() + timedelta(days=1)
    article = make.article(embargo_until=later)
    Article.objects.filter(pk=article.pk).update(embargo_until=None)
    workflow.publish(Article.objects.get(pk=article.pk), by=editor)

    restoring.restore(article, 1, by=editor)

    assert Article.objects.get(pk=article.pk).embargo_until is None


def test_a_save_of_an_older_release_comes_back_too(article, editor):
    text = as_release_0_1_wrote_it(article.revisions.get(version=1))
    wrote = {
        "data": text,
        "scheme": 1,
        "salt": "",
        "hash": sha256(f"\n{text}".encode()).hexdigest(),
    }
    with seal.opened():
        Revision.objects.filter(article=article, version=1).update(**wrote)

    restoring.restore(article, 1, by=editor)

    assert article.headline == "Первый"


def test_a_text_that_an_older_release_published_has_no_unpublished_changes(editor):
    article = make.published()
    with seal.opened():
        for row in article.revisions.all():
            Revision.objects.filter(pk=row.pk).update(data=as_release_0_1_wrote_it(row))

    workflow.record(article, by=editor, always=True)

    assert not workflow.has_unpublished_changes(article)


def test_it_asks_who_may_write(article, reporter, editor):
    workflow.submit(article, by=reporter)
    versions = article.revisions.count()

    with pytest.raises(PermissionDenied):
        restoring.restore(article, 1, by=reporter)

    assert article.revisions.count() == versions


def test_it_refuses_a_save_that_never_was_or_was_tampered_with(article, editor):
    with seal.opened():
        Revision.objects.filter(article=article, version=1).update(data="{}")

    for version in (1, 99):
        with pytest.raises(ValidationError):
            restoring.restore(article, version, by=editor)

    assert Article.objects.get(pk=article.pk).headline == "Второй"


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_an_embargo_that_lasts_is_not_lifted_by_an_earlier_save(editor, state):
    article = make.article()
    article.embargo_until = timezone.now() + timedelta(days=1)
    article.save()
    workflow.record(article, by=editor)
    if state == "scheduled":
        workflow.publish(article, by=editor, at=article.embargo_until + timedelta(hours=1))
    lasts = article.embargo_until

    restoring.restore(article, 1, by=editor)

    assert Article.objects.get(pk=article.pk).embargo_until == lasts
    with pytest.raises(ValidationError, match="Эмбарго"):
        workflow.publish(article, by=editor)


def test_a_draft_gets_the_later_embargo_of_both(editor):
    later = timezone.now() + timedelta(days=2)
    article = make.article(embargo_until=later)
    article.embargo_until = later - timedelta(days=1)
    article.save()

    restoring.restore(article, 1, by=editor)

    assert Article.objects.get(pk=article.pk).embargo_until == later


def test_pictures_deleted_since_are_left_out_and_counted(editor):
    kept, gone, lead = make.picture(), make.picture(), make.picture()
    body = (
        f'<p>Раз.</p><figure data-picture="{gone.pk}"></figure>'
        f'<figure data-gallery="{kept.pk},{gone.pk}"></figure>'
    )
    article = make.article(body=body, lead_picture=lead)
    version = article.version
    Article.objects.filter(pk=article.pk).update(body="<p>Два.</p>", lead_picture=None)
    article.refresh_from_db()
    workflow.record(article, by=editor)
    for picture in (gone, lead):
        picture.delete()

    restoring.restore(article, version, by=editor)

    article.refresh_from_db()
    assert figures.picture_ids(article.body) == [kept.pk]
    assert article.lead_picture is None
    assert restoring.pictures_lost(article, version) == 2
