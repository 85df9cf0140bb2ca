"""What the documentation points at is there, and what it lists is complete."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
READ_FROM_ENVIRONMENT = re.compile(r'\benv\.\w+\(\s*"(\w+)"')
SERVER_READS = re.compile(r"""os\.environ\.get\(["'](\w+)""")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    text = CODE.sub("", page.read_text(encoding="utf-8"))

    missing = [target for target in LINK.findall(text) if not (page.parent / target).exists()]

    assert not missing


@pytest.mark.parametrize(
    ("pattern", "source"),
    [(READ_FROM_ENVIRONMENT, "newsroom/settings.py"), (SERVER_READS, "deploy/gunicorn.conf.py")],
)
def test_every_variable_of_the_environment_is_described(pattern, source):
    described = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    variables = set(pattern.findall((ROOT / source).read_text(encoding="utf-8")))

    missing = [name for name in variables if f"`{name}`" not in described]

    assert len(variables) > 3
    assert not missing


def test_every_command_of_ours_is_described():
    described = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    files = ROOT.glob("*/management/commands/[a-z]*.py")

    missing = [path.stem for path in files if f"`{path.stem}" not in described]

    assert not missing


def test_every_decision_is_in_the_list():
    listed = (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")
    records = {path.name for path in ROOT.glob("docs/decisions/[0-9]*.md")}

    missing = [name for name in records if name not in listed]

    assert not missing


def test_every_constraint_of_the_database_is_described():
    described = (ROOT / "docs/reference/model.md").read_text(encoding="utf-8")
    names = set()
    for path in ROOT.glob("a*/models/*.py"):
        names |= set(re.findall(r"Constraint\(.*?name=\"(\w+)\"", path.read_text(), re.DOTALL))

    missing = [name for name in names if name not in described]

    assert len(names) > 20
    assert not missing
