"""What search finds texts by. Derived from editions and the desk's texts: never backed up."""

from datetime import UTC, datetime
from typing import Any

from django.db import models

from articles.models.article import Article
from articles.models.edition import Edition

EARLIEST, LATEST = -(1 << 33), (1 << 33) - 1
NUMBER_BITS = 28


class WordsField(models.Field):
    """Lexemes with spaces between: a tsvector on PostgreSQL, on SQLite what FTS5 indexes."""

    def db_type(self, connection: Any) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"


class BytewiseField(models.CharField):
    """Text that is compared byte by byte, so that what begins alike stands together."""

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        found: dict[str, Any] = super().db_parameters(connection)
        return found | ({"collation": "C"} if connection.vendor == "postgresql" else {})


class Searched(models.Model):
    """A text's lexemes, made by the analyser of this `version`."""

    version = models.PositiveSmallIntegerField()
    words = WordsField()

    class Meta:
        abstract = True


class SearchEntry(Searched):
    """A public or planned edition as readers find it.

    Its number is its place in time (`place`), so that the newest are the highest.
    `marks` is what ranking looks at.
    """

    id = models.BigIntegerField(primary_key=True)
    edition = models.OneToOneField(Edition, models.CASCADE, related_name="search_entry")
    number = models.BigIntegerField()
    public_from = models.DateTimeField()
    public_until = models.DateTimeField()
    marks = models.TextField()

    def __str__(self) -> str:
        return f"{self.number}: {self.id}"


class DeskEntry(Searched):
    """A text of the desk's that readers don't have, as the desk finds it."""

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="desk_entry"
    )

    def __str__(self) -> str:
        return str(self.article_id)


class SearchWord(models.Model):
    """A word of headlines, decks or names as written, with a lexeme that it is found under.

    Both stand after their language: "ru:токаева", "ru:токаев".
    """

    word = BytewiseField(max_length=64, db_index=True)
    lexeme = BytewiseField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lexeme", "word"], name="search_word_once"),
        ]

    def __str__(self) -> str:
        return self.word


def place(moment: datetime, number: int = 0, second: int = 0) -> int:
    """The number of an entry: seconds since 1970, the article's number, and which of its two.

    Without an article: below every entry of that second.
    """
    seconds = min(max(int(moment.timestamp() // 1), EARLIEST), LATEST)
    bits = number & ((1 << NUMBER_BITS) - 1)
    return (seconds << (NUMBER_BITS + 1)) | (bits << 1) | second


def moment(entry: int) -> datetime:
    """The second that an entry's number says, as far as a calendar goes."""
    return datetime.fromtimestamp(entry >> (NUMBER_BITS + 1), UTC)
