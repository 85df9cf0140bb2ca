"""Every screen of the desk: each module registers its own, once the site stands."""

from articles.admin import (
    address,
    article,
    audit,
    author,
    front,
    page,
    picture,
    place,
    record,
    section,
    source,
    story_template,
    tag,
    users,
)

__all__ = [
    "address",
    "article",
    "audit",
    "author",
    "front",
    "page",
    "picture",
    "place",
    "record",
    "section",
    "source",
    "story_template",
    "tag",
    "users",
]
