"""Taking in a plain text page: what is known of sources and authors, and the draft it becomes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from articles import proposals, workflow
from articles.models import Article, Attribution, AuthorName, Credit, SourceName
from articles.text import intake
from articles.text.intake import Intake, IntakeByline

LONGEST_HEADLINE = 300
REFUSALS = {
    "empty": gettext_lazy("Paste the text of the page first."),
    "one_line": gettext_lazy("There is only one line. Paste the headline, then the text under it."),
    "too_long": gettext_lazy("The text is too long: at most 500,000 characters are read."),
}


@dataclass(frozen=True)
class Taken:
    """The draft, what was read from the page, and the signatures that are no author of ours."""

    article: Article
    intake: Intake
    unknown_bylines: tuple[IntakeByline, ...]


def read(text: str, language: str) -> Intake:
    """Read a pasted page against the sources and authors that we know. Changes nothing.

    Raises ValidationError when there is nothing to read.
    """
    try:
        return intake.take_in(text.replace("\0", ""), language, known_sources(), known_authors())
    except intake.IntakeRefused as refusal:
        raise ValidationError(str(REFUSALS[refusal.code])) from refusal


@transaction.atomic
def take_in(text: str, *, language: str, by: User) -> Taken:
    """Make a draft of a pasted page: text, chain, credits; unknown sources are proposed."""
    if not by.has_perm("articles.take_in_text"):
        raise PermissionDenied
    found = read(text, language)
    if len(found.headline) > LONGEST_HEADLINE:
        message = _("The first line has to be the headline; this one is %(length)s characters.")
        raise ValidationError(message % {"length": len(found.headline)})
    article = _draft(found)
    workflow.start(article, by=by)
    unknown = _sign(article, found.bylines)
    _attribute(article, found)
    workflow.record(article, by=by, note="taken in")
    return Taken(article, found, unknown)


def known_sources() -> list[intake.KnownSource]:
    """Every source with every form of its name, in every language; the merged ones' too."""
    number = Coalesce("source__merged_into", "source")
    rows = SourceName.objects.values_list(number, "text", "cited", "genitive")
    return [
        intake.KnownSource(key, forms)
        for key, forms in _grouped((key, forms) for key, *forms in rows).items()
    ]


def known_authors() -> list[intake.KnownAuthor]:
    """Every person and desk with the names they have in all languages."""
    rows = AuthorName.objects.values_list(Coalesce("author__merged_into", "author"), "text")
    return [
        intake.KnownAuthor(key, names)
        for key, names in _grouped((key, [name]) for key, name in rows).items()
    ]


def _grouped(rows: Iterable[tuple[int, list[str]]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for key, words in rows:
        found[key] = (*found.get(key, ()), *filter(None, words))
    return found


def _draft(found: Intake) -> Article:
    """The date of a text taken from elsewhere is its original's; else the event's."""
    dated = "original_on" if found.chain else "event_on"
    return Article(
        language=found.language,
        headline=found.headline,
        body=found.body,
        **{dated: found.event_date},
    )


def _sign(article: Article, bylines: Iterable[IntakeByline]) -> tuple[IntakeByline, ...]:
    """Credit the known authors; return the signatures of the others."""
    known = dict.fromkeys((each.key, each.role) for each in bylines if each.key is not None)
    Credit.objects.bulk_create(
        Credit(article=article, author_id=int(key), role=role, position=position)
        for position, (key, role) in enumerate(known)
    )
    return tuple(byline for byline in bylines if byline.key is None)


def _attribute(article: Article, found: Intake) -> None:
    for step, hops in enumerate(found.chain, start=1):
        for position, hop in enumerate(hops):
            source = hop.key or proposals.source_named(hop.text, found.language).pk
            Attribution.objects.get_or_create(
                article=article,
                source_id=source,
                step=step,
                defaults={"role": hop.role, "position": position},
            )
