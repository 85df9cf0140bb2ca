"""`load_archive`: very many articles to measure with, the same each time."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.archive import loading
from articles.archive.loading import Report
from articles.archive.plan import LoadRefused

STOPPED = "Stopped. Run it again and it goes on; until it has ended, indexes may be missing."


class Command(BaseCommand):
    help = "Load an archive of N made-up articles; stopped or killed, it goes on where it was."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("articles", type=int, help="how many")
        parser.add_argument(
            "--until", type=_day, help="the day before which all of them appeared; today"
        )
        parser.add_argument(
            "--beside", action="store_true", help="also where there are stories already"
        )
        parser.add_argument("--processes", type=int, help="one for each core, if not said")

    def handle(self, *args: Any, **options: Any) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
        try:
            report = loading.load(
                options["articles"],
                until=options["until"],
                beside=options["beside"],
                processes=options["processes"],
                say=self.stdout.write,
            )
        except LoadRefused as refused:
            raise CommandError(str(refused)) from refused
        except KeyboardInterrupt:
            raise CommandError(STOPPED) from None
        self.stdout.write(_told(report))


def _told(report: Report) -> str:
    whole = f"{report.plan.articles:,} articles up to {report.plan.until}"
    room = f"{report.bytes_on_disk / 1_000_000:,.0f} MB"
    if not report.seconds:
        return f"There already: {whole}, {room}."
    spent = sum(report.seconds.values())
    rate = report.plan.articles / spent if report.made == report.plan.articles else 0
    told = f", {rate:,.0f} articles/s" if rate else f", of them {report.made:,} in this run"
    return f"{whole}, {room}, in {spent:.1f} s{told}; {report.cpu:.1f} s of CPU in our processes."


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a day such as 2026-11-29.") from error
