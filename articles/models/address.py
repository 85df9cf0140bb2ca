"""Addresses that were public once and now lead elsewhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Address(models.Model):
    """An old path, and what now answers for it: a renamed or merged thing, or an import."""

    class Kind(models.TextChoices):
        SECTION = "section", _("section")
        TAG = "tag", _("tag")
        AUTHOR = "author", _("author")
        SOURCE = "source", _("source")
        PLACE = "place", _("place")
        ARTICLE = "article", _("article")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    old = models.CharField(
        _("old address"),
        max_length=400,
        help_text=_("The old slug; for an article brought from another site, its whole path."),
    )
    target = models.BigIntegerField(_("number of what answers now"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.UniqueConstraint(fields=["kind", "old"], name="address_leads_to_one_thing"),
        ]

    def __str__(self) -> str:
        return self.old
