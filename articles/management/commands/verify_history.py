"""Check every article's chain of revisions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import integrity
from articles.models import Revision


class Command(BaseCommand):
    help = "Check that no revision was changed, lost or added by hand; exit 1 where one was."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(integrity.verify_all())
        for number, versions in found:
            listed = ", ".join(map(str, versions))
            self.stdout.write(f"Article {number}: not as written: {listed}.")
        if found:
            raise CommandError(f"The history of {len(found)} articles is broken.")
        self.stdout.write(f"{Revision.objects.count()} revisions are as written.")
