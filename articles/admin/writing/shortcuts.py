"""The keys of the writing screen: one table for the list on “?” and for the script that obeys."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.admin.writing.bar import Offers


@dataclass(frozen=True)
class Shortcut:
    """Keys as people read them, as a browser names them whatever the layout, and what they do.

    `press` is a selector of the button to press, `command` one of the editor's commands.
    """

    what: str
    keys: tuple[str, ...]
    code: str
    press: str = ""
    command: str = ""


def of(offers: Offers) -> Iterator[Shortcut]:
    """Those that do something for this person and this article.

    No key of a browser that a page can't have; Alt stands only beside Ctrl, since Alt alone
    opens menus. AltGr writes letters in some layouts and is never taken.
    """
    main = ".bar-main button[name=%s]"
    yield Shortcut(_("Save"), ("Ctrl", "S"), "ctrl+KeyS", press=main % "_save")
    if offers.publish:
        keys = ("Ctrl", "Alt", "Enter")
        yield Shortcut(offers.publish, keys, "ctrl+alt+Enter", press=main % "_publish")
    elif offers.submit:
        keys = ("Ctrl", "Alt", "Enter")
        yield Shortcut(_("Submit for review"), keys, "ctrl+alt+Enter", press=main % "_submit")
    yield Shortcut(
        _("Preview"), ("Ctrl", "Alt", "P"), "ctrl+alt+KeyP", press="button[name=_preview]"
    )
    yield Shortcut(
        _("Insert a picture"), ("Ctrl", "Alt", "F"), "ctrl+alt+KeyF", command="newsroompicture"
    )
    yield Shortcut(_("Quote"), ("Ctrl", "Alt", "Q"), "ctrl+alt+KeyQ", command="blockquote")
    yield Shortcut(_("Link"), ("Ctrl", "K"), "ctrl+KeyK", command="link")
    yield Shortcut(_("This list, from the text"), ("Ctrl", "/"), "ctrl+Slash", press="[data-keys]")
    yield Shortcut(_("This list, outside of the text"), ("?",), "", press="[data-keys]")
