"""Places: to a regional paper they matter as much as tags."""

from collections.abc import Iterator

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models.names import Name, Named


class Place(Named):
    """A region, district or town; a town may lie in a district, a district in a region."""

    class Kind(models.TextChoices):
        REGION = "region", _("region")
        DISTRICT = "district", _("district")
        TOWN = "town", _("town")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("lies in"),
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="place_not_in_itself",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("reader:place", args=[get_language(), self.slug])

    def with_parents(self) -> Iterator["Place"]:
        """Yield this place and each one it lies in; at most five, so a ring ends too."""
        place: Place | None = self
        for _step in range(5):
            if place is None:
                return
            yield place
            place = place.parent


class PlaceName(Name):
    """A place's name in one language."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names")

    class Meta:
        verbose_name = _("name of the place")
        verbose_name_plural = _("names of the place")
        constraints = [
            models.UniqueConstraint(
                fields=["place", "language"], name="place_name_once_per_language"
            ),
        ]
