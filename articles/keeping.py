"""What was typed and is not saved as an article's text: kept while typing, when refused, when left.

Two tables hold it. An autosave is the newest state of what somebody types, one for each person and
article (or page, where there is no article yet). A refused text is never written over: whatever
could not be saved as it was, or would have been replaced, is set aside there.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from articles import redaction, workflow
from articles.kept import Kept, holds, of_autosave, of_refused, version_of, written
from articles.kept import Pairs as Pairs
from articles.kept import Why as Why
from articles.kept import page_name as page_name
from articles.models import Article, Autosave, RefusedText

SHOWN = 50
# A beginning of an article that nobody came back to is not offered for ever; it stays in the list.
OFFERED_FOR = timedelta(days=30)
# A browser's clock is believed for this long; beyond it the server's own counts.
BELIEVED = timedelta(minutes=1)


class WordsTakenOut(Exception):
    """A form was typed upon a text of which words were taken out since: it may hold them."""


@transaction.atomic
def keep(
    pairs: Pairs,
    *,
    by: User,
    article: Article | None,
    page: str,
    taken: str = "",
    typed_at: datetime | None = None,
) -> datetime:
    """Keep what `by` is typing in the page `page`; return the time.

    A text that another page of the same person left unsaved is set aside, not written over; the
    one that this page began with, `taken` in just that state, is offered no more.
    Raises PermissionDenied when `by` may not write there, and WordsTakenOut.
    """
    may = workflow.may_change(article, by) if article else by.has_perm("articles.add_article")
    if not may:
        raise PermissionDenied
    _refuse_older_than_redaction(pairs, article)
    if (begun := _taken(taken, by)) and isinstance(begun, Autosave):
        end(begun, Why.TYPED)
    now = timezone.now()
    data = written(pairs)
    at = typed_at if typed_at and now - BELIEVED < typed_at <= now else now
    values = {"version": version_of(pairs), "data": data, "draft": page, "saved_at": at}
    known = {"article": article, "user": by} | ({} if article else {"draft": page})
    row, is_new = Autosave.objects.select_for_update().get_or_create(values, **known)
    if not is_new:
        if row.draft != page and row.data != data:
            row.set_aside(Why.WINDOW)
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return now


@transaction.atomic
def found(
    pairs: Pairs, *, by: User, article: Article | None, page: str, typed_at: datetime
) -> None:
    """Keep what a browser still had of a page that was closed, killed or signed out.

    Raises WordsTakenOut.
    """
    _refuse_older_than_redaction(pairs, article)
    at = min(typed_at, timezone.now())
    row = _autosaves(by, article).select_for_update().filter(draft=page).first()
    data = written(pairs)
    if row is not None and row.data == data:
        return
    if row is not None and at >= row.saved_at:
        aside = row.set_aside(Why.TYPED)
        if holds(pairs, json.loads(row.data)):
            _settle(RefusedText.objects.filter(pk=aside.pk))
        values = {"data": data, "version": version_of(pairs), "saved_at": at}
        Autosave.objects.filter(pk=row.pk).update(**values)
    elif not _refused(by, article).filter(data=data).exists():
        made = refuse(pairs, why=Why.BROWSER, by=by, article=article, page=page)
        RefusedText.objects.filter(pk=made.pk).update(at=at)


def refuse(
    pairs: Pairs,
    *,
    why: Why,
    by: User,
    article: Article | None,
    is_settled: bool = False,
    page: str = "",
) -> RefusedText:
    """Set a form aside for good; a settled one is not offered back.

    With `page` it is an earlier state of that page, and saving the page settles it.
    """
    return RefusedText.objects.create(
        article=article,
        by=by,
        version=version_of(pairs),
        data=written(pairs),
        why=why,
        page=page,
        settled_at=timezone.now() if is_settled else None,
    )


def forget(*, by: User, article: Article | None, page: str, taken: str = "") -> None:
    """After saving: what was typed in `page` is the article's text now, and so is `taken`."""
    mine = models.Q(article=article) | models.Q(article=None)
    Autosave.objects.filter(mine, user=by, draft=page).delete()
    refused = RefusedText.objects.filter(by=by)
    if page:
        _settle(refused.filter(page=page))
    begun = _taken(taken, by)
    if begun is None:
        return
    if isinstance(begun, RefusedText):
        _settle(refused.filter(pk=begun.pk))
    _settle(refused.filter(data=begun.data).exclude(page=""))
    for row in Autosave.objects.filter(user=by, data=begun.data):
        end(row, Why.TYPED)


def rename(*, by: User, article: Article | None, page: str, new: str) -> None:
    """Let what was typed in `page`, whose form was not saved, belong to the page that shows it."""
    Autosave.objects.filter(user=by, article=article, draft=page).update(draft=new)
    RefusedText.objects.filter(by=by, page=page).exclude(page="").update(page=new)


def offered(by: User, article: Article | None) -> list[Kept]:
    """What `by` typed in `article` (None: in articles not saved yet) and may want back."""
    kept = [of_autosave(row) for row in _autosaves(by, article)]
    kept += [of_refused(row) for row in _refused(by, article).filter(settled_at=None)]
    return sorted(kept, key=lambda each: each.at, reverse=True)


def everything(by: User) -> list[Kept]:
    """The newest of all that is kept of `by`, settled or not."""
    kept = [of_autosave(row) for row in _with_article(Autosave.objects.filter(user=by))[:SHOWN]]
    refused = _with_article(RefusedText.objects.filter(by=by))
    kept += [of_refused(row) for row in refused[:SHOWN]]
    return sorted(kept, key=lambda each: each.at, reverse=True)[:SHOWN]


def find(key: str, *, by: User) -> Kept | None:
    """The text of `by`'s that `key` names."""
    kind, _dash, number = key.partition("-")
    if not number.isdecimal():
        return None
    pk = int(number[:18])
    if kind == "autosave":
        row = _with_article(Autosave.objects.filter(user=by, pk=pk)).first()
        return of_autosave(row) if row else None
    refused = _with_article(RefusedText.objects.filter(by=by, pk=pk)).first()
    return of_refused(refused) if refused and kind == "refused" else None


@transaction.atomic
def drop(kept: Kept, *, by: User) -> bool:
    """Stop offering it; return whether it stays among the kept texts.

    All do, but those that may hold words which were taken out of the record.
    """
    kind, _dash, number = kept.key.partition("-")
    if kind == "refused":
        dropped = [int(number)]
    else:
        rows = Autosave.objects.select_for_update().filter(user=by, pk=int(number))
        dropped = [end(row, Why.DROPPED) for row in rows]
    refused = RefusedText.objects.filter(by=by, pk__in=dropped)
    _settle(refused)
    return refused.exists() or not dropped


def end(row: Autosave, why: Why) -> int:
    """Put an autosave among the settled texts; return the number it has there."""
    aside = row.set_aside(why).pk
    _settle(RefusedText.objects.filter(pk=aside))
    row.delete()
    return aside


def _taken(state: str, by: User) -> Autosave | RefusedText | None:
    """The row that a form was begun with; of an autosave, only while it stands as it was taken."""
    kind, number, *_rest = [*state.split("-"), ""]
    if not number.isdecimal():
        return None
    pk = int(number[:18])
    if kind == "refused":
        return RefusedText.objects.filter(by=by, pk=pk).first()
    row = Autosave.objects.select_for_update().filter(user=by, pk=pk).first()
    return row if row and of_autosave(row).state == state else None


def _settle(rows: models.QuerySet[RefusedText]) -> None:
    """Offer them no more. Of what may hold words that were taken out, nothing is kept."""
    for row in rows.filter(settled_at=None):
        if row.article and _may_hold_what_went(row.article, row.version, row.at):
            row.delete()
    rows.filter(settled_at=None).update(settled_at=timezone.now())


def _may_hold_what_went(article: Article, version: int, at: datetime) -> bool:
    """Whether a text typed upon `version` was kept after a redaction, which did not reach it."""
    is_later = article.redactions.filter(at__lt=at).exists()
    return is_later and redaction.came_after(article, version)


def _refuse_older_than_redaction(pairs: Pairs, article: Article | None) -> None:
    if article and redaction.came_after(article, version_of(pairs)):
        raise WordsTakenOut


def _autosaves(by: User, article: Article | None) -> models.QuerySet[Autosave]:
    rows = Autosave.objects.filter(user=by, article=article)
    return rows if article else rows.filter(saved_at__gt=timezone.now() - OFFERED_FOR)


def _refused(by: User, article: Article | None) -> models.QuerySet[RefusedText]:
    return RefusedText.objects.filter(by=by, article=article)


def _with_article(rows: Any) -> Any:
    return rows.select_related("article").order_by("-pk")
