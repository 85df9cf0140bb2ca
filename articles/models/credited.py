"""Where an article comes from and who made it: its chain of sources, credit line and authors."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models

from articles.models.attribution import Chain, chain_of
from articles.models.author import Author
from articles.text.credit_line import Hop
from articles.text.credit_line import credit_line as credit_line_of


class Credited(models.Model):
    """The facts of an article that its credits and its chain of sources tell."""

    if TYPE_CHECKING:
        language: Any
        credits: Any
        attributions: Any
        credit_line_override: Any
        credit_line_basis: Any

    class Meta:
        abstract = True

    @property
    def chain(self) -> Chain:
        """The chain of sources, step by step, nearest first."""
        return chain_of(self.attributions.all())

    @property
    def generated_credit_line(self) -> str:
        """The sentence made from the chain, in the article's language."""
        return credit_line_of(self._hops(), self.language)

    @property
    def credit_line(self) -> str:
        """Where it comes from as plain text: the editor's own words, else the generated ones."""
        return self.credit_line_override or self.generated_credit_line

    @property
    def credit_line_is_stale(self) -> bool:
        """Whether the chain changed after the line was overruled by hand."""
        overruled = bool(self.credit_line_override)
        return overruled and self.credit_line_basis != self.generated_credit_line

    @property
    def is_taken_from_elsewhere(self) -> bool:
        return any(hop.role == hop.Role.REPUBLISHED for hops in self.chain for hop in hops)

    @property
    def byline_authors(self) -> list[Author]:
        """The authors of the text, in order."""
        return [credit.author for credit in self.credits.all() if credit.role == "text"]

    def _hops(self) -> Sequence[Sequence[Hop]]:
        return [
            [Hop(name=hop.name_in(self.language), role=hop.role) for hop in hops]
            for hops in self.chain
        ]
