"""The Django admin, with our own site in place of the stock one."""

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.admin.site.DeskSite"

    def ready(self) -> None:
        """Bring in the screens after the site: a screen that came first would make a second one."""
        super().ready()
        import_module("articles.admin.screens")
        import_module("newsroom.checks")
