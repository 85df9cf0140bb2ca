"""Whoever becomes an administrator by a command stands in the audit log like any other."""

import io

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry, User

pytestmark = pytest.mark.django_db
NAMED = {"username": "root", "email": "root@example.test"}


@pytest.fixture(autouse=True)
def _password(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "correct horse battery")


def make_one(**named):
    call_command("createsuperuser", interactive=False, stdout=io.StringIO(), **named)


def test_the_log_tells_of_it():
    make_one(**NAMED)

    entry = AuditEntry.objects.get()
    assert (entry.act, entry.by, entry.about) == ("role", None, "root")
    assert entry.details == {"new": "administrator"}
    assert User.objects.get(username="root").is_superuser


def test_one_that_is_refused_is_not_told():
    make_one(**NAMED)

    with pytest.raises(CommandError):
        make_one(username="root", email="other@example.test")

    assert AuditEntry.objects.count() == 1


def test_nobody_else_is_told_of_by_being_made():
    User.objects.create_user("rita", "rita@example.test", "correct horse battery")

    assert not AuditEntry.objects.exists()
