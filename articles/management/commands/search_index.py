"""Filling search by hand, with progress."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.models import SearchWord
from articles.search import checking, renewing, tables

TOLD_EVERY_SECONDS = 10.0


class Command(BaseCommand):
    help = "Enter in search what lacks an entry; may be stopped, and goes on where it stood."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="take every entry out before")

        parser.add_argument(
            "--check", action="store_true", help="only say what is not as it ought to be"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        if options["anew"]:
            tables.empty()
            SearchWord.objects.all().delete()
        with tables.loading() as settle:
            public = self._told("articles", renewing.fill(), settle)
            saved = self._told("texts of the desk", renewing.fill_desk(), settle)
        swept = renewing.sweep()
        self.stdout.write(f"Entered: {public} articles, {saved} texts of the desk. Out: {swept}.")

    def _check(self) -> None:
        found = 0
        for fault in checking.faults():
            found += 1
            self.stdout.write(fault)
        if found:
            raise CommandError(f"{found} faults. What is missing is entered without --check.")
        self.stdout.write("Every text is found by what it says, and by nothing else.")

    def _told(self, what: str, counts: Iterator[int], settle: Callable[[], None]) -> int:
        """Go on to the end, saying now and then how far and how fast it goes."""
        done, started, told = 0, time.monotonic(), time.monotonic()
        for count in counts:
            settle()
            done += count
            now = time.monotonic()
            if now - told > TOLD_EVERY_SECONDS:
                told = now
                self.stdout.write(f"{done} {what}, {done / (now - started):.0f} a second")
        return done
