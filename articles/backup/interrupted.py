"""A restore that was killed: whether its rows were committed, and its files put in order."""

from datetime import UTC, datetime

from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection

from articles.backup import files
from articles.backup.refusals import BackupRefused

MARK = "restore-committed"
"""A row among the sessions, which are in no backup: there once the rows of a restore are."""


def mark() -> None:
    """Note, inside of the restore's transaction, that its rows are there."""
    Session.objects.create(
        session_key=MARK, session_data="", expire_date=datetime.max.replace(tzinfo=UTC)
    )


def forget() -> None:
    """Take the mark away: the restore is over, with its files."""
    Session.objects.filter(session_key=MARK).delete()


def is_half_done() -> bool:
    """Whether files changed places for rows that never were committed."""
    return files.are_changing_places() and not _is_committed()


def settle() -> bool:
    """Bring to its end what a killed restore left; return whether there was something.

    Rows that were committed keep their new files; otherwise the old files are put back. Killed in
    the middle of that, it goes on the next time. Raises BackupRefused where it can't.
    """
    was_cut_short = files.are_changing_places()
    try:
        if is_half_done():
            files.put_back(set(files.named()) if _has_tables() else set())
        files.forget()
        if _has_tables():
            forget()
    except OSError as error:
        raise BackupRefused(f"{error.filename}: {error.strerror}.") from error
    except DatabaseError as error:
        raise BackupRefused(f"The database can't be read: {error}") from error
    return was_cut_short


def _is_committed() -> bool:
    return _has_tables() and Session.objects.filter(session_key=MARK).exists()


def _has_tables() -> bool:
    return {"django_session", "articles_rendition"} <= set(connection.introspection.table_names())
