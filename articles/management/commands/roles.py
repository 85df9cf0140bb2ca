"""Bring the groups in step with the table of roles."""

from typing import Any

from django.core.management.base import BaseCommand

from articles import roles


class Command(BaseCommand):
    help = "Bring the groups in step with the table of roles. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        roles.keep()
        self.stdout.write(f"In step: {', '.join(roles.ROLES)}.")
