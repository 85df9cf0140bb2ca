"""A redaction takes words out of every row of an article; the chain holds, and the log says so."""

import json

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.http import QueryDict
from django.utils import timezone

from accounts import audit, seal
from accounts.models import AuditEntry
from articles import corrections, integrity, redaction, restoring, workflow
from articles.models import (
    Article,
    Autosave,
    Clearing,
    Event,
    Note,
    PictureText,
    Preview,
    Redaction,
    RefusedText,
    Revision,
)
from tests import make

pytestmark = pytest.mark.django_db
NAME, SLUG = "Иван Петров", "ivan-petrov"
BODY = "<p>Суд выслушал: «ИВАН&nbsp;<strong>Петров</strong>» невиновен.</p><p>Второй абзац.</p>"
DEMAND = "Решение суда № 17 от 3 марта 2026 года"


def redact(article, by, words=(NAME,), demanded_by=DEMAND, **options):
    return redaction.redact(article, words=words, demanded_by=demanded_by, by=by, **options)


@pytest.fixture
def story(chief):
    """A story with the name in every place that a newsroom can put it in."""
    source = make.source()
    picture = make.picture(
        byline=NAME,
        copyright=f"© {NAME}",
        licence=f"С согласия: {NAME}",
        found={"byline": NAME, "credit": f"Архив, {NAME}"},
    )
    picture.uploaded_name = f"{NAME}.jpg"
    picture.save()
    for text in picture.texts.all():
        text.caption, text.alt, text.credit = f"{NAME} в суде", NAME, f"Архив, {NAME}"
        text.save()
    words = {"headline": f"{NAME} вышел из суда", "deck": f"Что сказал {NAME}", "body": BODY}
    made = make.published(chain=[(source, "reference", 1)], lead_picture=picture, **words)
    made.attributions.update(url=f"https://example.kz/{SLUG}-na-svobode")
    workflow.record(made, by=chief)
    made.credit_line_override = f"Рассказал {NAME}."
    made.save()
    workflow.publish(made, by=chief)
    corrections.add(made, kind="correction", text=f"{NAME} не был осуждён.", by=chief)
    workflow.withdraw(made, by=chief, reason=f"Просил {NAME}.")
    form = json.dumps([["headline", NAME], ["slug", SLUG], ["body", BODY]], ensure_ascii=False)
    Autosave.objects.create(article=made, user=chief, data=form)
    RefusedText.objects.create(article=made, by=chief, data=form, why="conflict")
    Note.objects.create(article=made, by=chief, text=f"Позвонить: {NAME}")
    data = made.revisions.first().data
    now = timezone.now()
    Preview.objects.create(key_hash="x", article=made, data=data, by=chief, expires_at=now)
    return made


def rows_that_hold(*words):
    """Every text of every table of the database that holds one of the words, in any case."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField):
                column = f'CAST("{field.column}" AS text)'
                with connection.cursor() as cursor:
                    cursor.execute(f'SELECT {column} FROM "{model._meta.db_table}"')
                    texts = [_plain(field, value) for (value,) in cursor.fetchall()]
                found += [(model.__name__, field.name, t) for t in texts for w in words if w in t]
    return found


def _plain(field, value):
    """SQLite writes the letters of JSON in numbers."""
    if isinstance(field, models.JSONField):
        value = json.dumps(json.loads(value), ensure_ascii=False)
    return str(value).casefold()


def test_no_table_holds_the_words_afterwards(story, chief):
    assert len({name for name, _field, _text in rows_that_hold("петров", SLUG)}) >= 11

    redact(story, chief, with_pictures=True)

    assert rows_that_hold("петров", SLUG) == []


def test_the_words_of_pictures_are_counted_shown_and_found_no_more(story, chief):
    picture = story.lead_picture

    act = redact(story, chief, with_pictures=True)

    picture.refresh_from_db()
    assert act.places > 30
    assert (picture.byline, picture.uploaded_name) == ("[изъято]", "[изъято].jpg")
    assert picture.found == {"byline": "[изъято]", "credit": "Архив, [изъято]"}
    assert "изъято" in picture.texts.first().folded
    assert Clearing.objects.filter(key=f"picture:{picture.pk}").exists()


def test_what_was_typed_before_it_was_an_article_is_reached(chief, editor):
    form = json.dumps([["headline", NAME]], ensure_ascii=False)
    for by in (chief, editor):
        Autosave.objects.create(user=by, draft="a" * 32, data=form)
        RefusedText.objects.create(by=by, data=form, why="browser")
    article = make.article(by=chief, headline=NAME)

    redact(article, chief)

    left = [*Autosave.objects.all(), *RefusedText.objects.all()]
    assert {
        row.data == form
        for row in left
        if chief in (getattr(row, "user", 0), getattr(row, "by", 0))
    } == {False}
    assert sum(row.data == form for row in left) == 2


def test_the_log_of_exports_forgets_what_was_searched_for(chief, administrator):
    searched = QueryDict(mutable=True)
    searched.update({"q": NAME, "act": "publish"})
    audit.record("export", by=administrator, about="журнал", filter=searched.urlencode(), rows=3)
    article = make.article(headline=NAME)

    redact(article, chief)

    entry = AuditEntry.objects.get(act="export")
    assert QueryDict(entry.details["filter"]).dict() == {"q": "[изъято]", "act": "publish"}
    assert entry.details["rows"] == 3


def test_the_log_of_a_picture_with_the_same_number_is_anothers(chief):
    article = make.article(headline=NAME)
    about = f"{article.pk}: {NAME}.jpg"
    audit.record("replace picture", by=chief, about=about, was=f"{NAME}.jpg")
    audit.record("delete", by=chief, about=about, kind="picture")

    redact(article, chief, with_pictures=True)

    kept = AuditEntry.objects.filter(act__in=["replace picture", "delete"])
    assert {entry.about for entry in kept} == {about}


def test_a_mark_stands_in_their_place_and_the_rest_stays(story, chief):
    redact(story, chief)

    article = Article.objects.get(pk=story.pk)
    assert article.headline == "[изъято] вышел из суда"
    assert "«[изъято]» невиновен" in article.body
    assert "Второй абзац" in article.body
    assert article.slug == "vyshel-iz-suda"
    assert "петров" not in article.folded


def test_the_chain_still_verifies_and_a_later_change_still_shows(story, chief):
    redact(story, chief)

    assert integrity.verify(story) == []
    assert integrity.verify_log() == []
    with seal.opened():
        Revision.objects.filter(article=story, version=1).update(data='{"body":""}')
    assert integrity.verify(story) == [1]


def test_what_was_left_is_chained_so_that_a_new_hash_hides_no_change(story, chief):
    redact(story, chief)
    row = story.revisions.get(version=1)
    row.data = '{"body":""}'

    with seal.opened():
        hashed = {"data": row.data, "redacted_hash": row.digest(row.hash)}
        Revision.objects.filter(pk=row.pk).update(**hashed)

    assert story.revisions.get(version=1).is_intact
    assert integrity.verify(story) == [1]
    assert dict(integrity.verify_all()) == {story.pk: [1]}
    with pytest.raises(ValidationError):
        restoring.restore(story, 1, by=chief)


def test_an_act_that_was_changed_or_slipped_in_shows(story, chief):
    act = redact(story, chief)
    with seal.opened():
        Redaction.objects.filter(pk=act.pk).update(demanded_by="Никто")
    assert integrity.verify(story) == [story.version]

    with seal.opened():
        Redaction.objects.filter(pk=act.pk).update(demanded_by=DEMAND)
    assert integrity.verify(story) == []
    Redaction.objects.create(article=story, demanded_by="Никто", places=1, by=chief)
    assert integrity.verify(story) == [story.version]


def test_a_row_that_no_redaction_of_ours_rewrote_shows(story, chief):
    act = Redaction.objects.create(article=story, demanded_by="Никто", places=1, by=chief)
    row = story.revisions.get(version=1)
    row.data, row.redaction = '{"body":""}', act

    with seal.opened():
        hashed = {"data": row.data, "redaction": act, "redacted_hash": row.digest(row.hash)}
        Revision.objects.filter(pk=row.pk).update(**hashed)

    assert story.revisions.get(version=1).is_intact
    assert integrity.verify(story) == [1, story.version]


def test_a_log_entry_that_was_rewritten_by_it_shows_when_it_is_changed_again(story, chief):
    redact(story, chief)
    entry = AuditEntry.objects.filter(about__contains="изъято").last()

    with seal.opened():
        AuditEntry.objects.filter(pk=entry.pk).update(about="x")

    assert integrity.verify_log() == [entry.pk]


@pytest.mark.parametrize("text", ["", "[]", "{", "{}"])
def test_a_list_of_what_is_left_that_was_changed_shows(story, chief, text):
    redact(story, chief)
    with seal.opened():
        Revision.objects.filter(article=story, version=story.version).update(left=text)

    assert story.version in integrity.verify(story)


def test_nobody_can_try_guesses_against_the_hashes_that_stay(story, chief):
    redact(story, chief)

    rows = story.revisions.exclude(redaction=None)
    entries = AuditEntry.objects.filter(about__contains="изъято", act="publish")
    assert {row.salt for row in [*rows, *entries]} == {""}
    assert all(row.salt for row in story.revisions.filter(redaction=None))


def test_it_may_be_done_again_with_other_words(story, chief):
    redact(story, chief)
    redact(story, chief, words=["невиновен"])

    assert integrity.verify(story) == []
    assert integrity.verify_log() == []
    assert "невиновен" not in Article.objects.get(pk=story.pk).body
    assert Redaction.objects.count() == 2


def test_the_log_says_that_it_happened_and_never_the_words(story, chief):
    act = redact(story, chief)

    event, entry = Event.objects.first(), AuditEntry.objects.first()
    assert (event.verb, event.by, event.note) == ("redact", chief, DEMAND)
    assert (entry.act, entry.by) == ("redact", chief)
    assert (act.demanded_by, act.by) == (DEMAND, chief)
    assert act.places > 15
    assert Clearing.objects.filter(key=f"article:{story.pk}").exists()


def test_it_is_a_save_of_its_own_and_no_unpublished_change(chief):
    article = make.published(headline=NAME, body=BODY)
    version = article.version

    redact(article, chief)

    assert (article.version, article.revisions.first().note) == (version + 1, "redaction")
    assert not workflow.has_unpublished_changes(article)
    assert article.edition.slug == "article"


def test_other_articles_and_captions_stay_unless_asked(story, chief):
    other = make.article(headline=NAME)

    redact(story, chief)

    other.refresh_from_db()
    assert other.headline == NAME
    assert PictureText.objects.filter(caption__contains=NAME).exists()
