"""What a restored save or a discarded change could not bring back is said."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from articles import workflow
from articles.models import Article, PictureUse
from tests import make

pytestmark = pytest.mark.django_db
FIGURE = '<figure data-picture="{}"></figure>'


def press(client, article, button):
    """What is said after `button` beside the comparison, or after restoring the first save."""
    if button == "_discard":
        told = {"_discard": "1", "version": str(article.version)}
        answer = client.post(f"/admin/articles/article/{article.pk}/act/", told)
    else:
        answer = client.post(f"/admin/articles/article/{article.pk}/restore/", {"version": "1"})
    return [str(message) for message in get_messages(answer.wsgi_request)]


@pytest.mark.parametrize("button", ["_discard", "restore"])
def test_pictures_that_were_deleted_since_are_counted(desk, editor, button):
    pictures = [make.picture(), make.picture()]
    body = "<p>Текст.</p>" + "".join(FIGURE.format(picture.pk) for picture in pictures)
    article = make.published(body=body)
    make.saved(article, by=editor, body="<p>Другой.</p>")
    PictureUse.objects.all().delete()  # a hand in the database; the library refuses what is used
    for picture in pictures:
        picture.delete()

    said = press(desk, article, button)

    assert said[-1 if button == "restore" else 0].startswith("2 изображения оттуда с тех пор")
    assert Article.objects.get().body == "<p>Текст.</p>"


@pytest.mark.parametrize("button", ["_discard", "restore"])
def test_an_embargo_that_lasts_on_is_told_of(desk, editor, button):
    now = timezone.now()
    article = make.article()
    workflow.publish(article, by=editor, at=now + timedelta(days=3))
    make.saved(article, by=editor, headline="Стало", embargo_until=now + timedelta(days=2))

    said = press(desk, article, button)

    assert any("Эмбарго остаётся прежним" in each for each in said)


@pytest.mark.parametrize("button", ["_discard", "restore"])
def test_nothing_more_is_said_when_all_came_back(desk, editor, button):
    article = make.published(body="<p>Текст.</p>" + FIGURE.format(make.picture().pk))
    make.saved(article, by=editor, body="<p>Другой.</p>")

    assert len(press(desk, article, button)) == 1
