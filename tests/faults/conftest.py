"""A real server with an installation of its own, and figures that are told at the end."""

import pytest

from tests.faults import figures as told
from tests.faults.installation import Installation, looking_at
from tests.faults.server import Server

VERDICTS = {"passed": "held", "failed": "BROKEN", "skipped": "NOT RUN"}
reports = []


@pytest.fixture
def figures(request):
    """Tell what was measured: `figures(kills=50, half_states=0)`; more calls add more figures.

    They stand in the line that is printed for the test, whose docstring is the fault's name, so
    tell them before asserting. `./run faults` and docs/reliability.md show these lines.
    """
    return told.Figures(request.node)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, django_db_blocker):
    """A database with its tables and a small cast, made once and then copied."""
    with django_db_blocker.unblock():
        made = Installation.make(tmp_path_factory.mktemp("installation"))
        yield made
        made.remove()


@pytest.fixture
def installation(migrated, tmp_path, django_db_blocker):
    """An installation of the test's own under tmp_path: database, secret key, media.

    While the test runs, Django's default database *in the test itself*, threads included, is this
    installation's: `make`, `workflow` and the models work on what the server serves. So don't ask
    for `db`, `client` or the cast of tests/conftest.py beside it.
    """
    with django_db_blocker.unblock():
        own = migrated.copy(tmp_path)
        with looking_at(own):
            yield own
        own.remove()


@pytest.fixture
def server(installation):
    """A real gunicorn (deploy/gunicorn.conf.py), running, on a free port; no worker runs.

    `server.url`, `server.sign_in("ed")` (a `Visitor` over HTTP; rita, ed, charlie and ada are
    there), `server.kill()` (SIGKILL to all of it), `server.start()` again, `server.stop()`.
    """
    serving = Server(installation)
    serving.start()
    yield serving
    serving.kill()


def pytest_runtest_logreport(report):
    """Keep what came of each fault; a setup counts only where it ended the test."""
    if "tests/faults/" in report.nodeid and (report.when == "call" or not report.passed):
        reports.append(report)


def pytest_itemcollected(item):
    if "tests/faults/" in item.nodeid:
        item.user_properties.append(("title", _title(item)))


def _title(item):
    name = (item.obj.__doc__ or item.name).strip().splitlines()[0].rstrip(".")
    case = f" [{item.callspec.id}]" if hasattr(item, "callspec") else ""
    return name + case


def pytest_terminal_summary(terminalreporter):
    """Print a line for each fault."""
    if reports:
        terminalreporter.section("faults")
    for report in reports:
        title = dict(report.user_properties)["title"]
        row = VERDICTS[report.outcome], title, told.of(report), report.duration
        terminalreporter.write_line(told.line(*row))
        told.write(*row)


def pytest_sessionfinish(session, exitstatus):
    """A fault that could not be brought about is no promise kept, where all are asked for."""
    skipped = any(report.skipped for report in reports)
    if told.is_measured() and skipped and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
