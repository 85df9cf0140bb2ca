"""Related stories: what an editor wants read next."""

from django.db import models


class RelatedArticle(models.Model):
    """An article chosen by hand to stand beneath another one."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_links")
    other = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_from")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(article=models.F("other")), name="related_is_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.other_id}"
