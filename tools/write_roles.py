"""Writes docs/roles.md from the tables that the permission matrix test tries: who may do what."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.desk.matrix import tables  # noqa: E402  # found through the line above

PAGE = ROOT / "docs" / "roles.md"
INTRO = """# Who may do what

Made by `tools/write_roles.py` from the tables in `tests/desk/matrix/`, which the tests there try
cell by cell: what stands here is what happens. Don't change this page; change the tables, by hand.
What each role is for, and what “own” means, is in [roles](reference/roles.md).

## Deeds, roles and doors

The article is the person's own unless the deed says otherwise.

| word | meaning |
|---|---|
| yes | the door is open: the deed is offered there (where a door offers anything), and it is done |
| sent | it is not offered there, but permitted: sent by hand it is done |
| refused | it is offered among others, and refused in words: nothing changes |
| no | it is not offered; sent by hand nothing changes |
| 403, 404 | the door answers so, and nothing changes |

The doors: *form* is the screen of the article with its buttons; *post* an address sent to by hand;
*bulk* the acts of the list on several articles; *inline* the rows of people and sources in the
form; *url* reading an address with the deed in its query; *autocomplete* the suggestions, ours and
Django's; *popup* the screen in a small window; *history* the screen of the saves.
"""
ADDRESSES = """## Addresses of the desk

What opening (GET) each address answers. 302 leads a stranger to the door, others to another
screen; 405 is an address that things are sent to. “draft” is another's, “story” is published.
"""
POSTS = """
## What is sent to them

What sending (POST) something plausible to each address answers; “+” stands where the database is
another one afterwards. “form” is what the page's own form holds, as an administrator sees it, with
what follows changed; “typed” what a page tells while somebody writes; “blocks” a text for the
typography button; “file” a picture. “own” and “photo” are the reporter's; “link” and “note” are of
the draft.
"""


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([INTRO, *_deeds(), ADDRESSES, _addresses(), POSTS, _posts(), ""])


def _deeds() -> list[str]:
    found = []
    for deed, cells in tables.acts().items():
        rows = [[role, *words.values()] for role, words in cells.items()]
        found.append(f"### {deed[:1].upper()}{deed[1:]}\n\n{_table(['', *tables.DOORS], rows)}\n")
    return found


def _addresses() -> str:
    rows = [
        [f"`{example}`", *(str(status) for status in statuses.values())]
        for example, statuses in tables.addresses().values()
    ]
    return _table(["address", "stranger", *tables.ROLES], rows)


def _posts() -> str:
    rows = [
        [f"`{sending.address}`", _code(sending.what), *sending.answers.values()]
        for sending in tables.posts()
    ]
    return _table(["address", "what", "stranger", *tables.ROLES], rows)


def _code(what: str) -> str:
    return "" if what == "-" else f"`{what}`"


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"Written: {PAGE.relative_to(ROOT)}\n")
