"""`backup`: everything in one file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.backup import summary, taking
from articles.backup.refusals import BackupRefused


class Command(BaseCommand):
    help = "Write database and pictures into one file, with a manifest of hashes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to; it must not be there yet")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            made = taking.take(path)
        except BackupRefused as refused:
            raise CommandError(f"No backup was made. {refused}") from refused
        for line in summary.lines(made):
            self.stdout.write(line)
        self.stdout.write(f"Written and read back: {path}, {path.stat().st_size:,} bytes")
