"""What the archive's articles left in the audit log, each entry chained to the one before."""

from collections.abc import Iterable

from django.db.models import Max

from accounts import audit
from accounts.models import AuditEntry
from articles.archive import snapshots, writing
from articles.archive.facts import Ground, Outline, iso
from articles.archive.moments import Step
from articles.archive.wire import NULL, big, json, row, text
from articles.backup import numbers

TABLE = "accounts_auditentry"
LONGEST = 200


def write(ground: Ground, ordinals: Iterable[int]) -> None:
    """Add the entries of some articles, in the caller's transaction, after all there are."""
    previous = audit.last_hash().encode()
    number = max(
        AuditEntry.objects.aggregate(last=Max("pk"))["last"] or 0, numbers.last(AuditEntry)
    )
    made: list[bytes] = []
    for ordinal in ordinals:
        article = Outline(ground, ordinal)
        for place, step in enumerate(article.life.steps):
            number += 1
            entry, previous = _entry(article, step, number, place, previous)
            made.append(entry)
    writing.write({TABLE: made})
    numbers.go_on_after(AuditEntry, number)


def _entry(
    article: Outline, step: Step, number: int, place: int, previous: bytes
) -> tuple[bytes, bytes]:
    """An entry's row, and its hash."""
    act, by, salt = (
        step.verb.encode(),
        article.by(step),
        snapshots.salt(b"log", article.ordinal, place),
    )
    about, details = _about(article), _details(article, step)
    told = snapshots.ENTRY % (
        snapshots.quoted(about), act, snapshots.told(step.at), by, details, previous, salt,
    )  # fmt: skip
    made = snapshots.digest(told)
    fields = text(act), text(about), json(details), NULL, text(salt), text(previous), text(made)
    return row(10, big(number), big(step.at), big(by), *fields), made


def _about(article: Outline) -> bytes:
    headline, _slug = article.writer.headline(article.ordinal)
    about = b"%d: %b" % (article.article, headline[0])
    return about if len(about) <= LONGEST else about.decode()[:LONGEST].encode()


def _details(article: Outline, step: Step) -> bytes:
    """The details in JSON's canonical spelling."""
    found = b'{"language":"%b"' % article.language
    if step.verb == "schedule":
        return found + b',"planned_for":"%b"}' % iso(article.life.published).encode()
    if words := article.said(step):
        return found + b',"note":"%b"}' % snapshots.quoted(words.encode())
    return found + b"}"
