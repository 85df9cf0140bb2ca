"""The demo's accounts: one for each role, each with a password of its own."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import User
from articles import roles
from articles.models import Author

PEOPLE = {
    "admin": ("administrator", "ru", "Нурлан", "Касымов"),
    "chief": ("chief", "kk", "Гүлнар", "Әбенова"),
    "editor": ("editor", "ru", "Елена", "Титова"),
    "reporter": ("reporter", "ru", "Айгерим", "Садыкова"),
}
AUTHORS = {"reporter": "aigerim-sadykova"}


def path() -> Path:
    """Where the names and passwords are written, for whoever runs the installation."""
    return Path(settings.VAR_DIR) / "demo-accounts.txt"


@transaction.atomic
def fill() -> dict[str, User]:
    """The demo's users by name; those that are missing are made, and their passwords written."""
    roles.sync()
    made = {}
    for name, (role, language, first, last) in PEOPLE.items():
        if User.objects.filter(username=name).exists():
            continue
        made[name] = secrets.token_urlsafe(9)
        user = User.objects.create_user(
            name,
            f"{name}@tobol.example",
            made[name],
            first_name=first,
            last_name=last,
            interface_language=language,
            is_staff=True,
        )
        user.groups.add(Group.objects.get(name=role))
    for name, slug in AUTHORS.items():
        Author.objects.filter(slug=slug, user=None).update(user=User.objects.get(username=name))
    if made:
        _write(made)
    return {user.username: user for user in User.objects.filter(username__in=PEOPLE)}


def _write(passwords: dict[str, str]) -> None:
    lines = [f"{name} {password}\n" for name, password in passwords.items()]
    if path().exists():
        kept = path().read_text(encoding="utf-8").splitlines(keepends=True)
        lines = [line for line in kept if line.split(" ")[0] not in passwords] + lines
    path().parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.writelines(lines)
