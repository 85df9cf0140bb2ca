"""Removing files that no picture has."""

from typing import Any

from django.core.management.base import BaseCommand

from articles import picture_sweep


class Command(BaseCommand):
    help = "Remove files older than an hour that an interrupted upload left behind."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{picture_sweep.sweep()} removed.")
