"""Sources: whom a story rests on."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models.names import Name, Named


class Source(Named):
    """An agency, press service, medium, document, person or account."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("news agency")
        PRESS_SERVICE = "press_service", _("press service")
        INSTITUTION = "institution", _("institution")
        MEDIUM = "medium", _("news medium")
        DOCUMENT = "document", _("document")
        PERSON = "person", _("person")
        SOCIAL = "social", _("social account")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    website = models.URLField(_("website"), blank=True)
    is_confirmed = models.BooleanField(
        _("confirmed"),
        default=True,
        help_text=_("A proposed source is not public, and it holds back Publish."),
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged"
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]

    def get_absolute_url(self) -> str:
        return reverse("reader:source", args=[get_language(), self.slug])


class SourceName(Name):
    """A source's name in one language, with the forms that its credit line needs."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="names")
    cited = models.CharField(
        _("form after “with reference to”"),
        max_length=200,
        blank=True,
        help_text=_(
            "Russian: accusative («пресс-службу Сената»). Kazakh: dative («баспасөз қызметіне»). "
            "English: with its article (“the press service of the Senate”)."
        ),
    )
    genitive = models.CharField(
        _("genitive"),
        max_length=200,
        blank=True,
        help_text=_("For “according to” and “based on”: «по данным пресс-службы Сената»."),
    )
    description = models.TextField(_("what this source is and how we use it"), blank=True)

    class Meta:
        verbose_name = _("name of the source")
        verbose_name_plural = _("names of the source")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "language"], name="source_name_once_per_language"
            ),
        ]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which a text may name this source."""
        return tuple(form for form in (self.text, self.cited, self.genitive) if form)
