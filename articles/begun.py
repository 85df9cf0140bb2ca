"""Articles begun in a page: what was typed there and comes late belongs to what became of it.

A page has a name of hexadecimal digits. While its form is on the way it goes on under the next
one, which differs in the last four. A new article takes the name that its form was sent under for
its guid; so the order in which a form and what was typed arrive makes no difference.
"""

import json
import re
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from accounts.models import User
from articles import keeping, workflow
from articles.models import Article, Autosave

NAME = re.compile(r"[0-9a-f]{32}")
COUNTED = 4


def new_name() -> str:
    return uuid4().hex[:-COUNTED] + "0" * COUNTED


def take_name(article: Article, page: str, *, by: User) -> None:
    """Name an article that isn't saved yet for its page, where none has that name.

    Called in the transaction that saves it; until its end, what else comes from the page waits.
    """
    _beginnings(page, by)
    if NAME.fullmatch(page) and page not in _became(page):
        article.guid = UUID(page).urn


@transaction.atomic
def keep(
    pairs: keeping.Pairs, *, by: User, page: str, taken: str = "", typed_at: datetime | None = None
) -> datetime:
    """Keep what is typed in a page without an article, as far as the page is no article yet."""
    _beginnings(page, by)  # whoever is saving one of them right now is waited for
    at = keeping.keep(pairs, by=by, article=None, page=page, taken=taken, typed_at=typed_at)
    settle(page, by=by)
    return at


def found(pairs: keeping.Pairs, *, by: User, page: str, typed_at: datetime) -> None:
    """Keep what a browser still had of a page without an article, where it was not sent since."""
    articles = _became(page)
    if _was_sent(page, articles):
        return
    origin = _origin(page, articles)
    if origin:
        pairs = _upon(origin, pairs)
    keeping.found(pairs, by=by, article=origin, page=page, typed_at=typed_at)


@transaction.atomic
def settle(page: str, *, by: User) -> None:
    """Offer no more as a beginning what was typed in a page that is an article by now.

    What was sent with its form is saved; what was typed since is kept with the article.
    """
    articles = _became(page)
    for row in _beginnings(page, by) if articles else ():
        if _was_sent(row.draft, articles):
            keeping.end(row, keeping.Why.TYPED)
        elif origin := _origin(row.draft, articles):
            _go_on(row, origin)


def _go_on(row: Autosave, article: Article) -> None:
    """Keep it with the article; where that was handed in meanwhile, among the refused texts."""
    pairs = _upon(article, json.loads(row.data))
    row.delete()
    if workflow.may_change(article, row.user):
        page, typed_at = row.draft, row.saved_at
        keeping.keep(pairs, by=row.user, article=article, page=page, typed_at=typed_at)
    else:
        why = keeping.Why.PERMISSION
        keeping.refuse(pairs, why=why, by=row.user, article=article, page=row.draft)


def _upon(article: Article, pairs: keeping.Pairs) -> keeping.Pairs:
    """The form as if it had been typed upon the article's first save."""
    first = article.revisions.last()
    others = [pair for pair in pairs if pair[0] != "typed_upon"]
    return [*others, ["typed_upon", str(first.version if first else 0)]]


def _beginnings(page: str, by: User) -> list[Autosave]:
    """What is kept of the page under any of its names; the rows stay locked."""
    rows = Autosave.objects.select_for_update().filter(user=by, article=None)
    return list(rows.filter(draft__startswith=page[:-COUNTED]).order_by("draft"))


def _became(page: str) -> dict[str, Article]:
    """The articles that were saved from the page, by the names under which its form was sent."""
    if not NAME.fullmatch(page):
        return {}
    line = UUID(page).urn[:-COUNTED]
    names = (line + "0" * COUNTED, line + "f" * COUNTED)
    return {UUID(each.guid).hex: each for each in Article.objects.filter(guid__range=names)}


def _was_sent(page: str, articles: dict[str, Article]) -> bool:
    return any(name >= page for name in articles)


def _origin(page: str, articles: dict[str, Article]) -> Article | None:
    """The article that is gone on with under this name."""
    earlier = [name for name in articles if name < page]
    return articles[max(earlier)] if earlier else None
