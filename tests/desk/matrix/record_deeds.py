"""The deeds that leave an article's text alone: reading, saves, links, notes, copies."""

from tests.desk.matrix import article_states, done
from tests.desk.matrix.deed import Deed

RESTORE = {
    "done": lambda article: article.headline == article_states.SEEN,
    "button": "_restore",
    "values": {"version": "1"},
    "post_to": "restore/",
    "url": "restore/",
}
SHARE = {
    "done": lambda article: article.previews.exists(),
    "button": "make",
    "values": {"days": "3"},
    "post_to": "links/",
    "url": "links/",
}
REVOKE = {
    "done": done.is_revoked,
    "button": "revoke",
    "named": lambda article: {"revoke": str(article.previews.get().pk)},
    "post_to": "links/",
    "url": "links/",
}
SAY = {
    "done": lambda article: article.notes.exists(),
    "button": "_say",
    "values": {"note": "Проверить."},
    "post_to": "notes/",
    "url": "notes/",
}
RESOLVE = {
    "done": done.is_resolved,
    "button": "_resolve",
    "named": lambda article: {"_resolve": str(article.notes.get().pk)},
    "post_to": "notes/",
    "url": "notes/",
}
COPY = {"done": done.is_begun_from, "button": "_copy", "bulk": "copy_as_new"}
VERSION = {"done": done.is_begun_from, "button": "_version", "values": {"_version": "kk"}}
REDACT = {
    "done": lambda article: article.headline != article_states.SEEN,
    "button": "_redact",
    "values": {"words": article_states.SEEN, "demanded_by": "Решение суда № 1"},
    "post_to": "redact/",
    "url": "redact/",
}
DEEDS = {
    "read another's draft": Deed(article_states.anothers, url="compare/?from=1"),
    "read another's scheduled article": Deed(
        article_states.anothers_planned, url="compare/?from=1"
    ),
    "read an own scheduled article": Deed(article_states.planned, url="compare/?from=1"),
    "read another's published article": Deed(
        article_states.anothers_published, url="compare/?from=1"
    ),
    "read another's unpublished change": Deed(article_states.anothers_change, url="compare/"),
    "read what another's withdrawn article said": Deed(
        article_states.anothers_withdrawn, url="compare/?from=1"
    ),
    "restore an earlier save of an own draft": Deed(article_states.saved_twice, **RESTORE),
    "restore an earlier save of another's draft": Deed(
        article_states.anothers_saved_twice, **RESTORE
    ),
    "redact": Deed(article_states.draft, **REDACT),
    "make a secret link to an own draft": Deed(article_states.draft, **SHARE),
    "make a secret link to another's draft": Deed(article_states.anothers, **SHARE),
    "make a secret link to what is in review": Deed(article_states.in_review, **SHARE),
    "revoke a secret link to an own draft": Deed(article_states.linked, **REVOKE),
    "revoke a secret link to another's draft": Deed(article_states.anothers_linked, **REVOKE),
    "say a note on an own draft": Deed(article_states.draft, **SAY),
    "say a note on another's draft": Deed(article_states.anothers, **SAY),
    "say a note on another's published article": Deed(article_states.anothers_published, **SAY),
    "resolve a note on an own draft": Deed(article_states.with_note, **RESOLVE),
    "resolve a note on another's draft": Deed(article_states.anothers_with_note, **RESOLVE),
    "copy an own draft as new": Deed(article_states.draft, **COPY),
    "copy another's draft as new": Deed(article_states.anothers, **COPY),
    "copy another's published article as new": Deed(article_states.anothers_published, **COPY),
    "begin a version of an own draft": Deed(article_states.draft, **VERSION),
    "begin a version of another's draft": Deed(article_states.anothers, **VERSION),
    "begin a version of another's published article": Deed(
        article_states.anothers_published, **VERSION
    ),
}
