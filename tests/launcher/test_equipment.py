"""What the machine lacks for the tests, and how loudly that is said."""

import pytest
from coverage import Coverage

from launcher import equipment, say, suite
from launcher.equipment import Equipment

NOTHING = Equipment(chromium=None, postgres=False, java=None, vnu=None)
ALL = Equipment(
    chromium="/usr/bin/chromium",
    postgres=True,
    java="/usr/bin/java",
    vnu="/vnu.jar",
    nginx="/usr/sbin/nginx",
    redis="/usr/bin/redis-server",
    schema="/node_modules",
    lighthouse="/node_modules/lighthouse/cli/index.js",
)


def test_it_names_everything_that_was_not_run():
    rows = NOTHING.not_run()

    assert [row.partition(" – ")[0] for row in rows] == [
        "NOT RUN: browser tests",
        "NOT RUN: the suite on PostgreSQL",
        "NOT RUN: the proxy's settings",
        "NOT RUN: pages shared through Redis",
        "NOT RUN: the Nu HTML validator",
        "NOT RUN: the Nu HTML validator",
        "NOT RUN: JSON-LD against schema.org's types",
        "NOT RUN: Lighthouse",
    ]


def test_it_is_silent_where_nothing_is_missing():
    assert ALL.not_run() == []
    assert ALL.marks(postgres=True, arguments=[]) == []


def test_it_leaves_out_the_tests_that_cannot_run():
    chosen = NOTHING.marks(postgres=False, arguments=["-q"])

    names = "browser lighthouse nginx nu postgres redis schema".split()
    assert chosen == ["-m", " and ".join(f"not {name}" for name in names)]


def test_it_respects_a_choice_of_ones_own():
    assert NOTHING.marks(postgres=False, arguments=["-m", "browser"]) == []


def test_it_refuses_to_start_without_what_was_promised():
    with pytest.raises(say.Stop, match="not here: chromium, postgres"):
        NOTHING.require(["chromium", "postgres"])


def test_it_starts_where_the_promise_is_kept():
    ALL.require(["chromium", "postgres", "nginx", "redis", "java", "vnu"])
    NOTHING.require([])


@pytest.mark.parametrize(
    ("url", "is_postgres"),
    [
        ("postgres://root@127.0.0.1/newsroom", True),
        ("postgresql://127.0.0.1/newsroom", True),
        ("sqlite:///var/newsroom.sqlite3", False),
        ("", False),
    ],
)
def test_it_knows_a_postgresql_address(url, is_postgres):
    assert equipment.find({"DATABASE_URL": url}).postgres is is_postgres


@pytest.fixture
def browser(tmp_path):
    path = tmp_path / "browser"
    path.touch(mode=0o755)
    return str(path)


def test_it_counts_a_browser_that_nothing_can_drive_as_absent(browser, monkeypatch):
    monkeypatch.setattr(equipment, "playwright_starts", lambda: False)

    assert equipment.find({"CHROMIUM": browser}).chromium is None


def test_it_takes_the_browser_and_the_validator_it_is_shown(tmp_path, browser, monkeypatch):
    monkeypatch.setattr(equipment, "playwright_starts", lambda: True)
    jar = tmp_path / "vnu.jar"
    jar.touch()

    given = {"CHROMIUM": browser, "VNU_JAR": str(jar), "NODE_MODULES": str(tmp_path)}
    found = equipment.find(given)

    assert found.environment == {"CHROMIUM": browser, "VNU_JAR": str(jar)}


def test_it_takes_the_packages_of_node_it_is_shown(tmp_path, browser, monkeypatch):
    monkeypatch.setattr(equipment, "playwright_starts", lambda: True)
    monkeypatch.setattr(equipment.shutil, "which", lambda name, path=None: f"/usr/bin/{name}")
    for name in (equipment.COMPILER, equipment.TYPES, equipment.LIGHTHOUSE):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    found = equipment.find({"NODE_MODULES": str(tmp_path)})

    assert found.schema == str(tmp_path)
    assert found.lighthouse == f"{tmp_path}/{equipment.LIGHTHOUSE}"


def test_without_node_its_packages_are_of_no_use(tmp_path, monkeypatch):
    (tmp_path / "lighthouse/cli").mkdir(parents=True)
    (tmp_path / equipment.LIGHTHOUSE).touch()
    monkeypatch.setattr(equipment.shutil, "which", lambda name, path=None: None)

    found = equipment.find({"NODE_MODULES": str(tmp_path)})

    assert (found.schema, found.lighthouse) == (None, None)


@pytest.mark.parametrize(
    ("codes", "verdict"), [([0], 0), ([5], 5), ([5, 0], 0), ([0, 1], 1), ([5, 2], 2), ([5, 5], 5)]
)
def test_it_fails_where_a_run_failed_or_nothing_was_chosen(codes, verdict):
    assert suite.verdict(codes) == verdict


@pytest.mark.unmeasured
def test_coverage_rests_where_a_test_is_marked_so():
    assert Coverage.current() is None
