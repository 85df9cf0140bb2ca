"""The page of roles says what the tables say."""

from pathlib import Path

import write_roles

ROOT = Path(__file__).resolve().parents[3]


def test_the_page_is_up_to_date():
    written = (ROOT / "docs" / "roles.md").read_text(encoding="utf-8")

    assert written == write_roles.page(), "Run: .venv/bin/python tools/write_roles.py"


def test_a_deed_of_the_table_stands_on_the_page_with_its_cells():
    page = write_roles.page()

    assert "### Kill what is published\n" in page
    assert "| reporter | 403 | no | no | 403 | no | no | 403 | no |" in page
