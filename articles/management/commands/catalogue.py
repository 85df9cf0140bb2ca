"""Interface words: `catalogue extract`, `catalogue compile`, `catalogue check`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import catalogues


class Command(BaseCommand):
    help = "Extract, compile or check the catalogues of interface words."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["extract", "compile", "check"])

    def handle(self, *args: Any, **options: Any) -> None:
        acts = {"extract": self._extract, "compile": self._compile, "check": self._check}
        acts[options["act"]]()

    def _extract(self) -> None:
        for language in catalogues.TRANSLATED:
            self.stdout.write(f"{language}: {catalogues.update(language)} messages wait for words")

    def _compile(self) -> None:
        self.stdout.write(f"{len(catalogues.compile_all())} catalogues compiled")

    def _check(self) -> None:
        faults = list(catalogues.faults())
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults in the catalogues.")
        self.stdout.write("catalogues: no faults")
