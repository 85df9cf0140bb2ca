"""Authors: people and desks, with or without an account; and the credits they get."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.models.names import Name, Named


class Author(Named):
    """A person, or a desk such as «Редактор»; a desk is an organisation in metadata."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        DESK = "desk", _("desk")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.PERSON)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
    )
    portrait = models.ForeignKey(
        "articles.Picture", models.PROTECT, null=True, blank=True, verbose_name=_("portrait")
    )
    is_active = models.BooleanField(_("writes for us now"), default=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged"
    )

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["slug"]

    def get_absolute_url(self) -> str:
        return reverse("reader:author", args=[get_language(), self.slug])


class AuthorName(Name):
    """An author's name, job and short life in one language."""

    author = models.ForeignKey(Author, models.CASCADE, related_name="names")
    job = models.CharField(_("job"), max_length=200, blank=True)
    bio = models.TextField(_("about the author"), blank=True)

    class Meta:
        verbose_name = _("name of the author")
        verbose_name_plural = _("names of the author")
        constraints = [
            models.UniqueConstraint(
                fields=["author", "language"], name="author_name_once_per_language"
            ),
        ]


class Credit(models.Model):
    """An author's part in an article."""

    class Role(models.TextChoices):
        TEXT = "text", _("text")
        PHOTO = "photo", _("photo")
        TRANSLATION = "translation", _("translation")
        EDITING = "editing", _("editing")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="credits")
    author = models.ForeignKey(
        Author, models.PROTECT, related_name="credits", verbose_name=_("author")
    )
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.TEXT)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author", "role"], name="credit_once_per_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} ({self.get_role_display()})"
