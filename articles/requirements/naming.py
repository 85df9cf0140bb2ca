"""Rules about what a text names: sources and their forms, the credit line, tags."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles import crediting
from articles.models import Attribution
from articles.requirements.problem import Problem
from articles.requirements.text import Text
from articles.text.credit_line import Hop, missing_forms


def unconfirmed_source(text: Text) -> Iterator[Problem]:
    message = _("Confirm the source “%(name)s”.")
    for hop in _hops(text):
        if not (hop.source.pk and hop.source.is_confirmed):
            name = crediting.name_of(hop, text.language).text
            yield Problem("sources", message % {"name": name}, _source(hop))


def source_without_name(text: Text) -> Iterator[Problem]:
    message = _("The source “%(name)s” has no name in the language of the article.")
    for hop in _hops(text):
        if hop.source.pk and not _is_named(hop, text.language):
            name = crediting.name_of(hop, text.language).text
            yield Problem("sources", message % {"name": name}, _source(hop))


def source_without_form(text: Text) -> Iterator[Problem]:
    """A form that the credit line's sentence needs, missing in the article's language."""
    if text.data["credit_line_override"]:
        return
    messages = {
        "cited": _(
            "“%(name)s” lacks its form after “with reference to” in the language of the article: "
            "the credit line is a plainer one until then."
        ),
        "genitive": _(
            "“%(name)s” lacks its genitive in the language of the article: "
            "the credit line is a plainer one until then."
        ),
    }
    steps = crediting.hops_of(text.data, text.sources)
    named = [
        [Hop(name=crediting.name_of(hop, text.language), role=hop.role) for hop in step]
        for step in steps
    ]
    for step, place, form in missing_forms(named, text.language):
        hop = steps[step][place]
        if hop.source.pk and _is_named(hop, text.language):
            name = crediting.name_of(hop, text.language).text
            yield Problem("sources", messages[form] % {"name": name}, _source(hop))


def no_date_of_original(text: Text) -> Iterator[Problem]:
    roles = {hop["role"] for hop in text.data["chain"]}
    if Attribution.Role.REPUBLISHED in roles and not text.data["original_on"]:
        message = _("Say when the original appeared: an old text published as new is false news.")
        yield Problem("original_on", message)


def stale_credit_line(text: Text) -> Iterator[Problem]:
    if not text.data["credit_line_override"]:
        return
    if text.data["credit_line_basis"] != crediting.generated_line(text.data, text.sources):
        message = _("The chain of sources changed after the credit line was written by hand.")
        yield Problem("credit_line_override", message)


def unconfirmed_tag(text: Text) -> Iterator[Problem]:
    waiting = [tag.name for tag in text.tags if not tag.is_confirmed]
    for name in [*waiting, *text.new_tags]:
        yield Problem("tags", _("Confirm the tag “%(name)s”.") % {"name": name})


def _hops(text: Text) -> Iterator[Attribution]:
    for step in crediting.hops_of(text.data, text.sources):
        yield from step


def _is_named(hop: Attribution, language: str) -> bool:
    return any(name.language == language for name in hop.source.names.all())


def _source(hop: Attribution) -> tuple[str, int] | None:
    return ("source", hop.source.pk) if hop.source.pk else None
