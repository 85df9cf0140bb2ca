"""The cast, and what every test stands on."""

import gc
import os
from contextlib import nullcontext
from functools import cache
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.management.commands import flush
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test.signals import template_rendered
from django.utils import translation
from jinja2 import Template
from whitenoise.middleware import WhiteNoiseMiddleware

from accounts import seal
from accounts.models import User
from articles import changes
from articles.models import Newsroom
from reader import names
from tests import standing
from tests.measuring import resting
from tests.standing import made_once  # noqa: F401 - for all tests to ask for

# They wait for servers, clocks and one another more than they compute: begun first, they wait
# beside what computes.
WAITING = ("tests/faults/", "tests/demo/", "tests/archive/test_load_killed.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Begin with what waits; on a second database run again only what a database could change."""
    items.sort(key=lambda item: not item.nodeid.startswith(WAITING))
    if not os.environ.get("NEWSROOM_DATABASE_ONLY"):
        return
    chosen = [item for item in items if _depends_on_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def _depends_on_the_database(item):
    if item.get_closest_marker("look") or item.get_closest_marker("once"):
        return False
    if item.get_closest_marker("browser"):
        return bool(item.get_closest_marker("both")) and not _in_another_language(item)
    databases = {"db", "transactional_db", "live_server", "installation"}
    asks = databases & set(getattr(item, "fixturenames", ()))
    return bool(asks or item.get_closest_marker("django_db"))


def _in_another_language(item):
    """Whether it does over again in Kazakh or English what it does in Russian."""
    return hasattr(item, "callspec") and bool({"kk", "en"} & set(item.callspec.id.split("-")))


def pytest_collection_finish(session):
    """Let Python seldom look for what nobody uses any more, and not among all that is imported."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Let coverage rest in a test that is marked so."""
    with resting() if item.get_closest_marker("unmeasured") else nullcontext():
        return (yield)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """Keep SQLite in a file, as newsrooms do: in memory nobody waits for a lock."""
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "newsroom.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker):
    """Let nobody hold the database when it is dropped.

    Playwright runs our thread in a context of its own, and Django opens a connection for each
    context; the one of the other context would still be there.
    """
    with resting():
        request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock():
        standing.found_newsroom()
        rows = standing.rows()

    def put_back(*arguments, **options):
        standing.put_back(rows)

    swift = {"emit_post_migrate_signal": put_back, "sql_flush": _deletions}
    with patch.multiple(flush, **swift):
        yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(scope="session", autouse=True)
def _flush_opens_the_seal():
    """Let a test with transactions of its own empty the tables afterwards, history included."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def unsealed(operations, statements):
        with seal.opened():
            flush(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", unsealed)
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_looked_for_once():
    """Let each client that a test makes have what the first one found: they don't change."""
    look, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def add(middleware):
        if not found:
            look(middleware)
            found.update(middleware.files)
        middleware.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", add)
        yield


def _deletions(style, connection, **options):
    """Empty all tables, by DELETE: PostgreSQL's TRUNCATE makes new files for each and its indexes.

    Foreign keys are deferred to the end of the transaction that all of this is one of.
    """
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return [f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables]


@pytest.fixture(autouse=True)
def _nothing_kept(settings, tmp_path):
    """Start each test with cold caches, Russian, and files of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR_DIR = tmp_path
    settings.NAMES_RECHECK_SECONDS = 3600  # no query by the clock: counts are exact
    names.forget()
    with translation.override("ru"):
        yield
    names.forget()


@pytest.fixture(autouse=True)
def _changes_are_told(request, monkeypatch):
    """Tell of changes at once where a test's own transaction never commits."""
    mark = request.node.get_closest_marker("django_db")
    commits = "transactional_db" in request.fixturenames or (
        mark and mark.kwargs.get("transaction")
    )
    if not commits:
        monkeypatch.setattr(changes, "transaction", standing.AT_ONCE)


@pytest.fixture
def newsroom(db):
    return Newsroom.objects.get()


@cache
def _hashed():
    """The cast's password, hashed once: scrypt is dear by design, and all of them share one."""
    return make_password("correct horse battery")


def _person(name, role):
    user = User.objects.create(
        username=name, email=f"{name}@example.test", password=_hashed(), is_staff=True
    )
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def reporter(db):
    return _person("rita", "reporter")


@pytest.fixture
def editor(db):
    return _person("ed", "editor")


@pytest.fixture
def chief(db):
    return _person("charlie", "chief")


@pytest.fixture
def administrator(db):
    return _person("ada", "administrator")


@pytest.fixture(autouse=True)
def _shown_to_the_client(monkeypatch):
    """Let `response.context` hold what a page's template was given, as it does for Django's own."""
    render = Template.render

    def watched(template, *arguments, **matter):
        context = dict(*arguments, **matter)
        template_rendered.send(sender=template, template=template, context=context)
        return render(template, context)

    monkeypatch.setattr(Template, "render", watched)
