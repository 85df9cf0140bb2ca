"""Rules about pictures: that they are there, and that they say what and whose they are."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.models import Article, Picture
from articles.requirements.problem import Problem
from articles.requirements.text import Text

FORMS_WITH_PICTURE = (Article.Form.REPORTAGE, Article.Form.PHOTO)


def no_lead_picture(text: Text) -> Iterator[Problem]:
    if text.data["form"] in FORMS_WITH_PICTURE and not text.data["lead_picture_id"]:
        yield Problem("lead_picture", _("This form needs a lead picture."))


def unknown_picture(text: Text) -> Iterator[Problem]:
    message = _("Picture %(number)s is not in the library.")
    for number in text.picture_numbers:
        if number not in text.pictures:
            yield Problem(place_of(text, number), message % {"number": number})


def picture_without_words(text: Text) -> Iterator[Problem]:
    """Caption, alt text and credit in the language of the article."""
    message = _("Picture “%(name)s” lacks: %(lacking)s.")
    for number, picture in text.pictures.items():
        if lacking := _lacking(picture, text.language):
            said = message % {"name": picture.uploaded_name, "lacking": lacking}
            yield Problem(place_of(text, number), said, ("picture", number))


def unconfirmed_words(text: Text) -> Iterator[Problem]:
    """Words and credit that were written of another photograph, for all that anybody has said."""
    message = _(
        "Check the words of the picture “%(name)s”: another photograph took the place of its file."
    )
    for number, picture in text.pictures.items():
        if not picture.is_confirmed:
            said = message % {"name": picture.uploaded_name}
            yield Problem(place_of(text, number), said, ("picture", number))


def place_of(text: Text, number: int) -> str:
    """The field that shows a picture."""
    return "lead_picture" if number == text.data["lead_picture_id"] else "body"


def _lacking(picture: Picture, language: str) -> str:
    wanted = [("caption", _("caption")), ("alt", _("alt text")), ("credit", _("credit"))]
    own = next((words for words in picture.texts.all() if words.language == language), None)
    return ", ".join(word for name, word in wanted if not getattr(own, name, ""))
