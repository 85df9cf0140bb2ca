"""`restore`: an empty newsroom is filled from a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from articles.backup import interrupted, restoring, summary
from articles.backup.refusals import BackupRefused


class Command(BaseCommand):
    help = "Fill an empty newsroom from a backup; the file is read to its end before that."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what ./run backup wrote")
        parser.add_argument("--check", action="store_true", help="only read it, touch nothing")
        parser.add_argument(
            "--replace", action="store_true", help="also where something is; asks first"
        )
        parser.add_argument("--no-input", action="store_true", help="with --replace: don't ask")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._do(**options)
        except BackupRefused as refused:
            raise CommandError(
                f"Nothing was restored from {options['file']}. {refused}"
            ) from refused

    def _do(self, *, file: Path, check: bool, replace: bool, no_input: bool, **_: Any) -> None:
        if check:
            self._say("Whole, as it was written", restoring.check(file))
            return
        if interrupted.settle():
            self.stdout.write("An earlier restore was cut short. Its files are in order again.")
        if replace and not no_input and not restoring.is_empty():
            self._ask(file)
        made = restoring.restore(file, may_replace=replace)
        self._say("Restored, and hash for hash the same", made)

    def _ask(self, file: Path) -> None:
        """Have the name of what will be lost typed in full."""
        name = Path(str(connection.settings_dict["NAME"])).name
        restoring.check(file)
        if input(f"All that is in {name} will be lost. Type {name} to replace it: ") != name:
            raise BackupRefused("It was not confirmed.")

    def _say(self, verdict: str, made: Any) -> None:
        for line in summary.lines(made):
            self.stdout.write(line)
        self.stdout.write(f"{verdict}: {len(made.tables)} tables, {len(made.files)} files")
