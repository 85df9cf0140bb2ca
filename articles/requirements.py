"""What an article needs before it may be published: one function a rule, in one table."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import Article, Picture, PictureText
from articles.text import sanitise

PICTURE_IN_BODY = re.compile(r'data-(?:picture|gallery)="([\d, ]+)"')
FORMS_WITH_PICTURE = (Article.Form.REPORTAGE, Article.Form.PHOTO)


@dataclass(frozen=True)
class Problem:
    """One thing that is missing. A blocking one refuses Publish; another is only said."""

    field: str
    message: str
    blocking: bool = True


Rule = Callable[[Article], Iterator[Problem]]


def problems(article: Article) -> list[Problem]:
    """All that is missing, blocking ones first."""
    found = [problem for rule in RULES for problem in rule(article)]
    return sorted(found, key=lambda problem: not problem.blocking)


def blocking(article: Article) -> list[Problem]:
    """What refuses Publish."""
    return [problem for problem in problems(article) if problem.blocking]


def picture_ids(body: str) -> list[int]:
    """The numbers of the pictures that stand in a body, in order."""
    return [
        int(number)
        for group in PICTURE_IN_BODY.findall(body)
        for number in group.replace(" ", "").split(",")
        if number
    ]


def _text(article: Article) -> Iterator[Problem]:
    if not sanitise.plain_text(article.body).strip():
        yield Problem("body", _("Write the text."))
    if not article.section_id:
        yield Problem("section", _("Choose a section."))


def _byline(article: Article) -> Iterator[Problem]:
    if not article.credits.filter(role="text").exists():
        yield Problem("credits", _("Say who wrote the text: a person or a desk."))


def _pictures(article: Article) -> Iterator[Problem]:
    if article.form in FORMS_WITH_PICTURE and not article.lead_picture_id:
        yield Problem("lead_picture", _("This form needs a lead picture."))
    numbers = picture_ids(article.body)
    if article.lead_picture_id:
        numbers.append(article.lead_picture_id)
    known = dict(Picture.objects.filter(pk__in=numbers).values_list("pk", "uploaded_name"))
    texts = PictureText.objects.filter(picture__in=numbers, language=article.language)
    words = {text.picture_id: text for text in texts}
    for number in dict.fromkeys(numbers):
        if number not in known:
            yield Problem(
                "body", _("Picture %(number)s is not in the library.") % {"number": number}
            )
        elif lacking := _lacking(words.get(number)):
            message = _("Picture “%(name)s” lacks: %(lacking)s.")
            yield Problem("lead_picture", message % {"name": known[number], "lacking": lacking})


def _lacking(text: PictureText | None) -> str:
    wanted = [("caption", _("caption")), ("alt", _("alt text")), ("credit", _("credit"))]
    return ", ".join(word for name, word in wanted if not getattr(text, name, ""))


def _sources(article: Article) -> Iterator[Problem]:
    for hop in article.attributions.select_related("source").prefetch_related("source__names"):
        name = hop.name_in(article.language).text
        if not hop.source.is_confirmed:
            yield Problem("sources", _("Confirm the source “%(name)s”.") % {"name": name})
        if article.language not in {name.language for name in hop.source.names.all()}:
            message = _("The source “%(name)s” has no name in the language of the article.")
            yield Problem("sources", message % {"name": name}, blocking=False)
    if article.is_taken_from_elsewhere and not article.original_on:
        message = _("Say when the original appeared: an old text published as new is false news.")
        yield Problem("original_on", message, blocking=False)
    if article.credit_line_is_stale:
        message = _("The chain of sources changed after the credit line was written by hand.")
        yield Problem("credit_line_override", message, blocking=False)


def _tags(article: Article) -> Iterator[Problem]:
    for tag in article.tags.filter(is_confirmed=False):
        yield Problem("tags", _("Confirm the tag “%(name)s”.") % {"name": tag.name})


def _translation(article: Article) -> Iterator[Problem]:
    original = article.translated_from
    if original is None:
        return
    if article.headline == original.headline:
        yield Problem("headline", _("Translate the headline."))
    if not article.credits.filter(role="translation").exists():
        yield Problem("credits", _("Say who translated the text."), blocking=False)
    if article.original_changed:
        message = _("The original was changed after this translation was made.")
        yield Problem("translated_from", message, blocking=False)


RULES: tuple[Rule, ...] = (_text, _byline, _pictures, _sources, _tags, _translation)
