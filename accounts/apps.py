"""The accounts application."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from accounts import seal, signals  # noqa: F401

        connection_created.connect(seal.let_sqlite_ask)
        post_migrate.connect(seal.install, sender=self)
