"""Where a story comes from, in schema.org's words: the chain of its sources."""

from typing import Any

from articles.text import typography
from reader.pages import Article, ChainSource

Node = dict[str, Any]

PUBLISHERS = {"agency", "medium"}
"""The kinds of source that publish; whatever else speaks is an organisation or a person."""
PERSON, DOCUMENT = "person", "document"
REPUBLISHED = "republished"


def of(page: Article, root: str, newsroom: Node) -> Node:
    """Whom it was taken from, what it rests on, whom that cites, and whose the words are.

    Whoever speaks stands whole in `sourceOrganization` or in `citation`, elsewhere by an id.
    """
    steps = [(step.role, source) for step in page.chain for source in step.sources]
    nearest = [source for step in page.chain[:1] for source in step.sources]
    taken_from = [source for source in nearest if source.kind not in (PERSON, DOCUMENT)]
    cited = [one for role, one in steps if role != REPUBLISHED or one not in taken_from]
    said = {
        "creditText": typography.plain(page.credit_line),
        "sourceOrganization": _one_or_more([_speaker(one, root) for one in taken_from]),
        "isBasedOn": [_original(one, root) for _role, one in steps if one.original_url],
        "citation": [_citation(one, root) for one in cited],
        "copyrightHolder": _one_or_more(_holders(page, root, newsroom)),
    }
    return {name: value for name, value in said.items() if value}


def _one_or_more(nodes: list[Node]) -> list[Node] | Node:
    return nodes[0] if len(nodes) == 1 else nodes


def _holders(page: Article, root: str, newsroom: Node) -> list[Node]:
    """Those a text was taken over from; of a document that was, nobody can be told."""
    if page.chain and page.chain[0].role == REPUBLISHED:
        return [_id(one, root) for one in page.chain[0].sources if one.kind != DOCUMENT]
    return [newsroom]


def _id(source: ChainSource, root: str) -> Node:
    return {"@id": f"{root}{source.url}#source"}


def _speaker(source: ChainSource, root: str) -> Node:
    """Who speaks: a medium, an organisation or a person."""
    kind = "Person" if source.kind == PERSON else "Organization"
    if source.kind in PUBLISHERS:
        kind = "NewsMediaOrganization"
    return {
        "@type": kind,
        **_id(source, root),
        "name": source.name,
        "url": root + source.url,
    }


def _original(source: ChainSource, root: str) -> Node:
    found: Node = {"@type": "CreativeWork", "url": source.original_url}
    if source.kind != DOCUMENT:
        found["author" if source.kind == PERSON else "publisher"] = _id(source, root)
    return found


def _citation(source: ChainSource, root: str) -> Node:
    cited: Node = {"@type": "CreativeWork", "name": source.name}
    cited["url"] = source.original_url or root + source.url
    if source.kind != DOCUMENT:
        cited["author"] = _speaker(source, root)
    return cited
