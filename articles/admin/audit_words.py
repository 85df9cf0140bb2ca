"""The audit log in words: acts, and the details that each entry brings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from django.apps import apps
from django.utils.translation import gettext, pgettext_lazy

from accounts import audit
from accounts.models import AuditEntry, User
from accounts.roles import Role
from articles import integrity, trace
from articles.admin.writing.standing import exact

ACTS: dict[str, Any] = dict([*audit.Act.choices, *trace.Act.choices])
DETAILS: dict[str, Any] = {
    "role": pgettext_lazy("audit log", "role"),
    "old": pgettext_lazy("audit log", "before"),
    "new": pgettext_lazy("audit log", "after"),
    "note": pgettext_lazy("audit log", "note"),
    "planned_for": pgettext_lazy("audit log", "public from"),
    "kind": pgettext_lazy("audit log", "what"),
    "was": pgettext_lazy("audit log", "before"),
    "rows": pgettext_lazy("audit log", "rows"),
    "filter": pgettext_lazy("audit log", "filter"),
}
NOTES: dict[str, Any] = {trace.Act.SHARE: pgettext_lazy("audit log", "save")}
"""What the note of an act is, where it is no sentence."""
FILTERS: dict[str, Any] = {
    "act": pgettext_lazy("audit log", "what"),
    "from": pgettext_lazy("audit log", "from"),
    "until": pgettext_lazy("audit log", "until"),
    "by__id__exact": pgettext_lazy("audit log", "who"),
    "q": pgettext_lazy("audit log", "words"),
}
UNSAID = {"language", integrity.LEFT}
ROLES: dict[str, Any] = dict(Role.choices)


def who(entry: AuditEntry) -> str:
    """Who did it: a person, or whoever runs the installation; nothing of one who was refused."""
    if entry.by is None and entry.act != audit.Act.REFUSED:
        return gettext("command line")
    return str(entry.by or "")


def act(entry: AuditEntry) -> str:
    """What was done, in the person's language."""
    return str(ACTS.get(entry.act, entry.act))


@dataclass(frozen=True)
class Detail:
    """One thing that an entry says, in words; what somebody wrote has a language of its own."""

    name: str
    value: str
    language: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


def details(entry: AuditEntry) -> list[Detail]:
    """What the entry brings; an empty value says nothing, and the language shows by itself."""
    told = [(name, value) for name, value in entry.details.items() if name not in UNSAID]
    names = DETAILS | {"note": NOTES.get(entry.act, DETAILS["note"])}
    language = str(entry.details.get("language", ""))
    shown = [
        Detail(str(names.get(name, name)), _value(name, value), language if name == "note" else "")
        for name, value in told
    ]
    return [detail for detail in shown if detail.value]


def _value(name: str, value: Any) -> str:
    if name in ("role", "old", "new"):
        return str(ROLES.get(value, value))
    if name == "kind":
        return _kind(str(value))
    if name == "filter":
        return _filter(str(value))
    if name == "planned_for":
        return exact(datetime.fromisoformat(value))
    return str(value)


def _kind(name: str) -> str:
    """A kind of row by its name, where it is one of ours."""
    models = {model._meta.model_name: model for model in apps.get_models()}
    return str(models[name]._meta.verbose_name) if name in models else name


def _filter(query: str) -> str:
    """What the list was narrowed down to, in words."""
    asked = [(name, value) for name, value in parse_qsl(query) if name in FILTERS]
    return ", ".join(f"{FILTERS[name]}: {_asked(name, value)}" for name, value in asked)


def _asked(name: str, value: str) -> str:
    if name == "act":
        return str(ACTS.get(value, value))
    if name == "by__id__exact" and value.isdecimal():
        return str(User.objects.filter(pk=value).first() or value)
    return value
