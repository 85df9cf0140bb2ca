"""Keeping each save of the desk's text, and whether it differs from what was published last."""

from django.db import transaction

from accounts import chain
from accounts.models import User
from articles import aliases, picture_uses, snapshot
from articles.models import Article, Revision
from articles.search import desk


@transaction.atomic
def record(
    article: Article,
    *,
    by: User,
    note: str = "",
    always: bool = False,
    left: str = "",
    goes_public: bool = False,
) -> Revision:
    """Keep the desk's text as a revision, chained to the one before.

    Nothing changed since the last revision: that one is returned, unless a new one is to be made
    `always`. `article.version` follows. A redaction seals what it `left` of the ones before.
    What `goes_public` at once is found by readers, so the desk's search needs no entry of its own.
    """
    locked = Article.objects.select_for_update().get(pk=article.pk)
    last = locked.revisions.first()
    picture_uses.hold(article)
    taken = snapshot.take(article)
    data = chain.canonical(taken)
    if last and not always and aliases.same(last.data, data):
        article.version = last.version
        return last
    picture_uses.keep_desk(article)
    article.version = locked.version + 1
    Article.objects.filter(pk=article.pk).update(version=article.version)
    made = Revision(article=article, version=article.version, data=data, by=by, note=note)
    made.salt, made.left = chain.new_salt(), left
    made.previous_hash = last.hash if last else ""
    made.hash = made.digest(made.previous_hash)
    made.save()
    if not goes_public:
        desk.keep(article, taken)
    return made


def has_unpublished_changes(article: Article) -> bool:
    """Whether the desk's text differs from the newest edition's."""
    edition = article.latest_edition
    if article.status != Article.Status.PUBLISHED or edition is None:
        return False
    last = article.revisions.first()
    return last is not None and not aliases.same(last.data, edition.revision.data)
