"""Setting aside files that no picture has."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import picture_sweep


class Command(BaseCommand):
    help = "Set aside files older than an hour that an interrupted upload left behind."

    def handle(self, *args: Any, **options: Any) -> None:
        swept = picture_sweep.sweep()
        self.stdout.write(f"{swept.set_aside} set aside.")
        if swept.left:
            raise CommandError(
                f"{swept.left} keys are unknown to this database: too many for leftovers, so none"
                " was touched. Is it the right database?"
            )
