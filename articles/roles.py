"""What a reporter, an editor, a chief editor and an administrator may do: one table."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connection, transaction

from accounts.roles import Role

VIEW_ALL = (
    "section tag author source place picture revision edition event correction page frontslot"
    " storytemplate"
)
REPORTER = [
    "articles.add_article",
    "articles.change_article",
    "articles.view_article",
    "articles.take_in_text",
    "articles.add_picture",
    "articles.change_picture",
    *(f"articles.view_{name}" for name in VIEW_ALL.split()),
]
EDITOR = [
    *REPORTER,
    "articles.delete_article",
    "articles.delete_picture",
    "articles.change_any_article",
    "articles.publish_article",
    "articles.withdraw_article",
    *(f"articles.{act}_{name}" for act in ("add", "change") for name in ("tag", "source")),
    *(f"articles.{act}_frontslot" for act in ("add", "change", "delete")),
]
CHIEF = [
    *EDITOR,
    "articles.kill_article",
    "articles.reopen_article",
    "articles.correct_article",
    "articles.add_correction",
    "articles.redact_article",
    *(
        f"articles.{act}_{name}"
        for act in ("add", "change")
        for name in ("section", "author", "place", "page", "storytemplate")
    ),
    "articles.view_newsroom",
    "articles.change_newsroom",
    "accounts.view_auditentry",
]
ADMINISTRATOR = [
    *CHIEF,
    "articles.delete_storytemplate",
    *(f"articles.delete_{name}" for name in ("section", "tag", "author", "source", "place")),
    *(f"articles.{act}_address" for act in ("add", "change", "delete", "view")),
    "articles.delete_page",
    "accounts.export_auditentry",
    "accounts.add_user",
    "accounts.change_user",
    "accounts.view_user",
]
ROLES = {
    "reporter": REPORTER,
    "editor": EDITOR,
    "chief": CHIEF,
    "administrator": ADMINISTRATOR,
}
ROLE_NAMES = dict(Role.choices)


@transaction.atomic
def sync() -> None:
    """Make the groups match the table. Idempotent."""
    for name, wanted in ROLES.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(wanted))


def keep() -> None:
    """After a migration: make permissions of models that are new, and the groups that hold them."""
    if "auth_group" not in connection.introspection.table_names():
        return
    for label in ("accounts", "articles"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    sync()


def _permissions(wanted: Iterable[str]) -> list[Permission]:
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    return [found[name] for name in dict.fromkeys(wanted)]
