"""A deed: what it is tried on, what is sent, and how one sees that it is done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Deed:
    """`set_up(owner)` makes the row; `done(row)` says whether the deed is.

    Without a button it is reading: a door that shows `article_states.SEEN` is open. `post_to` and
    `url` are below the row's address; below its list's where they begin with a slash; whole with
    "/admin/".
    """

    set_up: Callable[[Any], Any]
    done: Callable[[Any], bool] = lambda row: False
    button: str = ""
    values: dict[str, str] = field(default_factory=dict)
    named: Callable[[Any], dict[str, Any]] = lambda row: {}
    bulk: str = ""
    inline: dict[str, str] = field(default_factory=dict)
    post_to: str = "act/"
    url: str = ""

    def payload(self, row):
        """What pressing its button sends."""
        version = {"version": str(row.version)} if hasattr(row, "version") else {}
        return {self.button: "1"} | version | self.values | self.named(row)
