"""Bringing the files of older pictures up to what is made of new ones."""

from typing import Any

from django.core.management.base import BaseCommand

from articles import library
from articles.models import Picture


class Command(BaseCommand):
    help = "Write rights into the files of pictures from older releases, and take their likeness."

    def handle(self, *args: Any, **options: Any) -> None:
        """One picture after the other: stopped, it goes on where it stood."""
        older = Picture.objects.filter(files__rights__isnull=True).order_by("id")
        numbers = list(older.values_list("pk", flat=True))
        for number in numbers:
            try:
                library.sign_anew(Picture.objects.get(pk=number))
            except FileNotFoundError as error:
                self.stderr.write(f"Picture {number} has no master: {error.filename}")
        self.stdout.write(f"{len(numbers)} pictures looked at.")
