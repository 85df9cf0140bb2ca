"""The search form as a page shows it: fields, choices, filters that can be taken off."""

from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.search.finding import Order
from articles.text import times
from reader import asking, names
from reader.asking import Asked
from reader.pages import Link
from reader.search_page import Choice, Field, SearchForm

KNOWN = ("q", *asking.FACTS, "period", "from", "to", "order")
LABELS: dict[str, Promise] = {
    names.SECTION: gettext_lazy("Section"),
    names.TAG: gettext_lazy("Topic"),
    names.AUTHOR: gettext_lazy("Author"),
    names.SOURCE: gettext_lazy("Source"),
    names.PLACE: gettext_lazy("Place"),
}
PERIODS: dict[str, Promise] = {
    "": gettext_lazy("Any time"),
    "day": gettext_lazy("Today"),
    "week": gettext_lazy("The last 7 days"),
    "month": gettext_lazy("The last 30 days"),
    "year": gettext_lazy("The last year"),
    asking.OWN: gettext_lazy("From and to"),
}
ORDERS: dict[Order, Promise] = {
    Order.BEST: gettext_lazy("Best first"),
    Order.NEW: gettext_lazy("Newest first"),
}


class Address:
    """The address of the question, from which others are made."""

    def __init__(self, asked: QueryDict) -> None:
        self.known = {name: asked.get(name, "") for name in KNOWN}

    def of(self, **changes: str) -> str:
        """The same question with these changes; what is empty is left out."""
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in (self.known | changes).items() if value})
        return f"?{query.urlencode()}"


def of(asked: Asked, address: Address, language: str) -> SearchForm:
    """The form that was sent."""
    question = asked.question
    return SearchForm(
        text=question.text,
        order=question.order if question.order == Order.NEW else "",
        is_open=bool(asked.problems),
        sections=_sections(asked, language),
        section_problem=asked.problems.get(names.SECTION, ""),
        periods=tuple(
            Choice(value, str(text), value == asked.period) for value, text in PERIODS.items()
        ),
        dates=(
            _field(asked, "from", _("From"), "date"),
            _field(asked, "to", _("To"), "date"),
        ),
        names=tuple(
            _field(asked, table, str(LABELS[table]), shown=_shown(asked, table, language))
            for table in asking.FACTS
            if table != names.SECTION
        ),
        chosen=_chosen(asked, address, language),
        orders=tuple(
            (
                Link(str(text), address.of(order=order if order == Order.NEW else "")),
                order == question.order,
            )
            for order, text in ORDERS.items()
        ),
    )


def _sections(asked: Asked, language: str) -> tuple[Choice, ...]:
    chosen = asked.chosen.get(names.SECTION)
    entries = list(names.tables().of(names.SECTION))
    if chosen and chosen not in entries:
        entries.append(chosen)
    found = [Choice("", _("Any section"), chosen is None)]
    for entry in entries:
        text, other = entry.name(language)
        found.append(Choice(entry.slug, text, entry is chosen, other))
    return tuple(found)


def _field(asked: Asked, name: str, label: str, kind: str = "text", shown: str = "") -> Field:
    problem = asked.problems.get(name, "")
    kind = "text" if problem else kind  # a field for dates would show nothing of what is none
    return Field(name, label, shown or asked.typed[name], problem, kind)


def _shown(asked: Asked, table: str, language: str) -> str:
    """What a filter is called, where it was understood."""
    entry = asked.chosen.get(table)
    return entry.name(language)[0] if entry else ""


def _chosen(asked: Asked, address: Address, language: str) -> tuple[Link, ...]:
    found = []
    for table, entry in asked.chosen.items():
        text, other = entry.name(language)
        found.append(Link(text, address.of(**{table: ""}), other))
    if asked.question.since or asked.question.until:
        without = address.of(period="", **{"from": "", "to": ""})
        found.append(Link(_period(asked, language), without))
    return tuple(found)


def _period(asked: Asked, language: str) -> str:
    """The period in words."""
    if asked.period != asking.OWN:
        return str(PERIODS[asked.period])
    since, until = (
        times.long_date(date.fromisoformat(asked.typed[name]), language)
        if name in asked.typed and bound
        else ""
        for name, bound in (("from", asked.question.since), ("to", asked.question.until))
    )
    if since and until:
        return f"{since} – {until}"
    return _("From %(day)s") % {"day": since} if since else _("Until %(day)s") % {"day": until}
