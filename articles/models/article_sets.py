"""Sets of articles as the desk and the public ask for them."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

from articles.text import words

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models.article import Article  # noqa: F401  # named in a string that ruff can't read

FEW = 5_000


class ArticleQuerySet(models.QuerySet["Article"]):
    """Sets of articles as the desk asks for them, and the one that says what is public."""

    def public(self) -> Self:
        """Articles of which anyone may read an edition now. The only place that says so."""
        now = timezone.now()
        return self.filter(
            status=self.model.Status.PUBLISHED,
            published_at__lte=now,
            editions__public_from__lte=now,
            editions__public_until__gt=now,
        )

    def scheduled(self) -> Self:
        """Articles that the clock will publish. Found by what is to come, which is little."""
        now = timezone.now()
        coming = self.model.editions.rel.related_model._default_manager.filter(public_from__gt=now)
        planned = self.filter(pk__in=coming.order_by().values("article"))
        return planned.filter(status=self.model.Status.PUBLISHED, published_at__gt=now)

    def under_embargo(self) -> Self:
        """Articles about which nothing may go out yet.

        Their own embargo lasts, or one on the story in another language, and no reader has them.
        """
        lasts = models.Q(embargo_until__gt=timezone.now())
        stories = self.model.objects.filter(lasts).order_by().values("story")
        public = self.model.objects.public().order_by().values("pk")
        return self.filter(lasts | models.Q(story__in=stories) & ~models.Q(pk__in=public))

    def held(self, *, to_delete: bool = False) -> Self:
        """Read with their rows and those of their stories locked until the transaction ends.

        An embargo in one language and a plan in another wait for each other at the story. Rows
        may refer to an article that is held, so autosaves and translations don't wait; to one
        that is held `to_delete` they may not.
        """
        rows = self.select_related("story").order_by()
        return rows.select_for_update(of=("self", "story"), no_key=not to_delete)

    def waiting(self) -> Self:
        """Articles handed in for an editor to read."""
        return self.filter(status=self.model.Status.REVIEW)

    def own(self, user: "User") -> Self:
        """Articles that `user` owns or is credited on through the author's account."""
        return self.filter(self.is_own(user))

    def is_own(self, user: "User") -> models.Q:
        """Whether an article is one of those, to stand beside other conditions."""
        credits = self.model.credits.rel.related_model._default_manager.filter(author__user=user)
        credited = models.Exists(credits.filter(article=models.OuterRef("pk")))
        return models.Q(owner=user) | models.Q(credited)

    def mine(self, user: "User") -> Self:
        """The same as a list of its own: whoever has few of them has no others looked at."""
        credits = self.model.credits.rel.related_model._default_manager.filter(author__user=user)
        owned = self.model.objects.filter(owner=user).order_by().values_list("pk", flat=True)
        numbers = owned.union(credits.order_by().values("article"), all=True)
        few = list(numbers[: FEW + 1])
        return self.own(user) if len(few) > FEW else self.filter(pk__in=set(few))

    def matching(self, text: str) -> Self:
        """Articles whose words hold every word of `text`, in any case, ё as е."""
        found = self
        for word in words.fold(text).split():
            found = found.filter(folded__contains=word)
        return found
