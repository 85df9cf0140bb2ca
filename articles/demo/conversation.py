"""What colleagues say to each other about the demo's articles, from notes.toml."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import User
from articles import changes, mails, noting
from articles.demo.stories import guid
from articles.models import Article

FILE = Path(__file__).parent / "notes.toml"


@transaction.atomic
def fill(people: dict[str, User], made: list[Article]) -> None:
    """Say what is to be said about the articles that were made just now; write no letters of it."""
    by_guid = {article.guid: article for article in made}
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["note"]:
        if article := by_guid.get(guid(row["story"], row["language"])):
            _say(article, row, people)
    for article in made:
        changes.cancel(mails.about(article))


def _say(article: Article, row: dict[str, Any], people: dict[str, User]) -> None:
    thread = noting.say(article, row["text"], by=people[row["by"]])
    for answer in row.get("answer", ()):
        noting.say(article, answer["text"], by=people[answer["by"]], thread=thread)
    if who := row.get("resolved_by"):
        noting.resolve(thread, by=people[who])
