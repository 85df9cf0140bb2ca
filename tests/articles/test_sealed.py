"""History is only added to: the database itself refuses anything else, whoever asks."""

import sqlite3
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import CASCADE
from django.utils import timezone

from accounts import audit, seal
from articles import corrections, redaction, workflow
from articles.models import Article, Correction, Edition, Event, Revision
from tests import make

pytestmark = pytest.mark.django_db
TABLES = [model._meta.db_table for model in seal.sealed()]


@pytest.fixture
def story(chief):
    """A published story with a row in every table of history."""
    made = make.published(headline="Мост закрыли", body="<p>Сказал Иван Петров.</p>")
    corrections.add(made, kind="update", text="Открыли снова.", by=chief)
    redaction.redact(made, words=["Иван Петров"], demanded_by="Решение суда № 1", by=chief)
    return made


def everything():
    return {model: list(model.objects.order_by("pk").values()) for model in seal.sealed()}


def refused(act):
    before = everything()
    assert all(before.values())

    with pytest.raises(IntegrityError, match="History is only added to"), transaction.atomic():
        act()

    assert everything() == before


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def fails_after(statement):
    sql(statement)
    sql("SELECT no_such_column FROM articles_event")


def test_these_are_history():
    assert set(TABLES) == {
        "accounts_auditentry",
        *(f"articles_{kind}" for kind in ("correction", "edition", "event", "redaction")),
        "articles_revision",
    }
    assert seal.broken(seal.sealed()) == []


@pytest.mark.parametrize("model", seal.sealed(), ids=TABLES)
def test_the_orm_neither_changes_nor_deletes_any_of_it(story, model):
    field = next(f for f in model._meta.concrete_fields if f.max_length or f.name == "text")
    row = model._base_manager.order_by("pk").first()
    setattr(row, field.attname, "x")

    refused(lambda: model.objects.update(**{field.attname: "x"}))
    refused(lambda: model.objects.bulk_update([row], [field.attname]))
    refused(lambda: model._base_manager.filter(pk=row.pk)._raw_delete(using="default"))


@pytest.mark.parametrize("table", TABLES)
def test_neither_does_sql(story, table):
    refused(lambda: sql(f"UPDATE {table} SET id = id + 1000"))
    refused(lambda: sql(f"DELETE FROM {table}"))


@pytest.mark.parametrize("kind", [Event, Correction])
def test_neither_does_a_row_itself(story, kind):
    row = kind.objects.first()

    refused(row.delete)
    if kind is Event:
        row.note = "x"
        refused(row.save)


@pytest.mark.postgres
@pytest.mark.parametrize("table", TABLES)
def test_a_whole_table_is_not_emptied(story, table):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite knows no TRUNCATE")
    connection.check_constraints()  # what waits to be checked would refuse it before the seal does
    refused(lambda: sql(f"TRUNCATE {table} CASCADE"))


def test_replacing_a_row_is_deleting_it(story):
    if connection.vendor == "sqlite":
        columns = "id, article_id, verb, from_status, to_status, by_id, at, note, address"
        changed = columns.replace("note", "'x'")
        row = f"SELECT {changed} FROM articles_event"
        refused(lambda: sql(f"INSERT OR REPLACE INTO articles_event ({columns}) {row}"))
    else:
        row = "SELECT * FROM articles_event ON CONFLICT (id) DO UPDATE SET note = 'x'"
        refused(lambda: sql(f"INSERT INTO articles_event {row}"))


@pytest.mark.django_db(transaction=True)
def test_another_program_is_refused_too(story):
    """Whatever opens the file of SQLite without us has no answer for its triggers."""
    if connection.vendor != "sqlite":
        pytest.skip("a program on PostgreSQL is a session like ours")
    other = sqlite3.connect(connection.settings_dict["NAME"], uri=True)

    for table in TABLES:
        with pytest.raises(sqlite3.OperationalError, match="newsroom_unsealed"):
            other.execute(f"DELETE FROM {table}")
    other.close()


def test_of_an_edition_the_end_may_still_be_set(story):
    now = timezone.now()

    Edition.objects.filter(pk=story.edition.pk).update(public_until=now)

    assert story.edition is None
    refused(lambda: Edition.objects.update(public_until=now, headline="x"))
    refused(lambda: Edition.objects.update(public_from=now))


def test_it_is_sealed_again_after_whatever_opened_it(story):
    with seal.opened():
        sql("UPDATE articles_event SET note = 'x'")

    refused(lambda: sql("UPDATE articles_event SET note = 'y'"))
    assert Event.objects.first().note == "x"


def test_it_is_sealed_again_after_what_failed(story):
    with pytest.raises(DatabaseError), seal.opened():
        fails_after("UPDATE articles_event SET note = 'x'")

    refused(lambda: sql("UPDATE articles_event SET note = 'y'"))
    assert not Event.objects.filter(note="x").exists()


def test_an_inner_act_does_not_close_it_for_the_outer_one(story):
    with seal.opened():
        with seal.opened():
            sql("UPDATE articles_event SET note = 'x'")
        sql("UPDATE articles_event SET note = 'y'")

    assert Event.objects.first().note == "y"


def test_a_draft_that_nobody_read_goes_with_its_history(story, editor):
    draft = make.article()
    workflow.submit(draft, by=editor)
    number = draft.pk

    workflow.delete(draft, by=editor)

    assert not Article.objects.filter(pk=number).exists()
    assert not Revision.objects.filter(article_id=number).exists()
    assert not Event.objects.filter(article_id=number).exists()
    refused(lambda: sql("DELETE FROM articles_revision"))


def test_a_plan_that_nobody_read_is_dropped_with_its_note(story, editor):
    later = timezone.now() + timedelta(days=1)
    Article.objects.filter(pk=story.pk).update(headline="Мост открыли")
    workflow.publish(story, by=editor, at=later, note="Открыли.")
    planned = story.planned_edition

    workflow.cancel_change(story, by=editor)

    assert planned is not None
    assert story.planned_edition is None
    assert not story.corrections.filter(text="Открыли.").exists()
    assert story.corrections.filter(text="Открыли снова.").exists()


def test_a_lost_seal_is_noticed_and_put_back(story):
    name = "articles_event_seal_" + ("row" if connection.vendor == "postgresql" else "delete")
    on = " ON articles_event" if connection.vendor == "postgresql" else ""
    sql(f"DROP TRIGGER {name}{on}")
    assert seal.broken(seal.sealed()) == [Event]

    seal.install(sender=type("articles", (), {"get_models": staticmethod(lambda: [Event])}))

    assert seal.broken(seal.sealed()) == []
    refused(lambda: sql("DELETE FROM articles_event"))


def test_nothing_else_is_sealed(story):
    audit.record("sign-in", by=None)

    with pytest.raises(DatabaseError), transaction.atomic():
        sql("DELETE FROM accounts_auditentry")
    sql("DELETE FROM articles_clearing")


def test_what_is_taken_out_goes_alone_and_the_seal_holds_again(story):
    first = Event.objects.order_by("pk").first()

    seal.take_out(Event.objects.filter(pk=first.pk))

    assert not Event.objects.filter(pk=first.pk).exists()
    refused(Event.objects.all().delete)


def test_taking_out_leaves_an_opened_seal_open(story):
    first, second = Event.objects.order_by("pk")[:2]

    with seal.opened():
        seal.take_out(Event.objects.filter(pk=first.pk))
        Event.objects.filter(pk=second.pk).delete()

    assert not Event.objects.filter(pk__in=[first.pk, second.pk]).exists()


def test_nothing_rests_on_the_parts_that_go_with_an_edition():
    parts = Edition._meta.related_objects

    assert {part.on_delete for part in parts} == {CASCADE}
    assert not any(part.related_model._meta.related_objects for part in parts)
