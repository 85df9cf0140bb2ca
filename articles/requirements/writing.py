"""Rules about what is written: required fields, headline, letters, links."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import QuerySet
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.article import BEGINNING
from articles.requirements.problem import Problem
from articles.requirements.text import Text
from articles.text import grammar, words
from articles.text.links import links

LONGEST_HEADLINE = 110
"""Search engines and shared links cut a headline there."""
TWINS_WITHIN = timedelta(days=90)
"""A headline of long ago may come back: the weather does every day."""
SHORT_TWINS_WITHIN = timedelta(days=7)
"""One of two short words sooner; no index finds it, so all of these days are looked through."""
MOST_WORDS = 10


def no_text(text: Text) -> Iterator[Problem]:
    if not text.plain_body.strip():
        yield Problem("body", _("Write the text."))


def no_section(text: Text) -> Iterator[Problem]:
    if not text.data["section_id"]:
        yield Problem("section", _("Choose a section."))


def no_byline(text: Text) -> Iterator[Problem]:
    if not text.is_credited("text"):
        yield Problem("credits", _("Say who wrote the text: a person or a desk."))


def long_headline(text: Text) -> Iterator[Problem]:
    length = len(text.data["headline"])
    if length > LONGEST_HEADLINE:
        message = _(
            "The headline is %(length)s characters long: after %(most)s, search engines cut it."
        )
        yield Problem("headline", message % {"length": length, "most": LONGEST_HEADLINE})


def headline_of_another(text: Text) -> Iterator[Problem]:
    """Another article of these weeks with the same headline, whatever its case."""
    folded = words.fold(text.data["headline"])
    if not folded:
        return
    others = _beginning_with(folded).filter(
        status__in=[Article.Status.DRAFT, Article.Status.REVIEW, Article.Status.PUBLISHED],
        language=text.language,
        folded__startswith=folded,
    )
    others = others.exclude(pk=text.article.pk)
    for number, headline in others.values_list("pk", "headline")[:MOST_WORDS]:
        if words.fold(headline) == folded:
            message = _("Article %(number)s has the same headline.") % {"number": number}
            yield Problem("headline", message, ("article", number))


def _beginning_with(folded: str) -> QuerySet[Article]:
    """Articles of these weeks that an index finds by the first letters of the headline."""
    now = timezone.now()
    if len(folded) < BEGINNING:
        return Article.objects.filter(saved_at__gt=now - SHORT_TWINS_WITHIN)
    begin = Article.objects.alias(beginning=Left("folded", BEGINNING))
    return begin.filter(beginning=folded[:BEGINNING], saved_at__gt=now - TWINS_WITHIN)


def mixed_alphabets(text: Text) -> Iterator[Problem]:
    """Latin letters in Cyrillic words: they look right, and no search finds them."""
    message = _("“%(word)s” has Latin letters among the Cyrillic ones: %(letters)s.")
    fields = {name: text.data[name] for name in ("headline", "deck")} | {"body": text.plain_body}
    for field, content in fields.items():
        for word in words.lookalikes(content)[:MOST_WORDS]:
            letters = ", ".join(dict.fromkeys(each for each in word if each in words.LOOKALIKES))
            yield Problem(field, message % {"word": word, "letters": letters})


def empty_links(text: Text) -> Iterator[Problem]:
    """Links with nothing to click or nowhere to go. Saving takes such a link out of the text."""
    for link in links(text.html):
        if not link.words:
            message = _("A link to %(address)s has no words to click.")
            yield Problem("body", message % {"address": link.address or "…"})
        elif grammar.address(link.address) is None:
            message = _("The link “%(words)s” leads nowhere: give it a whole address.")
            yield Problem("body", message % {"words": link.words[:100]})


def private_links(text: Text) -> Iterator[Problem]:
    """Links to articles of ours that readers can't open yet; a withdrawn one says why."""
    numbered = {link.number: link.words for link in links(text.html) if link.number}
    unseen = Article.objects.filter(pk__in=numbered).exclude(
        editions__public_from__lte=timezone.now()
    )
    rows = list(unseen.values_list("pk", "headline")) if numbered else []
    named = text.may_name(number for number, _headline in rows) if rows else set()
    for number, headline in rows:
        said = {"words": numbered[number][:100], "headline": headline}
        if number in named:
            yield Problem("body", _named(said), ("article", number))
        else:
            message = _("The link “%(words)s” leads to an article that is not public.")
            yield Problem("body", message % said)


def _named(said: dict[str, str]) -> str:
    message = _("The link “%(words)s” leads to an article that is not public: “%(headline)s”.")
    return message % said


def dead_links(text: Text) -> Iterator[Problem]:
    """Links to articles of ours that never were."""
    numbered = {link.number: link.words for link in links(text.html) if link.number}
    if not numbered:
        return
    there = set(Article.objects.filter(pk__in=numbered).values_list("pk", flat=True))
    for number, clicked in numbered.items():
        if number not in there:
            message = _("The link “%(words)s” leads to article %(number)s, which does not exist.")
            yield Problem("body", message % {"words": clicked[:100], "number": number})
