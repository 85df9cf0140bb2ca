"""The demo's stories: one file a story, each language that it exists in made an article."""

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from articles import workflow
from articles.demo import states
from articles.models import (
    Article,
    Attribution,
    Author,
    Credit,
    Picture,
    Place,
    Section,
    Source,
    Story,
    Tag,
)

FOLDER = Path(__file__).parent / "stories"
CODES = [code for code, _name in settings.LANGUAGES]
PICTURE_KEYS = re.compile(r'data-(picture|gallery|of)="([a-z,-]+)"')


def guid(key: str, language: str) -> str:
    """The permanent name of a demo article: how a second filling knows it."""
    return f"urn:newsroom-demo:{key}:{language}"


def read() -> list[dict[str, Any]]:
    """Every story, oldest first, so that numbers grow with time."""
    files = sorted(FOLDER.glob("*.toml"))
    stories = [tomllib.loads(path.read_text(encoding="utf-8")) for path in files]
    return sorted(stories, key=lambda story: -float(story["age_hours"]))


class Filler:
    """Writes stories through the same doors as the desk."""

    def __init__(self, people: dict[str, User], now: datetime) -> None:
        self.people = people
        self.now = now
        self.sections = {row.slug: row for row in Section.objects.all()}
        self.places = {row.slug: row for row in Place.objects.all()}
        self.authors = {row.slug: row for row in Author.objects.all()}
        self.sources = {row.slug: row for row in Source.objects.all()}
        self.tags = {row.slug: row for row in Tag.objects.all()}
        self.pictures = {row.uploaded_name.rsplit(".", 1)[0]: row for row in Picture.objects.all()}

    def fill(self, story: dict[str, Any]) -> Iterator[Article]:
        """Make the articles of one story that are missing."""
        versions = [code for code in CODES if code in story]
        known = {
            article.language: article
            for article in Article.objects.filter(
                guid__in=[guid(story["key"], code) for code in versions]
            )
        }
        group = next((article.story for article in known.values()), None)
        for code in versions:
            if code not in known:
                article = self._article(story, code, group)
                group = article.story
                yield article

    @transaction.atomic
    def _article(self, story: dict[str, Any], code: str, group: Story | None) -> Article:
        words = story[code]
        owner = self.people[story["owner"]]
        article = Article(
            language=code,
            guid=guid(story["key"], code),
            form=story["form"],
            label=story["label"],
            headline=words["headline"],
            deck=words["deck"],
            body=self._body(words["body"]),
            section=self.sections[story["section"]],
            place=self.places.get(story.get("place", "")),
            event_on=self._event_day(story),
            original_on=self._original_day(story),
            lead_picture=self._picture(story.get("picture", "")),
            embargo_until=self._embargo(story),
        )
        workflow.start(article, by=owner, story=group)
        self._parts(article, story, words)
        workflow.record(article, by=owner)
        at = self.now - timedelta(hours=float(story["age_hours"]))
        asked = states.Asked(words, at, self.now, self.people, self._body)
        states.reach(story["state"], article, asked)
        return article

    def _parts(self, article: Article, story: dict[str, Any], words: dict[str, Any]) -> None:
        credits = words.get("credits", story["credits"])
        Credit.objects.bulk_create(
            Credit(
                article=article,
                author=self.authors[credit["author"]],
                role=credit["role"],
                position=position,
            )
            for position, credit in enumerate(credits)
        )
        Attribution.objects.bulk_create(
            Attribution(
                article=article,
                source=self.sources[hop["source"]],
                role=hop["role"],
                step=hop.get("step", 1),
                position=position,
                url=hop.get("url", ""),
            )
            for position, hop in enumerate(story["chain"])
        )
        article.tags.set([self.tags[key] for key in story["tags"]])

    def _body(self, html: str) -> str:
        return PICTURE_KEYS.sub(self._numbered, html)

    def _numbered(self, found: re.Match[str]) -> str:
        """The attribute with the numbers of the pictures in place of their keys."""
        numbers = ",".join(str(self.pictures[key].pk) for key in found[2].split(","))
        return f'data-{found[1]}="{numbers}"'

    def _picture(self, key: str) -> Picture | None:
        return self.pictures[key] if key else None

    def _embargo(self, story: dict[str, Any]) -> datetime | None:
        hours = story.get("embargo_hours")
        return None if hours is None else self.now + timedelta(hours=hours)

    def _event_day(self, story: dict[str, Any]) -> Any:
        days = story.get("event_days_ago")
        return None if days is None else timezone.localdate(self.now) - timedelta(days=days)

    def _original_day(self, story: dict[str, Any]) -> Any:
        if any(hop["role"] == "republished" for hop in story["chain"]):
            hours = max(float(story["age_hours"]), 0) + 2
            return timezone.localdate(self.now - timedelta(hours=hours))
        return None
