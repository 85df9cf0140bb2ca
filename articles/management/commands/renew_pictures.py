"""Bringing files up to the rights of their pictures, and older pictures up to new ones."""

from typing import Any

from django.core.management.base import BaseCommand

from articles import library
from articles.models import Picture


class Command(BaseCommand):
    help = "Write rights into the files that say others, and take the likeness of older pictures."

    def handle(self, *args: Any, **options: Any) -> None:
        """One picture after the other: stopped, it goes on where it stood."""
        numbers = list(library.outdated())
        for number in numbers:
            try:
                library.sign_anew(Picture.objects.get(pk=number))
            except FileNotFoundError as error:
                self.stderr.write(f"Picture {number} has no master: {error.filename}")
        self.stdout.write(f"{len(numbers)} pictures renewed.")
