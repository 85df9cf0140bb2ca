"""The chain of sources: one row a hop, from the article to where its news came from."""

from collections.abc import Iterable
from itertools import groupby

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.source import Source
from articles.text.credit_line import Name


class Attribution(models.Model):
    """One hop of the chain. Equal steps are coordinate: "A citing B and C"."""

    class Role(models.TextChoices):
        REPUBLISHED = "republished", _("republished from")
        REFERENCE = "reference", _("with reference to")
        BASED = "based", _("based on")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="attributions")
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="attributions", verbose_name=_("source")
    )
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.REFERENCE)
    step = models.PositiveSmallIntegerField(
        _("step"), default=1, help_text=_("1 is whom we took it from; 2 is whom they cite.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    url = models.URLField(_("address of the original"), max_length=500, blank=True)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("chain of sources")
        ordering = ["step", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(step__gte=1), name="attribution_step_from_1"),
            models.UniqueConstraint(
                fields=["article", "source", "step"], name="source_once_per_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}. {self.source}"

    def name_in(self, language: str) -> Name:
        """The source's name and its forms; its slug's first name where it lacks the language."""
        names = {name.language: name for name in self.source.names.all()}
        if own := names.get(language):
            return Name(text=own.text, cited=own.cited, genitive=own.genitive)
        first = next(iter(names.values()), None)
        return Name(text=first.text if first else self.source.slug)


Chain = list[list[Attribution]]


def chain_of(attributions: Iterable[Attribution]) -> Chain:
    """Group hops by step, in the order (step, position, id)."""
    ordered = sorted(attributions, key=lambda hop: (hop.step, hop.position, hop.pk or 0))
    return [list(hops) for _step, hops in groupby(ordered, key=lambda hop: hop.step)]
