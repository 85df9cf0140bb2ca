"""What the outbox gave up, and having it tried again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import outbox


class Command(BaseCommand):
    help = "List what was refused for good or tried in vain; with --again have it tried anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again", nargs="+", type=int, metavar="NUMBER", help="the messages to try anew"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failed = {message.pk: message for message in outbox.failed().order_by("pk")}
        wanted = options["again"] or []
        if unknown := [number for number in wanted if number not in failed]:
            raise CommandError(f"Nothing that failed has this number: {unknown[0]}.")
        for number in wanted:
            outbox.again(failed[number])
            self.stdout.write(f"{number}: will be tried anew")
        if wanted:
            return
        for message in failed.values():
            self.stdout.write(f"{message.pk}: {message.kind}, {message.about}: {message.error}")
        self.stdout.write(f"{len(failed)} failed")
