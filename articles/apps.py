"""The articles application."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from accounts import seal


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from articles import checks, search_upkeep  # noqa: F401
        from articles.distribution import checks as _whole  # noqa: F401
        from articles.search import postgresql, tables

        connection_created.connect(postgresql.compile_nothing)
        post_migrate.connect(keep_roles, sender=self)
        post_migrate.connect(seal.install, sender=self)
        post_migrate.connect(tables.install, sender=self)
        post_migrate.connect(search_upkeep.ask_where_stale, sender=self)


def keep_roles(sender: AppConfig, **kwargs: Any) -> None:
    """Keep the groups in step with the table of roles wherever the tables are made or changed."""
    from articles import roles

    roles.keep()
