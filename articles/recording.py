"""Keeping each save of the desk's text, and whether it differs from what was published last."""

from django.db import transaction

from accounts.models import User
from articles import aliases, picture_uses, snapshot
from articles.models import Article, Revision
from articles.models.revision import canonical, digest


@transaction.atomic
def record(article: Article, *, by: User, note: str = "", always: bool = False) -> Revision:
    """Keep the desk's text as a revision, chained to the one before.

    Nothing changed since the last revision: that one is returned, unless a new one is to be made
    `always`. `article.version` follows.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    last = locked.revisions.first()
    data = canonical(snapshot.take(article))
    if last and not always and aliases.same(last.data, data):
        article.version = last.version
        return last
    picture_uses.keep_desk(article)
    previous = last.hash if last else ""
    article.version = locked.version + 1
    Article.objects.filter(pk=article.pk).update(version=article.version)
    return Revision.objects.create(
        article=article,
        version=article.version,
        data=data,
        by=by,
        note=note,
        previous_hash=previous,
        hash=digest(previous, data),
    )


def has_unpublished_changes(article: Article) -> bool:
    """Whether the desk's text differs from the newest edition's."""
    edition = article.latest_edition
    if article.status != Article.Status.PUBLISHED or edition is None:
        return False
    last = article.revisions.first()
    return last is not None and not aliases.same(last.data, edition.revision.data)
