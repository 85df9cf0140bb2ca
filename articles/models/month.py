"""When what readers see of a month changed: sitemaps ask, and whoever asks again and again."""

from django.db import models


class MonthChange(models.Model):
    """A moment at which the public stories of a month change, past or to come; by workflow.

    `month` is yyyymm of the stories' publishing on the newsroom's calendar. Of the past only the
    newest is kept, of what is to come each with the number of its article.
    """

    language = models.CharField(max_length=8)
    month = models.PositiveIntegerField()
    at = models.DateTimeField()
    number = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["language", "month", "at", "number"], name="month_change_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.month}: {self.at}"
