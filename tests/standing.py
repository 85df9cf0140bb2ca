"""What stands in the database before a test begins, and is put back after it."""

from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import override_settings
from django.utils import translation

from articles import changes
from articles.models import Newsroom, NewsroomText
from reader import names
from tests import make

# What the end of all migrations makes, and the newsroom's record, the same each time: put back
# after a test that emptied the database, instead of made anew, which took longer than most of
# those tests.
STANDING = (
    ContentType,
    Permission,
    Group,
    Group.permissions.through,
    Newsroom,
    NewsroomText,
)
# Tells of changes at once, where a test's own transaction never commits.
AT_ONCE = SimpleNamespace(on_commit=lambda tell: tell())


def found_newsroom():
    """Write the newsroom's record."""
    record = Newsroom.the_one()
    for position, (code, name) in enumerate(make.NEWSROOM.items()):
        NewsroomText.objects.update_or_create(
            newsroom=record, language=code, defaults={"name": name, "position": position}
        )


def rows():
    """All that stands now."""
    return [(model, list(model._base_manager.all())) for model in STANDING]


def put_back(standing):
    """Write rows again into tables that were emptied."""
    for model, found in standing:
        model._base_manager.bulk_create(found)


@pytest.fixture(scope="session")
def made_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """Make once what every test of a module finds: `with made_once(fill) as made: yield made`.

    What a test does to it in the database is taken back, what it does to `made` in memory isn't: a
    test that changes a row fetches its own. Not for tests with transactions of their own.
    """

    @contextmanager
    def for_all(make_it):
        folder = tmp_path_factory.mktemp("made_once")
        files = override_settings(VAR_DIR=folder, MEDIA_ROOT=folder / "media")
        told = patch.object(changes, "transaction", AT_ONCE)
        with django_db_blocker.unblock(), transaction.atomic():
            names.forget()
            with files, told, translation.override("ru"):
                made = make_it()
            with django_db_blocker.block():
                yield made
            transaction.set_rollback(True)

    return for_all
