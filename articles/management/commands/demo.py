"""Fill the demo newsroom, or bring its dates up to today."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.demo import fill, people, refresh
from articles.models import Article


class Command(BaseCommand):
    help = "Fill the demo newsroom. Safe to repeat: what is there stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--first", action="store_true", help="only where there is no article yet"
        )
        parser.add_argument("--refresh", action="store_true", help="bring dates up to today")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["first"] and Article.objects.exists():
            return
        if options["refresh"]:
            self.stdout.write(f"Moved by {refresh.refresh()}.")
            return
        fill.fill(self.stdout.write)
        self.stdout.write(f"Accounts: {people.path()}")
