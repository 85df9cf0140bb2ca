"""Pictures and the files made from them."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.fields import FoldedField
from articles.models.names import LanguageText

HALF = 0.5
UNIT = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class Picture(models.Model):
    """A checked and stripped master file. Its words are per language, its files are renditions.

    `likeness` is a perceptual hash (64 bits in hexadecimal); `crops` holds the crops that somebody
    drew, {"16x9": [left, top, width, height]} in parts of the master's size. `found` is what the
    file said of itself: {"caption", "byline", "credit", "copyright", "terms"}, what it had of them.
    `is_confirmed` turns false when another photograph takes the place of the file, until somebody
    says that what is told, its words and whose it is, is true of that one: it is kept from readers.
    """

    key = models.CharField(max_length=32, unique=True, editable=False)
    extension = models.CharField(max_length=4, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    uploaded_name = models.CharField(_("name of the file"), max_length=100, editable=False)
    focal_x = models.FloatField(_("focal point, across"), default=HALF, validators=UNIT)
    focal_y = models.FloatField(_("focal point, down"), default=HALF, validators=UNIT)
    source = models.ForeignKey(
        "articles.Source", models.PROTECT, null=True, blank=True, verbose_name=_("source")
    )
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    licence_ends_on = models.DateField(
        _("licence ends on"),
        null=True,
        blank=True,
        help_text=_("The last day on which we may show it. Empty: without an end."),
    )
    byline = models.CharField(
        _("photographer"), max_length=200, blank=True, help_text=_("As the file is to name them.")
    )
    copyright = models.CharField(_("copyright"), max_length=200, blank=True)
    likeness = models.CharField(max_length=16, editable=False, blank=True, db_index=True)
    crops = models.JSONField(default=dict, editable=False, blank=True)
    found = models.JSONField(default=dict, editable=False, blank=True)
    is_confirmed = models.BooleanField(default=True, editable=False)
    folded = FoldedField(source="searched_words")
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    files = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="picture_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=models.Q(width__gte=1, height__gte=1), name="picture_has_a_size"
            ),
        ]
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(is_confirmed=False),
                name="picture_unconfirmed",
            )
        ]

    def __str__(self) -> str:
        return self.uploaded_name or self.key

    @property
    def master_name(self) -> str:
        """Where the master lies, relative to the media folder."""
        return f"masters/{self.key}.{self.extension}"

    def searched_words(self) -> str:
        return "\n".join([self.uploaded_name, self.byline, self.copyright])


class PictureText(LanguageText):
    """Caption, alt text and credit of a picture in one language."""

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="texts")
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    alt = models.CharField(
        _("alt text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who can't see it."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("“Photo:” is put before it, unless it says itself what it is: “Drawing: …”."),
    )
    folded = FoldedField(source="searched_words")
    folded_credit = FoldedField(source="credit")

    class Meta:
        verbose_name = _("text of the picture")
        verbose_name_plural = _("texts of the picture")
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "language"], name="picture_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.caption

    def searched_words(self) -> str:
        return "\n".join([self.caption, self.alt, self.credit])


class Rendition(models.Model):
    """One resized file made from a picture."""

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")
    ratio = models.CharField(max_length=8)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    format = models.CharField(max_length=4)
    bytes = models.PositiveIntegerField()

    class Meta:
        ordering = ["picture", "ratio", "width"]
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "ratio", "width", "format"], name="rendition_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Where the file lies, relative to the media folder."""
        return f"pictures/{self.picture.key}/{self.ratio}-{self.width}.{self.format}"


class PictureUse(models.Model):
    """A place where an article shows a picture: at the desk, or in an edition of it.

    Written by `articles.picture_uses` with the text itself, so that nobody has to search texts.
    """

    class Place(models.TextChoices):
        LEAD = "lead", _("lead picture")
        TEXT = "text", _("in the text")

    picture = models.ForeignKey(Picture, models.PROTECT, related_name="uses")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="picture_uses")
    edition = models.ForeignKey(
        "articles.Edition", models.CASCADE, null=True, related_name="picture_uses"
    )
    place = models.CharField(max_length=4, choices=Place.choices)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "article", "place"],
                condition=models.Q(edition__isnull=True),
                name="picture_use_once_at_the_desk",
            ),
            models.UniqueConstraint(
                fields=["picture", "edition", "place"], name="picture_use_once_in_an_edition"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.picture_id} {self.place} {self.article_id}"


class EarlierPictureUse(models.Model):
    """A picture that an article's saves showed before a later save left it out.

    Written by `articles.picture_uses`, so that nobody has to read the history. It holds no picture
    back from being deleted.
    """

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="earlier_uses")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="earlier_picture_uses"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "article"], name="earlier_picture_use_once"),
        ]

    def __str__(self) -> str:
        return f"{self.picture_id} {self.article_id}"
