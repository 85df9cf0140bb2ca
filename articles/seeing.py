"""Who may see an article at the desk. One rule, for lists, for one article, and for its people."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from articles.models import Article, Edition, Revision

ANYTHING = "articles.view_article"
EVERYTHING = "articles.change_any_article"


def visible(articles: Any, user: User) -> Any:
    """Those of `articles` that `user` may see.

    All of them for those who write in others' articles. Others see their own, and of colleagues'
    what readers see now word for word: neither what is scheduled, nor what was taken back, nor one
    with a change at the desk that is not public yet.
    """
    sees_all = user.has_perm(ANYTHING) and user.has_perm(EVERYTHING)
    return articles if sees_all else articles.filter(seen_by(user))


def seen_by(user: User) -> Q:
    """Whether `user`, who may not see everything, sees an article: a condition for a list."""
    if not user.has_perm(ANYTHING):
        return Q(pk__in=())
    return Article.objects.is_own(user) | _as_readers_have_it()


def may_see(article: Article, user: User) -> bool:
    """Whether `user` may see `article` at the desk."""
    return bool(visible(Article.objects.filter(pk=article.pk), user).exists())


def may_see_saves(article: Article, user: User) -> bool:
    """Whether `user` may see what readers never had: earlier saves, and notes on them."""
    if user.has_perm(EVERYTHING):
        return True
    return Article.objects.own(user).filter(pk=article.pk).exists()


def saves(article: Article, user: User) -> QuerySet[Revision]:
    """The saves of `article` that `user` may read: of a colleague's those that were public."""
    rows = article.revisions.all()
    if may_see_saves(article, user):
        return rows
    return rows.filter(pk__in=Edition.objects.begun().filter(article=article).values("revision"))


def people(article: Article) -> QuerySet[User]:
    """Those who may see `article` at the desk, and so read and write its notes."""
    staff = User.objects.with_perm(ANYTHING).filter(is_staff=True)
    if Article.objects.filter(_as_readers_have_it(), pk=article.pk).exists():
        return staff
    editors = User.objects.with_perm(EVERYTHING).values("pk")
    own = Q(pk=article.owner_id) | Q(author__credits__article=article.pk)
    return staff.filter(Q(pk__in=editors) | own).distinct()


def _as_readers_have_it() -> Q:
    """Articles that are public now, and of which the desk has nothing else than readers.

    A newer save may hold the same, as after a change was discarded.
    """
    newest = Revision.objects.filter(
        article=OuterRef("article"), version=OuterRef(OuterRef("version"))
    )
    same_save = Q(revision__version=OuterRef("version"))
    same_words = Q(revision__data=Subquery(newest.values("data")[:1]))
    shown = Edition.objects.standing().filter(same_save | same_words, article=OuterRef("pk"))
    return Q(Exists(shown), status=Article.Status.PUBLISHED)
