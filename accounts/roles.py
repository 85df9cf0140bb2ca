"""Who a person is at the desk. What each role may do is the table of the application that knows."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """The four roles; each value is the name of a group."""

    REPORTER = "reporter", pgettext_lazy("role", "Reporter")
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    CHIEF = "chief", pgettext_lazy("role", "Chief editor")
    ADMINISTRATOR = "administrator", pgettext_lazy("role", "Administrator")
