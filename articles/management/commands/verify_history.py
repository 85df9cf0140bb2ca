"""Check every article's chain of revisions, the audit log's, and the seal on both."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts import seal
from accounts.models import AuditEntry
from articles import integrity
from articles.models import Revision


class Command(BaseCommand):
    help = "Check that no revision or log entry was changed, lost or added by hand; else exit 1."

    def handle(self, *args: Any, **options: Any) -> None:
        complaints = [*self._articles(), *self._log(), *self._seal()]
        if complaints:
            raise CommandError(" ".join(complaints))
        self.stdout.write(f"{Revision.objects.count()} revisions are as written.")
        last = AuditEntry.objects.first()
        count, head = AuditEntry.objects.count(), last.hash if last else "-"
        self.stdout.write(f"{count} entries of the audit log are as written, up to {head}.")

    def _articles(self) -> list[str]:
        found = list(integrity.verify_all())
        for number, versions in found:
            listed = ", ".join(map(str, versions))
            self.stdout.write(f"Article {number}: not as written: {listed}.")
        return [f"The history of {len(found)} articles is broken."] if found else []

    def _log(self) -> list[str]:
        found = integrity.verify_log()
        if found:
            self.stdout.write(f"Audit log: not as written: {', '.join(map(str, found))}.")
        return ["The audit log is broken."] if found else []

    def _seal(self) -> list[str]:
        tables = [model._meta.db_table for model in seal.broken(seal.sealed())]
        return [f"Not sealed: {', '.join(tables)}; migrate seals them."] if tables else []
