"""Keeping each save of the desk's text, and whether it differs from what was published last."""

from django.db import transaction

from accounts import chain
from accounts.models import User
from articles import aliases, picture_uses, snapshot
from articles.models import Article, Revision
from articles.requirements import Text
from articles.search import desk


@transaction.atomic
def record(
    article: Article,
    *,
    by: User,
    note: str = "",
    always: bool = False,
    left: str = "",
) -> Revision:
    """Keep the desk's text as a revision, chained to the one before.

    Nothing changed since the last revision: that one is returned, unless a new one is to be made
    `always`. `article.version` follows. A redaction seals what it `left` of the ones before.
    """
    rows = Article.objects.select_for_update(no_key=True).order_by()
    article.version = rows.values_list("version", flat=True).get(pk=article.pk)
    held = picture_uses.hold(article)
    text = Text(snapshot.take(article), article, held=held)
    last = article.revisions.first()
    if last and not always and _is_kept(text, last):
        article.version = last.version
        return last
    made = _add(text, last, by=by, note=note, left=left)
    Article.objects.filter(pk=article.pk).update(version=article.version)
    desk.keep(article, text.data)
    return made


def record_held(text: Text, *, by: User, note: str, goes_public: bool) -> Revision:
    """The same where the article's row and the pictures are locked, and the caller saves `version`.

    What `goes_public` at once is found by readers, so the desk's search needs no entry of its own.
    """
    last = text.article.revisions.first()
    if last and _is_kept(text, last):
        text.article.version = last.version
        return last
    made = _add(text, last, by=by, note=note)
    if not goes_public:
        desk.keep(text.article, text.data)
    return made


def _is_kept(text: Text, last: Revision) -> bool:
    return aliases.same(last.data, chain.canonical(text.data))


def _add(text: Text, last: Revision | None, *, by: User, note: str, left: str = "") -> Revision:
    """Chain a revision to the `last` one, and count the article's version up to its own."""
    article, data = text.article, chain.canonical(text.data)
    picture_uses.keep_desk(article, text.held)
    article.version += 1
    made = Revision(article=article, version=article.version, data=data, by=by, note=note)
    made.salt, made.left = chain.new_salt(), left
    made.previous_hash = last.hash if last else ""
    made.hash = made.digest(made.previous_hash)
    made.save()
    return made


def has_unpublished_changes(article: Article) -> bool:
    """Whether the desk's text differs from the newest edition's."""
    edition = article.latest_edition
    if article.status != Article.Status.PUBLISHED or edition is None:
        return False
    last = article.revisions.first()
    return last is not None and not aliases.same(last.data, edition.revision.data)
