"""`import_text`: make a draft of a page saved as plain text."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from articles import taking_in
from articles.taking_in import Taken


class Command(BaseCommand):
    help = "Make a draft of a page saved as plain text; say what was understood and left out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        codes = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("file", type=Path, help="a text file in UTF-8")
        parser.add_argument("--language", required=True, choices=codes)
        parser.add_argument("--by", default="", help="user name of the draft's owner")

    def handle(self, *args: Any, **options: Any) -> None:
        text = self._text(options["file"])
        try:
            taken = taking_in.take_in(
                text, language=options["language"], by=self._owner(options["by"])
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except PermissionDenied as error:
            raise CommandError("This user may not take in texts.") from error
        for line in _report(taken):
            self.stdout.write(line)

    def _text(self, path: Path) -> str:
        try:
            return path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{path} is not a text in UTF-8.") from error

    def _owner(self, name: str) -> User:
        if name:
            found = User.objects.filter(username=name, is_active=True).first()
        else:
            active = User.objects.filter(is_active=True).order_by("-is_superuser", "pk")
            found = next((u for u in active if u.has_perm("articles.take_in_text")), None)
        if found is None:
            raise CommandError("There is no such user; name one with --by.")
        return found


def _report(taken: Taken) -> list[str]:
    article, found = taken.article, taken.intake
    steps = [" and ".join(hop.text for hop in hops) for hops in found.chain]
    return [
        f"Draft {article.pk} ({article.language}), owner {article.owner.username}",
        f"Headline: {found.headline}",
        f"Paragraphs: {len(found.paragraphs)}",
        *(f"  {number}. {line}" for number, line in enumerate(found.paragraphs, 1)),
        f"Chain: {' -> '.join(steps) or '-'}",
        f"Credit line: {article.credit_line or '-'}",
        f"Byline: {', '.join(byline.name for byline in found.bylines) or '-'}",
        *(f"  not an author of ours: {byline.name}" for byline in taken.unknown_bylines),
        f"Left out: {len(found.left_out)} lines",
        *(f"  {line}" for line in found.left_out),
    ]
