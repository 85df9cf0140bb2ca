"""Whether history still is what was written: a changed, missing or added row shows."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from accounts import chain
from accounts.models import AuditEntry
from articles.models import Article, Redaction, Revision

REDACT, LEFT = "redact", "left"
"""A redaction's entry in the log, and its list of what is left of other entries: {number: hash}."""


def verify(article: Article) -> list[int]:
    """The versions of an article that are not what was written, lowest first; [] when all are."""
    rows = article.revisions.select_related("redaction").order_by("version")
    return broken(rows, article.version, article.redactions.all())


def verify_all() -> Iterator[tuple[int, list[int]]]:
    """Each article whose history is broken: its number, and the versions."""
    rows = Revision.objects.select_related("redaction").order_by("article_id", "version")
    versions = dict(Article.objects.filter(version__gt=0).values_list("pk", "version"))
    acts: dict[int, list[Redaction]] = defaultdict(list)
    for act in Redaction.objects.all():
        acts[act.article_id].append(act)
    for number, revisions in groupby(rows.iterator(), key=lambda row: row.article_id):
        if found := broken(revisions, versions.pop(number, 0), acts[number]):
            yield number, found
    for number, version in versions.items():
        yield number, list(range(1, version + 1))


def verify_log() -> list[int]:
    """The numbers of the audit log's entries that are not as written, or follow a lost one."""
    found: set[int] = set()
    rewritten: dict[int, str] = {}
    left: dict[str, str] = {}
    previous = ""
    for entry in AuditEntry.objects.order_by("pk").iterator():
        if entry.previous_hash != previous:
            found.add(entry.pk)
        if entry.hash != entry.digest(entry.previous_hash):
            rewritten[entry.pk] = entry.digest(entry.hash)
        if entry.act == REDACT:
            left |= _hashes(_hashes(entry.details).get(LEFT))
        previous = entry.hash
    return sorted(found | {pk for pk, digest in rewritten.items() if left.get(str(pk)) != digest})


def broken(revisions: Iterable[Revision], newest: int, acts: Iterable[Redaction]) -> list[int]:
    """The versions up to `newest` that are missing, changed, or not chained to the one before.

    What the article's redactions rewrote must be what the newest of them left.
    """
    found: set[int] = set()
    version, previous = 0, ""
    rewritten: dict[int, str] = {}
    settled = 0
    left: dict[str, str] = {}
    for row in revisions:
        found |= set(range(version + 1, row.version))
        if not holds(row, previous):
            found.add(row.version)
        if row.redaction_id:
            rewritten[row.version] = row.redacted_hash
        if row.left:
            settled, left = row.version, _hashes(_loaded(row.left))
        version, previous = row.version, row.hash
    found |= set(range(min(version, newest) + 1, max(version, newest) + 1))
    found |= {number for number, digest in rewritten.items() if left.get(str(number)) != digest}
    if any(left.get(_name(act)) != act.digest() for act in acts):
        found.add(settled or version)
    return sorted(found)


def left_by_redactions(article: Article) -> str:
    """What redactions left of an article's saves, and the acts themselves: {name: hash} as JSON."""
    rows = article.revisions.exclude(redaction=None).values_list("version", "redacted_hash")
    left = {str(version): digest for version, digest in rows}
    return chain.canonical(left | {_name(act): act.digest() for act in article.redactions.all()})


def _hashes(found: Any) -> dict[str, Any]:
    """What a row lists, or nothing: a row that was changed by hand may hold anything."""
    return found if isinstance(found, dict) else {}


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _name(act: Redaction) -> str:
    return f"redaction {act.pk}"


def holds(row: Revision, previous: str) -> bool:
    """Whether a revision is what was written, follows `previous`, and was redacted by its own act.

    A gap before it shows as well: then `previous` is not what it was chained to.
    """
    ours = row.redaction is None or row.redaction.article_id == row.article_id
    return row.is_intact and row.previous_hash == previous and ours
