"""What of an article stands in rows of its own, read together: one query instead of four."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, QuerySet, Value

from articles.models import Article, Attribution, Credit, RelatedArticle, TaggedArticle

CREDITS, CHAIN, TAGS, RELATED = "credits", "chain", "tags", "related"


class Row(NamedTuple):
    """A credit, a hop of the chain, a tag, or an article chosen as related, whose `number` it has.

    Rows of a part stand in the order of what comes before the number.
    """

    part: str
    step: int
    position: int
    row: int
    number: int
    role: str
    url: str
    taken_at: datetime | None


def of(article: Article) -> dict[str, list[Row]]:
    """The rows of each part, in their order."""
    hops = _arm(
        CHAIN,
        Attribution.objects.filter(article=article),
        number=F("source_id"),
        on_step=F("step"),
        place=F("position"),
        as_what=F("role"),
        address=F("url"),
        taken=F("taken_at"),
    )
    credited = Credit.objects.filter(article=article)
    related = RelatedArticle.objects.filter(article=article)
    tags = TaggedArticle.objects.filter(content_object=article)
    others = [
        _arm(CREDITS, credited, number=F("author_id"), place=F("position"), as_what=F("role")),
        _arm(RELATED, related, number=F("other_id"), place=F("position")),
        _arm(TAGS, tags, number=F("tag_id")),
    ]
    found: dict[str, list[Row]] = {part: [] for part in (CREDITS, CHAIN, TAGS, RELATED)}
    for row in sorted(map(Row._make, hops.union(*others, all=True))):
        found[row.part].append(row)
    return found


def _arm(part: str, rows: QuerySet[Any], **columns: Any) -> Any:
    empty = {
        "on_step": Value(0),
        "place": Value(0),
        "as_what": Value(""),
        "address": Value(""),
        "taken": Value(None, DateTimeField()),
    }
    arm = rows.order_by().annotate(part=Value(part), **empty | columns)
    return arm.values_list(
        "part", "on_step", "place", "pk", "number", "as_what", "address", "taken"
    )
