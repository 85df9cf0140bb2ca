"""Stories: what joins the versions of an article in several languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Story(models.Model):
    """The group of articles that are versions of each other in several languages."""

    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def __str__(self) -> str:
        return str(self.pk)
