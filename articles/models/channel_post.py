"""Posts about articles in channels of a messenger."""

from django.db import models


class ChannelPost(models.Model):
    """What stands of an article in a channel; its words are there, their hash is here.

    `message` is None while it is being sent, and for ever where nobody knows what became of it.
    """

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, related_name="channel_posts", editable=False
    )
    channel = models.CharField(max_length=100)
    message = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    begun_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(removed_at__isnull=True),
                name="one_standing_post_per_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.channel}"
