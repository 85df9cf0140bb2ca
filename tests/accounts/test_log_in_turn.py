"""Entries that are written at the same moment follow one another all the same."""

import threading

import pytest
from django.db import connection, transaction

from accounts import audit
from accounts.models import AuditEntry
from articles import integrity

WRITERS, EACH = 6, 10


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_make_one_chain():
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite one transaction writes at a time")
    begun = threading.Barrier(WRITERS)

    def write(number):
        begun.wait()
        for turn in range(EACH):
            with transaction.atomic():
                audit.record("sign-in", by=None, about=f"{number} {turn}")
        connection.close()

    writers = [threading.Thread(target=write, args=[number]) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert AuditEntry.objects.count() == WRITERS * EACH
    assert integrity.verify_log() == []


@pytest.mark.django_db
def test_an_entry_that_is_taken_back_leaves_the_chain_whole():
    audit.record("sign-in", by=None, about="first")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _fail_after_an_entry()
    audit.record("sign-in", by=None, about="third")

    assert [entry.about for entry in AuditEntry.objects.all()] == ["third", "first"]
    assert integrity.verify_log() == []


def _fail_after_an_entry():
    audit.record("sign-in", by=None, about="second")
    raise ZeroDivisionError
