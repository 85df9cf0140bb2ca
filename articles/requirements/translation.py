"""Rules about versions of a story in another language."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.requirements.problem import Problem
from articles.requirements.text import Text


def untranslated_headline(text: Text) -> Iterator[Problem]:
    original = text.article.translated_from
    if original and text.data["headline"] == original.headline:
        yield Problem("headline", _("Translate the headline."))


def no_translator(text: Text) -> Iterator[Problem]:
    if text.article.translated_from and not text.is_credited("translation"):
        yield Problem("credits", _("Say who translated the text."))


def changed_original(text: Text) -> Iterator[Problem]:
    if text.article.original_changed:
        message = _("The original was changed after this translation was made.")
        yield Problem("translated_from", message)
