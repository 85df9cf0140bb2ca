"""A correction reaches readers at once, and brings nothing else with it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import AuditEntry, ProtectedHistory
from articles import corrections, workflow
from articles.models import FOREVER, Clearing, Correction, Event, Listing, ListTotal
from tests import make

pytestmark = pytest.mark.django_db
TEXT = "Мост откроют в мае, а не в апреле."


def correct(article, by, kind="correction", text=TEXT):
    return corrections.add(article, kind=kind, text=text, by=by)


def lists_of(article):
    now = timezone.now()
    rows = Listing.objects.filter(number=article.pk, public_from__lte=now, public_until__gt=now)
    return set(rows.values_list("kind", flat=True))


def totals():
    return {row.kind: row.total for row in ListTotal.objects.all()}


@pytest.fixture
def story():
    return make.published(at=timezone.now() - timedelta(days=3))


@pytest.mark.parametrize("kind", ["update", "clarification", "correction", "refutation", "reply"])
def test_a_note_of_any_kind_is_public_at_once(story, chief, kind):
    before = story.edition

    note = correct(story, chief, kind)

    shown = story.edition
    assert [(n["id"], n["kind"]) for n in shown.corrections] == [(note.pk, kind)]
    assert shown.corrections[0]["text"].replace("\xa0", " ") == TEXT
    assert shown.updated_at == note.made_at
    assert (shown.body, shown.published_at, shown.revision) == (
        before.body,
        before.published_at,
        before.revision,
    )


def test_what_the_desk_has_changed_stays_at_the_desk(story, chief):
    story.body = "<p>Ещё не готово.</p>"
    story.save()
    workflow.record(story, by=chief)

    correct(story, chief)

    assert "Ещё не готово" not in story.edition.body
    assert workflow.has_unpublished_changes(story)


def test_a_planned_change_brings_the_note_along(story, chief):
    moment = timezone.now() + timedelta(hours=2)
    story.headline = "Завтрашний заголовок"
    story.save()
    workflow.publish(story, by=chief, at=moment)

    correct(story, chief)

    shown, planned = story.edition, story.latest_edition
    assert (shown.public_until, planned.public_from) == (moment, moment)
    assert (planned.headline, planned.updated_at) == ("Завтрашний заголовок", moment)
    assert len(shown.corrections) == len(planned.corrections) == 1


def test_the_next_publishing_keeps_all_notes(story, chief):
    correct(story, chief)
    correct(story, chief, "update", "Мост открыли.")
    story.headline = "Мост открыли"
    story.save()

    workflow.publish(story, by=chief)

    assert [note["kind"] for note in story.edition.corrections] == ["correction", "update"]
    assert "notes" in lists_of(story)


def test_it_joins_the_list_of_corrections_and_leaves_none(story, chief):
    lists, counted = lists_of(story), totals()

    note = correct(story, chief)

    assert lists_of(story) == lists | {"notes"}
    assert totals() == counted | {"notes": 1}
    row = Listing.objects.get(kind="notes", public_until=FOREVER)
    assert row.published_at == note.made_at
    assert Listing.objects.get(kind="latest").published_at == story.published_at


def test_a_retraction_takes_the_story_out_of_everything_but_the_corrections(story, chief):
    story.headline = "Завтра"
    story.save()
    workflow.publish(story, by=chief, at=timezone.now() + timedelta(hours=2))

    correct(story, chief, "retraction")

    shown = story.edition
    assert (shown.is_retracted, shown.body, shown.deck, shown.picture_id) == (True, "", "", None)
    assert shown.headline
    assert shown == story.latest_edition
    assert shown.public_until == FOREVER
    assert lists_of(story) == {"notes"}
    assert {kind for kind, total in totals().items() if total} == {"notes"}


def test_a_retracted_story_is_neither_corrected_nor_published_again(story, chief):
    correct(story, chief, "retraction")

    with pytest.raises(ValidationError, match="отозван"):
        correct(story, chief)
    with pytest.raises(ValidationError, match="отозван"):
        workflow.publish(story, by=chief)

    assert story.edition.is_retracted
    assert Correction.objects.count() == 1


def test_it_leaves_an_event_an_entry_of_the_log_and_clearings(story, chief):
    Clearing.objects.all().delete()

    correct(story, chief)

    event = Event.objects.first()
    assert (event.verb, event.by, event.from_status, event.to_status) == (
        "correct",
        chief,
        "published",
        "published",
    )
    assert AuditEntry.objects.filter(act="correct", by=chief).count() == 1
    keys = {key.partition("@")[0] for key in Clearing.objects.values_list("key", flat=True)}
    assert {f"article:{story.pk}", "front:ru", "list:notes:0:ru", "list:latest:0:ru"} <= keys


def refused(article, by, wanted=ValidationError, **typed):
    rows = Event.objects.count(), article.editions.count()

    with pytest.raises(wanted):
        corrections.add(article, by=by, **({"kind": "correction", "text": TEXT} | typed))

    assert not Correction.objects.exists()
    assert (Event.objects.count(), article.editions.count()) == rows


def test_it_is_for_chief_editors(story, editor, reporter):
    refused(story, editor, PermissionDenied)
    refused(story, reporter, PermissionDenied)


def test_only_what_readers_see_is_corrected(chief):
    gone = make.published()
    workflow.withdraw(gone, by=chief, reason="Ошибка.")

    refused(make.article(), chief)
    refused(make.published(at=timezone.now() + timedelta(hours=1)), chief)
    refused(gone, chief)


def test_it_says_something_of_a_known_kind(story, chief):
    refused(story, chief, text=" \n ")
    refused(story, chief, kind="apology")


def test_a_row_is_never_changed(story, chief):
    note = correct(story, chief)
    note.text = "Другое"

    with pytest.raises(ProtectedHistory):
        note.save()


def test_a_small_planned_fix_shows_the_time_of_the_note_and_not_its_own(story, chief):
    moment = timezone.now() + timedelta(hours=2)
    story.headline = "Без опечатки"
    story.save()
    workflow.publish(story, by=chief, at=moment, is_minor=True)

    note = correct(story, chief)

    planned = story.latest_edition
    assert (planned.public_from, planned.updated_at) == (moment, note.made_at)


def test_a_note_that_goes_with_a_plan_stands_after_one_made_before(story, chief):
    moment = timezone.now() + timedelta(hours=2)
    story.headline = "Мост открыли"
    story.save()
    workflow.publish(story, by=chief, at=moment, note="Мост открыли.")

    correct(story, chief)

    kinds = [note["kind"] for note in story.latest_edition.corrections]
    assert kinds == ["correction", "update"]
    assert story.latest_edition.updated_at == moment
