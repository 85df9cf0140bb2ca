"""What must agree after a kill: each sentence that comes back is a promise broken."""

from collections import Counter
from itertools import pairwise

from accounts.models import AuditEntry
from articles import integrity, listings
from articles.models import FOREVER, Article, Clearing, Listing, ListTotal, OutboxMessage
from articles.search import checking
from articles.text import typography
from articles.trace import Act

PUBLISHES = {"publish", "publish change", "schedule", "schedule change", "correct"}
"""The steps that write an edition. A note on a text with a planned change would write two."""


def contradictions():
    """Everything in the database that contradicts something else in it."""
    found = []
    for article in Article.objects.order_by("pk"):
        for check in CHECKS:
            found += [f"article {article.pk}: {words}" for words in check(article)]
    return [*found, *totals(), *chain(), *checking.faults()]


def history(article):
    """Revisions are numbered without a gap, chained, untouched, and the newest is the article's."""
    revisions = list(article.revisions.order_by("version"))
    if [row.version for row in revisions] != list(range(1, len(revisions) + 1)):
        yield "its revisions have a gap"
    if revisions and revisions[-1].version != article.version:
        yield f"is at version {article.version}, its newest revision at {revisions[-1].version}"
    if not all(row.is_intact for row in revisions):
        yield "a revision is not what was written"
    if any(older.hash != newer.previous_hash for older, newer in pairwise(revisions)):
        yield "its chain of revisions is broken"


def events(article):
    """Each step begins in the state that the one before ended in; the last one is the article's."""
    rows = list(article.events.order_by("id"))
    if any(before.to_status != after.from_status for before, after in pairwise(rows)):
        yield "a step of its life is missing"
    if rows and rows[-1].to_status != article.status:
        yield f"is {article.status}, and its last event says {rows[-1].to_status}"


def log(article):
    """The audit log tells of the same steps in the same order."""
    steps = article.events.filter(verb__in=Act.values).order_by("id").values_list("verb", flat=True)
    entries = AuditEntry.objects.filter(about__startswith=f"{article.pk}: ").order_by("id")
    if list(steps) != list(entries.values_list("act", flat=True)):
        yield "its steps and the audit log differ"


def public(article):
    """It is published exactly when one edition stands open; an event and a revision tell of it."""
    rows = list(article.editions.order_by("id").select_related("revision"))
    standing = [row for row in rows if row.public_until == FOREVER]
    if len(standing) != (article.status == Article.Status.PUBLISHED):
        yield f"is {article.status} and has {len(standing)} open editions"
    told = [row.verb for row in article.events.order_by("id") if row.verb in PUBLISHES]
    if len(told) != len(rows):
        yield f"has {len(rows)} editions and {len(told)} events that write one"
    for edition in rows:
        said = edition.revision.snapshot["headline"]
        if edition.headline != typography.typeset(said, article.language):
            yield f"edition {edition.pk} doesn't say what its revision says"


def lists(article):
    """Its listings are those of its open edition, window for window, and none else."""
    standing = article.editions.filter(public_until=FOREVER).first()
    wanted = Counter()
    if standing:
        window = standing.pk, standing.public_from, standing.public_until
        wanted = Counter((*place, *window) for place in listings.places_of(standing, article))
    names = "kind", "key", "edition_id", "public_from", "public_until"
    found = Counter(Listing.objects.filter(number=article.pk).values_list(*names))
    if found != wanted:
        yield f"stands in {sorted(found)[:3]}…, ought to in {sorted(wanted)[:3]}…"


def leftovers(article):
    """Each step cleared its page once; nothing waits in the outbox about what was taken back."""
    about = f"article:{article.pk}"
    cleared, steps = Clearing.objects.filter(key=about).count(), article.events.count()
    if cleared != steps:
        yield f"has {steps} events and cleared its page {cleared} times"
    waiting = OutboxMessage.objects.filter(about=about, done_at=None, cancelled_at=None)
    if article.status == Article.Status.WITHDRAWN and waiting.exists():
        yield "is withdrawn, and the outbox still means to tell of it"


def totals():
    """The totals that people see are what can be counted."""
    names = "kind", "key", "language"
    counted = Counter(Listing.objects.filter(public_until=FOREVER).values_list(*names))
    kept = {tuple(row): total for *row, total in ListTotal.objects.values_list(*names, "total")}
    for place in {*counted, *kept}:
        if counted[place] != kept.get(place, 0):
            yield f"list {place} holds {counted[place]} and says {kept.get(place, 0)}"


def chain():
    """Each entry of the audit log follows the one before."""
    if broken := integrity.verify_log():
        yield f"the audit log's chain is broken at {broken}"


CHECKS = (history, events, log, public, lists, leftovers)
