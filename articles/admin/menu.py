"""The menu of the desk, grouped as an editor thinks; each sees what they may use."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

GROUPS = (
    (
        "stories",
        pgettext_lazy("menu", "Stories"),
        ("Article", "FrontSlot", "Picture", "StoryTemplate"),
    ),
    ("words", pgettext_lazy("menu", "Words"), ("Section", "Tag", "Place")),
    ("people", pgettext_lazy("menu", "People"), ("Author", "Source")),
    (
        "newsroom",
        pgettext_lazy("menu", "Newsroom"),
        ("Newsroom", "Page", "User", "AuditEntry", "Address"),
    ),
)
NAMES = {"Newsroom": _("Record"), "FrontSlot": _("Front page")}
WORTH_READING = ("FrontSlot", "AuditEntry")
"""What people open only to look at; the rest is shown to those who may write in it."""


def grouped(apps: Mapping[str, Mapping[str, Any]], index_url: str) -> list[dict[str, Any]]:
    """Django's dictionary of applications as our groups; empty ones are left out."""
    models = {model["object_name"]: model for app in apps.values() for model in app["models"]}
    groups = []
    for key, name, wanted in GROUPS:
        usable = [_entry(models[n]) for n in wanted if n in models and _is_usable(models[n])]
        if usable:
            groups.append(
                {
                    "name": name,
                    "app_label": key,
                    "app_url": index_url,
                    "has_module_perms": True,
                    "models": usable,
                }
            )
    return groups


def _entry(model: dict[str, Any]) -> dict[str, Any]:
    return model | {"name": NAMES.get(model["object_name"], model["name"])}


def _is_usable(model: dict[str, Any]) -> bool:
    perms = model["perms"]
    writes = perms["add"] or perms["change"] or perms["delete"]
    return bool(writes or model["object_name"] in WORTH_READING)
