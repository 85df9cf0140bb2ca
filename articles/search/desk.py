"""The desk's search: what readers find, and the texts that they don't have yet, or no more."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.models import Article, DeskEntry
from articles.models import search as rows
from articles.search import finding, lexemes, names, store, vocabulary
from articles.search.entries import VERSION
from articles.search.lexemes import Need, Place
from articles.search.names import Names
from articles.search.store import Wanted
from articles.text import sanitise
from articles.text import search as analyser
from articles.text.search import Query

MOST = 1_000
"""So many of the newest are looked at in each language; filters choose among them."""
FORMS = 50


def keep(article: Article, data: dict[str, Any]) -> None:
    """Let the desk find a text that readers don't have: the snapshot `data`. Two queries."""
    write([made(article, data)])


def write(made: Iterable[DeskEntry]) -> None:
    """Write these rows in place of those that their articles have. One query."""
    DeskEntry.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["version", "words"],
    )


def made(article: Article, data: dict[str, Any]) -> DeskEntry:
    """The row of a snapshot. One query, for names."""
    return made_with(names.load(places(data)), article.pk, data)


def made_with(known: Names, number: int, data: dict[str, Any]) -> DeskEntry:
    """The row of an article's snapshot by names that were loaded before."""
    language, own = data["language"], places(data)
    named = names.in_language(own, known, language)
    text = "\n".join([data["headline"], data["deck"], sanitise.plain_text(data["body"]), *named])
    found = lexemes.of_text(analyser.document(text, language), language)
    found |= lexemes.of_places(own, language)
    return DeskEntry(article_id=number, version=VERSION, words=lexemes.stored(found))


def drop(article: Article) -> None:
    """Readers have what the desk has: what they find is found here as well."""
    DeskEntry.objects.filter(article=article).delete()


def numbers(
    text: str, facts: Sequence[Place] = (), *, language: str = "", as_typed: bool = False
) -> list[int]:
    """The articles that hold these words in any language, or in one; newer ones first.

    With `as_typed` the last word may go on. Two queries a language, three with `as_typed`.
    """
    codes = [language] if language else [code for code, _name in settings.LANGUAGES]
    found: dict[int, None] = {}
    for code in codes:
        query = analyser.parse(text, code, as_typed=as_typed)
        narrowed = [frozenset({(lexemes.fact(*fact, code), False)}) for fact in facts]
        needs = lexemes.needs(query, code)
        if needs:
            found |= dict.fromkeys(store.at_the_desk([*needs, *narrowed], MOST))
            found |= dict.fromkeys(_public([*_whole(query, needs, code), *narrowed], code))
    return sorted(found, reverse=True)


def _public(needs: Sequence[Need], language: str) -> list[int]:
    now = timezone.now()
    below = rows.place(now + finding.SECOND)
    wanted = Wanted(language, needs, now, below, finding.OLDEST)
    return [row.number for row in store.newest(wanted, MOST)]


def _whole(query: Query, needs: Sequence[Need], language: str) -> list[Need]:
    """The same with whole words for one that may go on: those of headlines that begin so."""
    if not query.words or not query.words[-1].is_prefix:
        return list(needs)
    typed = query.words[-1].text
    forms = [typed, *vocabulary.beginning_with(typed, language, FORMS)]
    stems = {stem for form in forms for stem in analyser.lexemes(form, language)}
    return [*needs[:-1], frozenset((lexemes.word(stem, language), False) for stem in stems)]


def places(data: dict[str, Any]) -> list[Place]:
    """What a snapshot names."""
    found: list[Place] = [("tag", number) for number in data["tags"]]
    found += [("author", number) for number, _role in data["credits"]]
    found += [("source", hop["source"]) for hop in data["chain"] if hop["source"]]
    own: Iterable[tuple[str, int | None]] = (
        ("section", data["section_id"]),
        ("place", data["place_id"]),
    )
    return [*found, *((kind, number) for kind, number in own if number)]
