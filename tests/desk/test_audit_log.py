"""The audit log at the desk: found in by who, what, when and about; taken along as a table."""

import csv
import io
from contextlib import nullcontext
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts import audit, seal
from accounts.models import AuditEntry, User
from articles import previewing, redaction, workflow
from tests import make

pytestmark = pytest.mark.django_db
LOG = "/admin/accounts/auditentry/"
EXPORT = f"{LOG}export/"


@pytest.fixture
def log(administrator, sign_in):
    """The browser of an administrator who came in long ago."""
    client = sign_in(administrator)
    _forget()
    return client


def _forget():
    """Empty the log, which no code of the desk can do."""
    with seal.opened(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_auditentry")


def entry(act="sign-in", by=None, about="", at=None, **details):
    with time_machine.travel(at, tick=False) if at else nullcontext():
        return audit.record(act, by=by, about=about, address="10.1.2.3", **details)


def found(client, **query):
    return {row.about for row in client.get(LOG, query).context["cl"].queryset}


def table(client, query=""):
    response = client.post(f"{EXPORT}?{query}")
    text = b"".join(response.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_it_is_found_in_by_who_and_what_and_about(log, editor, chief):
    entry("publish", editor, "12: Пожар")
    entry("withdraw", chief, "13: Потоп")

    assert found(log, act="publish") == {"12: Пожар"}
    assert found(log, by__id__exact=chief.pk) == {"13: Потоп"}
    assert found(log, q="ПОТОП") == {"13: Потоп"}


def test_a_period_is_whole_days_of_the_newsrooms_calendar(log):
    entry(about="до полуночи", at=datetime(2026, 3, 9, 18, 59, tzinfo=UTC))
    entry(about="в первый день", at=datetime(2026, 3, 9, 19, 0, tzinfo=UTC))
    entry(about="в последний день", at=datetime(2026, 3, 11, 18, 59, tzinfo=UTC))
    entry(about="после", at=datetime(2026, 3, 11, 19, 0, tzinfo=UTC))

    days = {"from": "2026-03-10", "until": "2026-03-11"}
    assert found(log, **days) == {"в первый день", "в последний день"}
    assert found(log, **{"from": "2026-03-12"}) == {"после"}
    assert len(found(log, **{"from": "позавчера", "until": "2026-99-99"})) == 4


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "снятие с публикации"), ("kk", "жарияланымнан алынды")]
)
def test_acts_are_in_the_persons_words(log, administrator, language, words):
    User.objects.update(interface_language=language)
    article = make.published()
    workflow.withdraw(article, by=administrator, reason="Ошибка.")

    page = log.get(LOG).content.decode()

    assert words in page
    assert "Ошибка." in page


def test_the_export_holds_what_the_filter_shows(log, editor):
    entry("publish", editor, "12: Пожар", note="Проверено")
    entry("sign-in", editor, "ed")

    rows = table(log, "act=publish")

    assert rows[0] == ["время", "кто", "действие", "о чём", "подробности", "адрес"]
    assert [row[1:] for row in rows[1:]] == [
        [str(editor), "публикация", "12: Пожар", "пояснение: Проверено", "10.1.2.3"]
    ]


def test_no_cell_of_it_runs_as_a_formula(log, editor):
    editor.first_name = "=cmd|' /C calc'!A0"
    editor.save()
    entry("sign-in refused", editor, "@SUM(1)", note="x")

    cells = [cell for row in table(log)[1:] for cell in row]

    assert "'@SUM(1)" in cells
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


def test_the_export_is_an_entry_itself_and_not_in_its_own_table(log, administrator):
    entry("publish", administrator, "12: Пожар")

    rows = table(log, "act=publish")

    last = AuditEntry.objects.first()
    assert (last.act, last.by, last.details["rows"]) == ("export", administrator, 1)
    assert last.details["filter"] == "act=publish"
    assert len(rows) == 2


def test_a_chief_editor_reads_it_and_does_not_take_it_along(chief, sign_in):
    client = sign_in(chief)

    page = client.get(LOG)

    assert page.status_code == 200
    assert EXPORT not in page.content.decode()
    assert client.post(EXPORT).status_code == 403
    assert not AuditEntry.objects.filter(act="export").exists()


def test_reading_its_address_exports_nothing(log):
    assert log.get(EXPORT).status_code == 405
    assert not AuditEntry.objects.filter(act="export").exists()


def test_it_asks_as_many_queries_for_a_long_table_as_for_a_short_one(
    log, editor, django_assert_max_num_queries
):
    for number in range(60):
        entry("publish", editor, f"{number}: Заголовок")

    with django_assert_max_num_queries(14):
        assert len(table(log)) == 61


def test_a_long_log_is_neither_counted_nor_sorted_whole(log, editor, monkeypatch):
    for number in range(8):
        entry("publish", editor, f"{number}: Заголовок")
    monkeypatch.setattr("articles.admin.paging.LISTED", 5)
    monkeypatch.setattr("articles.admin.audit.AuditEntryAdmin.list_per_page", 3)

    with CaptureQueriesContext(connection) as asked:
        page = log.get(LOG)

    about_it = [query["sql"] for query in asked if "accounts_auditentry" in query["sql"]]
    assert about_it
    assert all("LIMIT" in sql or '"id" IN (' in sql for sql in about_it), about_it
    assert not [sql for sql in about_it if "DISTINCT" in sql]
    assert page.context["cl"].result_count == 5
    assert "В списке новейшие: 5." in page.content.decode()


def test_a_short_log_says_nothing_of_a_limit(log, editor):
    entry("publish", editor, "12: Пожар")

    assert "новейшие" not in log.get(LOG).content.decode()


def test_what_was_done_by_a_command_says_so_and_a_refusal_does_not(log):
    entry("backup", None, "newsroom.tar")
    entry("sign-in refused", None, "ed")

    rows = {row[3]: row[1] for row in table(log)[1:]}

    assert rows == {"newsroom.tar": "командная строка", "ed": ""}


def test_hashes_that_a_redaction_keeps_are_not_told(log, chief):
    article = make.published(headline="Иван Петров вышел")
    redaction.redact(article, words=["Иван Петров"], demanded_by="Решение № 1", by=chief)

    page = log.get(LOG).content.decode()

    assert AuditEntry.objects.first().details["left"]
    assert "пояснение: " in page
    assert "left" not in {name for row in table(log) for name in row[4].split(": ")}


def test_of_a_secret_link_it_says_which_save_it_shows(log, editor):
    previewing.share(make.article(), by=editor, days=1)

    assert table(log)[1][4] == "версия: 1"
