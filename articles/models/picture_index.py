"""What pictures are found by besides their numbers: former keys, how their light falls, likes."""

from django.db import models


class RetiredKey(models.Model):
    """A key under which a picture's files once lay. Addresses with it go on leading there."""

    key = models.CharField(max_length=32, unique=True)
    picture = models.ForeignKey("articles.Picture", models.CASCADE, related_name="retired_keys")

    def __str__(self) -> str:
        return self.key


class PictureBand(models.Model):
    """One of the seven bands of a picture's likeness: nine or ten bits, and which of the seven.

    Two hashes that differ in six bits at most have one band in common, and an index finds it.
    """

    picture = models.ForeignKey("articles.Picture", models.CASCADE, related_name="bands")
    band = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["band", "picture"], name="picture_band_once"),
        ]

    def __str__(self) -> str:
        return f"{self.picture_id} {self.band}"


class Resemblance(models.Model):
    """That a picture is like another one of the library: the most alike when it was compared.

    Written by `articles.picture_likes`, so that nobody compares every picture with every other one.
    """

    picture = models.OneToOneField("articles.Picture", models.CASCADE, related_name="resemblance")
    other = models.ForeignKey("articles.Picture", models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(picture=models.F("other")), name="picture_resembles_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.picture_id} {self.other_id}"
