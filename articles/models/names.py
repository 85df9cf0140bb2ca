"""The name of a thing in one language: what section, tag, place, author and source names share."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.fields import FoldedField, SortKeyField


class LanguageText(models.Model):
    """A part of something that is written once per language."""

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)

    class Meta:
        abstract = True


class Name(LanguageText):
    """A name with the forms that sorting and matching need."""

    text = models.CharField(_("name"), max_length=200)
    sort_key = SortKeyField()
    folded = FoldedField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class Named(models.Model):
    """Something with a slug of its own and a name per language."""

    slug = models.SlugField(
        _("slug"), max_length=80, unique=True, help_text=_("Stands in the address of its page.")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Its name in the current language where names were prefetched; its slug otherwise."""
        brought = getattr(self, "_prefetched_objects_cache", {}).get("names", ())
        names = {name.language: name.text for name in brought}
        return names.get(get_language() or "") or next(iter(names.values()), self.slug)
