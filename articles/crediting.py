"""The credit line of a snapshot: of a text that may not be saved yet."""

from collections.abc import Iterable, Mapping
from typing import Any

from articles.models import Attribution, Source
from articles.models.attribution import chain_of
from articles.text.credit_line import Hop, Name
from articles.text.credit_line import credit_line as credit_line_of

Sources = Mapping[int, Source]


def sources_of(snapshots: Iterable[dict[str, Any]]) -> dict[int, Source]:
    """The sources that these snapshots' chains name, with their names, in two queries."""
    wanted = {hop["source"] for data in snapshots for hop in data["chain"] if hop["source"]}
    return Source.objects.prefetch_related("names").in_bulk(wanted) if wanted else {}


def hops_of(data: dict[str, Any], sources: Sources) -> list[list[Attribution]]:
    """The chain as rows that were never saved, step by step; what is gone stays out.

    A source that is only typed yet has no number: it stands as a Source without one, by its name.
    """
    rows = [
        Attribution(
            source=_source(hop, sources),
            role=hop["role"],
            step=hop["step"],
            position=position,
            url=hop["url"],
        )
        for position, hop in enumerate(data["chain"])
        if hop["source"] in sources or hop.get("name")
    ]
    return chain_of(rows)


def generated_line(data: dict[str, Any], sources: Sources) -> str:
    """The sentence made from the snapshot's chain, in its language."""
    language = data["language"]
    steps = [
        [Hop(name=name_of(row, language), role=row.role) for row in step]
        for step in hops_of(data, sources)
    ]
    return credit_line_of(steps, language)


def line(data: dict[str, Any], sources: Sources) -> str:
    """The credit line as plain text: the editor's own words, else the generated ones."""
    return data["credit_line_override"] or generated_line(data, sources)


def name_of(row: Attribution, language: str) -> Name:
    """The name of a hop's source; of one that is only typed yet, the words typed."""
    return row.name_in(language) if row.source.pk else Name(text=row.source.slug)


def _source(hop: dict[str, Any], sources: Sources) -> Source:
    return sources[hop["source"]] if hop["source"] else Source(slug=hop["name"])
