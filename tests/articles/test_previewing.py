"""Secret links: who may make them, for how long, and what is left of them."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import corrections, preview_keys, previewing, redaction, snapshot, workflow
from articles.models import Article, Event, Preview
from tests import make

pytestmark = pytest.mark.django_db


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time))


def test_the_key_itself_is_never_stored(editor):
    link, key = previewing.share(make.article(), by=editor, days=7)

    stored = "".join(str(value) for value in vars(link).values())
    assert key not in stored
    assert len(key) >= 32


def test_sharing_and_revoking_stand_in_the_articles_life(editor):
    article = make.article()
    link, _key = previewing.share(article, by=editor, days=7)
    previewing.revoke(link, by=editor)
    previewing.revoke(link, by=editor)

    assert list(Event.objects.values_list("verb", "by")) == [
        ("unshare", editor.pk),
        ("share", editor.pk),
    ]


def test_a_reporter_shares_an_own_draft_and_no_other(reporter):
    own = make.article(by=reporter)
    previewing.share(own, by=reporter, days=1)
    workflow.submit(own, by=reporter)

    for article in (own, make.article()):
        with pytest.raises(PermissionDenied):
            previewing.share(article, by=reporter, days=1)
    assert Preview.objects.count() == 1


def test_whoever_made_a_link_may_revoke_it_and_a_stranger_may_not(reporter, django_user_model):
    own = make.article(by=reporter)
    link, key = previewing.share(own, by=reporter, days=1)
    workflow.submit(own, by=reporter)
    stranger = django_user_model.objects.create_user("stranger", "s@example.test")

    with pytest.raises(PermissionDenied):
        previewing.revoke(link, by=stranger)
    assert preview_keys.find(key, stranger)
    previewing.revoke(link, by=reporter)

    assert preview_keys.find(key, reporter) is None


@pytest.mark.parametrize("days", [0, 2, 365, -1])
def test_it_lives_as_long_as_the_choices_say(editor, days):
    with pytest.raises(ValidationError):
        previewing.share(make.article(), by=editor, days=days)


def test_under_embargo_none_is_made_and_none_works(editor):
    article = make.article()
    _link, key = previewing.share(article, by=editor, days=30)
    Article.objects.filter(pk=article.pk).update(embargo_until=timezone.now() + timedelta(days=2))
    article.refresh_from_db()

    with pytest.raises(ValidationError):
        previewing.share(article, by=editor, days=1)

    assert preview_keys.find(key, None) is None
    with later(days=3):
        assert preview_keys.find(key, None)


def test_an_embargo_in_the_version_shown_counts_too(editor):
    article = make.article(embargo_until=timezone.now() + timedelta(hours=1))
    with later(hours=2):
        _link, key = previewing.share(article, by=editor, days=1)
    Article.objects.filter(pk=article.pk).update(embargo_until=None)

    assert preview_keys.find(key, None) is None


def test_what_is_typed_takes_one_row_and_half_an_hour(editor):
    article = make.article()
    data = snapshot.take(article)
    first = previewing.show(data, article=article, by=editor)
    second = previewing.show(data, article=article, by=editor)
    previewing.show(data, article=None, by=editor)

    assert Preview.objects.count() == 2
    assert preview_keys.find(first, editor) is None
    assert preview_keys.find(second, editor)
    with later(minutes=31):
        assert preview_keys.find(second, editor) is None


def test_sweeping_leaves_what_lives_and_the_list_of_links_for_a_month(editor):
    article = make.article()
    previewing.show(snapshot.take(article), article=article, by=editor)
    previewing.share(article, by=editor, days=1)

    with later(days=2):
        previewing.sweep()
        assert Preview.objects.get().is_secret_link
    with later(days=32):
        previewing.sweep()
        assert not Preview.objects.exists()


def test_what_is_redacted_is_gone_from_the_link_as_well(editor, chief):
    article = make.article(body="<p>Адрес: Абая, 12.</p>")
    _link, key = previewing.share(article, by=editor, days=7)

    redaction.redact(article, words=["Абая, 12"], demanded_by="Суд, 5 мая", by=chief)

    assert "Абая" not in str(preview_keys.snapshot_of(preview_keys.find(key, None)))


def test_a_draft_that_was_shown_can_still_be_deleted(editor):
    article = make.article()
    previewing.share(article, by=editor, days=30)

    article.delete()

    assert not Preview.objects.exists()


@pytest.mark.parametrize("state", ["withdrawn", "reopened"])
def test_a_link_made_before_shows_nothing_of_what_was_withdrawn(editor, chief, state):
    article = make.published()
    _link, before = previewing.share(article, by=editor, days=30)
    workflow.withdraw(article, by=editor, reason="Ошибка.")
    if state == "reopened":
        workflow.reopen(article, by=chief)

    _link, after = previewing.share(article, by=editor, days=30)

    assert preview_keys.find(before, None) is None
    assert preview_keys.find(after, None)


def test_it_shows_again_once_readers_have_the_story_again(editor):
    article = make.published()
    _link, key = previewing.share(article, by=editor, days=30)
    workflow.withdraw(article, by=editor, reason="Ошибка.")
    workflow.publish(article, by=editor)

    assert preview_keys.find(key, None)


def test_of_a_retracted_story_no_link_shows_or_is_made(editor, chief):
    article = make.published()
    _link, key = previewing.share(article, by=editor, days=30)

    corrections.add(article, kind="retraction", text="Не подтвердилось.", by=chief)

    assert preview_keys.find(key, None) is None
    with pytest.raises(ValidationError):
        previewing.share(article, by=editor, days=1)
