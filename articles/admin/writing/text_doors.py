"""The doors of the text being written: articles, embeds, typography, pasted pictures."""

from collections.abc import Iterator
from typing import Any

from articles.admin.writing import embedding, finding, pasted_picture, related, typeset

Door = tuple[str, Any, str]


def doors() -> Iterator[Door]:
    """Route, view and name of each."""
    yield "find/", finding.found, "find"
    yield "related/", related.proposed, "related"
    yield "embed/", embedding.found, "embed"
    yield "typeset/", typeset.proposed, "typeset"
    yield "pasted-picture/", pasted_picture.take, "pasted_picture"
