"""The desk's rows of an article: its text, its parts, its history."""

from articles.archive import rows, snapshots
from articles.archive.facts import Facts
from articles.archive.recipe import Fate
from articles.archive.texts import Text
from articles.archive.wire import NULL, big, big_or_null, day, four, row, small, text, whole, word
from articles.models.revision import WHOLE_ROW

EMPTY = text(b"")
GUID = b"urn:newsroom-archive:%d"
NOTE_KINDS = (b"update", b"clarification", b"correction", b"correction")

Made = dict[str, list[bytes]]


def write(facts: Facts, told: Text, made: Made) -> None:
    """Everything but what the public reads."""
    article, life = facts.article, facts.life
    made["articles_story"] += _story(facts)
    made["articles_article"].append(_article(facts, told))
    made["articles_revision"] += _revisions(facts, told)
    numbers = facts.first
    first = numbers["articles_credit"]
    made["articles_credit"] += [
        rows.credit(first + place, article, who, place, role)
        for place, (who, role) in enumerate(facts.credits)
    ]
    first = numbers["articles_attribution"]
    made["articles_attribution"] += [
        rows.hop(
            first + place, article, hop.source, hop.step, place,
            word(hop.role), text(hop.url), big_or_null(hop.taken_at),
        )
        for place, hop in enumerate(facts.hops)
    ]  # fmt: skip
    first = numbers["articles_taggedarticle"]
    made["articles_taggedarticle"] += [
        rows.tagged(first + place, tag, article) for place, tag in enumerate(facts.tags)
    ]
    first = numbers["articles_relatedarticle"]
    made["articles_relatedarticle"] += [
        rows.related(first + place, article, other, place)
        for place, other in enumerate(facts.related)
    ]
    first, key = numbers["articles_clearing"], b"article:%d" % article
    made["articles_clearing"] += [
        rows.clearing(first + place, key, step.at) for place, step in enumerate(life.steps)
    ]
    made["articles_event"] += _events(facts)
    if facts.recipe.fate in (Fate.CORRECTED, Fate.RETRACTED):
        made["articles_correction"].append(_correction(facts))


def note_kind(facts: Facts) -> bytes:
    if facts.recipe.fate is Fate.RETRACTED:
        return b"retraction"
    return NOTE_KINDS[facts.recipe.spread % len(NOTE_KINDS)]


def _story(facts: Facts) -> list[bytes]:
    if facts.recipe.original != facts.ordinal:
        return []
    return [rows.story(facts.story, facts.life.created)]


def _article(facts: Facts, told: Text) -> bytes:
    found, life = facts.recipe, facts.life
    is_version = found.original != facts.ordinal
    is_withdrawn = found.fate is Fate.WITHDRAWN
    return row(
        33,
        big(facts.article),
        word(found.language),
        whole(2 if found.fate is Fate.CHANGED else 1),
        word(life.status),
        word(found.form),
        word(found.label),
        text(told.headline[0]),
        text(told.deck[0]),
        text(told.body[0]),
        text(told.folded()),
        text(told.slug),
        big(facts.section),
        big_or_null(facts.place),
        day(facts.event_on),
        day(facts.original_on),
        big_or_null(facts.lead),
        EMPTY,
        EMPTY,
        EMPTY,
        NULL,
        NULL,
        big(life.published),
        big(life.steps[-1].at) if is_withdrawn else NULL,
        text(facts.note().encode()) if is_withdrawn else EMPTY,
        NULL,
        text(GUID % facts.ordinal),
        big(facts.ground.article(found.original)) if is_version else NULL,
        whole(1) if is_version else NULL,
        four(life.created, life.steps[0].at, facts.story, facts.owner),
        NULL,
    )


def _revisions(facts: Facts, told: Text) -> list[bytes]:
    first = facts.first["articles_revision"]
    found, previous = [], b""
    bodies = [told.before, told.body] if told.before else [told.body]
    texts = snapshots.snapshots(facts, told, [body[0] for body in bodies])
    for place, (data, step) in enumerate(zip(texts, facts.life.steps, strict=False)):
        salt = snapshots.salt(b"revision", facts.ordinal, place)
        by, version = facts.by(step), place + 1
        at, spelled = snapshots.told(step.at), snapshots.quoted(data)
        said = (facts.article, at, by, spelled, step.verb.encode(), previous, salt, version)
        made = snapshots.digest(snapshots.REVISION % said)
        found.append(
            row(
                14,
                big(first + place),
                big(facts.article),
                whole(version),
                text(data),
                big(by),
                big(step.at),
                word(step.verb),
                small(WHOLE_ROW),
                text(salt),
                text(previous),
                text(made),
                NULL,
                EMPTY,
                EMPTY,
            )
        )
        previous = made
    return found


def _events(facts: Facts) -> list[bytes]:
    first = facts.first["articles_event"]
    return [
        row(
            9,
            big(first + place),
            big(facts.article),
            word(step.verb),
            word(step.before),
            word(step.after),
            big(facts.by(step)),
            big(step.at),
            text(facts.said(step)[:500].encode()),
            NULL,
        )
        for place, step in enumerate(facts.life.steps)
    ]


def _correction(facts: Facts) -> bytes:
    step = facts.life.steps[-1]
    return row(
        6,
        big(facts.first["articles_correction"]),
        big(facts.article),
        text(note_kind(facts)),
        text(facts.note().encode()),
        big(step.at),
        big(facts.by(step)),
    )
