"""One row of each table that publishing writes, as bytes. `COLUMNS` has their order."""

from struct import Struct

from articles.archive.wire import NULL, text, word

STRIDES = {
    "articles_story": 1,
    "articles_article": 1,
    "articles_revision": 2,
    "articles_edition": 2,
    "articles_listing": 24,
    "articles_credit": 6,
    "articles_attribution": 6,
    "articles_taggedarticle": 6,
    "articles_relatedarticle": 2,
    "articles_pictureuse": 12,
    "articles_correction": 1,
    "articles_event": 2,
    "articles_clearing": 2,
}
"""The tables in the order of filling, and how many numbers of each an article has for its rows."""

COLUMNS = {
    "articles_story": "id created_at",
    "articles_article": (
        "id language version status form label headline deck body folded slug section_id place_id"
        " event_on original_on lead_picture_id lead_caption credit_line_override credit_line_basis"
        " breaking_until embargo_until published_at withdrawn_at withdrawn_reason killed_at guid"
        " translated_from_id translated_version created_at saved_at story_id owner_id taken_by_id"
    ),
    "articles_revision": (
        "id article_id version data by_id at note scheme salt previous_hash hash redaction_id"
        " redacted_hash left"
    ),
    "articles_edition": (
        "id article_id revision_id story_id language public_from public_until published_at"
        " updated_at form label headline deck body excerpt slug section_id place_id event_on"
        " original_on picture_id picture_caption credits chain tags related credit_line corrections"
        " is_retracted breaking_until words render_version created_at"
    ),
    "articles_listing": (
        "id edition_id number key published_at public_from public_until kind language"
    ),
    "articles_credit": "id article_id author_id position role",
    "articles_attribution": "id article_id source_id step position role url taken_at",
    "articles_taggedarticle": "id tag_id content_object_id",
    "articles_relatedarticle": "id article_id other_id position",
    "articles_pictureuse": "id article_id picture_id edition_id place",
    "articles_correction": "id article_id kind text made_at by_id",
    "articles_event": "id article_id verb from_status to_status by_id at note address",
    "articles_clearing": "id key at",
    "accounts_auditentry": "id at by_id act about details address salt previous_hash hash",
}

_story = Struct(">hiqiq").pack
_tagged = Struct(">hiqiqiq").pack
_related = Struct(">hiqiqiqih").pack
_use = Struct(">hiqiqiqiqi4s").pack
_desk_use = Struct(">hiqiqiq").pack
_credit = Struct(">hiqiqiqih").pack
_hop = Struct(">hiqiqiqihih").pack
_clearing = Struct(">hiq").pack
_at = Struct(">iq").pack


def story(number: int, at: int) -> bytes:
    return _story(2, 8, number, 8, at)


def tagged(number: int, tag: int, article: int) -> bytes:
    return _tagged(3, 8, number, 8, tag, 8, article)


def related(number: int, article: int, other: int, position: int) -> bytes:
    return _related(4, 8, number, 8, article, 8, other, 2, position)


def picture_use(
    number: int, article: int, picture: int, edition: int | None, place: bytes
) -> bytes:
    if edition is None:
        return _desk_use(5, 8, number, 8, article, 8, picture) + NULL + text(place)
    return _use(5, 8, number, 8, article, 8, picture, 8, edition, 4, place)


def credit(number: int, article: int, author: int, position: int, role: str) -> bytes:
    return _credit(5, 8, number, 8, article, 8, author, 2, position) + word(role)


def hop(number: int, article: int, source: int, step: int, position: int, *others: bytes) -> bytes:
    """`others` are the fields role, address and when it was taken."""
    start = _hop(8, 8, number, 8, article, 8, source, 2, step, 2, position)
    return start + b"".join(others)


def clearing(number: int, key: bytes, at: int) -> bytes:
    return _clearing(3, 8, number) + text(key) + _at(8, at)


KINDS = (b"latest", b"section", b"tag", b"author", b"source", b"place", b"day", b"notes")
LISTING = {kind: Struct(f">hiqiqiqiqiqiqiqi{len(kind)}si2s").pack for kind in KINDS}
"""For each kind of list what packs a row of it, every field after its length."""
