"""What lies beside the demo's articles, from aside.toml: a link, texts that were not saved."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import User
from articles import keeping, previewing
from articles.admin.writing import form_pairs
from articles.demo.stories import guid
from articles.models import Article, Revision

FILE = Path(__file__).parent / "aside.toml"
TYPED = ("headline", "deck")


@transaction.atomic
def fill(people: dict[str, User], made: list[Article]) -> None:
    """Add what belongs to the articles that were made just now."""
    by_guid = {article.guid: article for article in made}
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for kind, add in (("link", _share), ("kept", _set_aside)):
        for row in rows[kind]:
            if article := by_guid.get(guid(row["story"], row["language"])):
                add(article, row, people[row["by"]])


def _share(article: Article, row: dict[str, Any], by: User) -> None:
    previewing.share(article, by=by, days=row["days"])


def _set_aside(article: Article, row: dict[str, Any], by: User) -> None:
    """Keep a form as if it had been typed upon what readers have, or upon the last save."""
    edition = article.latest_edition
    upon = edition.revision if edition else article.revisions.first()
    if upon:
        pairs = _form(upon, {name: row[name] for name in TYPED if name in row})
        keeping.refuse(pairs, why=keeping.Why(row["why"]), by=by, article=article)


def _form(upon: Revision, typed: dict[str, str]) -> keeping.Pairs:
    pairs: keeping.Pairs = [["typed_upon", str(upon.version)]]
    for part, value in (upon.snapshot | typed).items():
        pairs = form_pairs.write(pairs, part, value)
    return pairs
