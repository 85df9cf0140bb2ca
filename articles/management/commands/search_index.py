"""Filling search by hand, with progress."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import side_by_side
from articles.models import SearchWord
from articles.search import checking, filling, tables


class Command(BaseCommand):
    help = "Enter in search what lacks an entry; may be stopped, and goes on where it stood."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="take every entry out before")
        parser.add_argument(
            "--check", action="store_true", help="only say what is not as it ought to be"
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=side_by_side.cores(),
            help="how many work on PostgreSQL; one for each processor when not said",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        if options["anew"]:
            tables.empty()
            SearchWord.objects.all().delete()
        filled = filling.fill(self.stdout.write, options["processes"])
        self.stdout.write(
            f"Entered: {filled.articles} articles, {filled.texts} texts of the desk. "
            f"Out: {filled.swept}."
        )

    def _check(self) -> None:
        found = 0
        for fault in checking.faults():
            found += 1
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{found} faults. What is missing is entered without --check.")
        self.stdout.write("Every text is found by what it says, and by nothing else.")
