"""Each process that loads has a connection of its own, whatever its parent held."""

import pytest
from django.db import connection, connections

from articles import side_by_side

pytestmark = pytest.mark.django_db(transaction=True)


def _backend(_task):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


@pytest.fixture
def _unseen(monkeypatch):
    """A connection that closing all doesn't reach, as where Playwright's loop of events runs."""
    monkeypatch.setattr(type(connections), "close_all", lambda handler: None)


@pytest.mark.usefixtures("_unseen")
def test_a_process_takes_no_connection_of_its_parent():
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite only one process writes")
    ours = _backend(None)

    theirs = {done.result for done in side_by_side.in_processes(2, _backend, range(4))}

    assert ours not in theirs
    assert _backend(None) == ours
