"""Sections: where a story stands."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models.names import Name, Named


class Section(Named):
    """A part of the paper. It needs a name in every language in use."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)
    in_menu = models.BooleanField(_("in the menu"), default=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "id"]

    def get_absolute_url(self) -> str:
        return reverse("reader:section", args=[get_language(), self.slug])


class SectionName(Name):
    """A section's name and description in one language."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="names")
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("name of the section")
        verbose_name_plural = _("names of the section")
        constraints = [
            models.UniqueConstraint(
                fields=["section", "language"], name="section_name_once_per_language"
            ),
            models.UniqueConstraint(fields=["language", "folded"], name="section_name_unique"),
        ]
