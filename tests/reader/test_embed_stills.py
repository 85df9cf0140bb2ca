"""What stands for an embedded page before the click: a picture of ours, or a drawing of ours."""

import pytest
from django.core.exceptions import ValidationError

from articles import requirements, workflow
from articles.models import Picture
from tests import make

pytestmark = pytest.mark.django_db
FILM = "https://youtu.be/dQw4w9WgXcQ"


def figure(still=None, url=FILM):
    chosen = f' data-still="{still.pk}"' if still else ""
    return f'<p>Текст.</p><figure data-embed="{url}"{chosen}></figure>'


def page_of(client, body):
    response = client.get(make.published(body=body).get_absolute_url())
    return response.content.decode(), response


def test_a_picture_of_ours_fills_the_box_with_its_alt_text_and_credit(client):
    still = make.picture()

    page, _response = page_of(client, figure(still))

    assert f"/{still.key}/16x9-480.jpeg" in page
    assert 'alt="Alt text"' in page
    assert '<span class="credit">Фото: Credit</span>' in page
    assert "embed-drawn" not in page


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (FILM, "video"),
        ("https://t.me/tobol/15", "post"),
        ("https://www.openstreetmap.org/#map=12/53.2/63.6", "map"),
    ],
)
def test_without_one_there_is_a_drawing_of_its_kind(client, url, kind):
    page, _response = page_of(client, figure(url=url))

    assert f"embed-drawn-{kind}" in page
    assert "<picture" not in page.split("<embed-frame")[1].split("</embed-frame>")[0]


def test_nothing_of_the_provider_is_asked_for_its_sake(client):
    page, response = page_of(client, figure(make.picture()))

    assert "ytimg" not in page
    assert "img-src" not in response["Content-Security-Policy"] or (
        "youtube" not in response["Content-Security-Policy"].split("img-src")[1].split(";")[0]
    )


def test_a_picture_that_is_not_there_holds_publishing_back():
    article = make.article(body=figure(Picture(pk=404)))

    with pytest.raises(ValidationError):
        workflow.publish(article, by=make.superuser())


def test_feeds_show_it_above_the_link(client):
    still = make.picture()
    make.published(body=figure(still))

    feed = client.get("/ru/feed.xml").content.decode()

    assert f"/{still.key}/" in feed
    assert "embed-frame" not in feed


def test_it_is_a_use_of_the_picture_and_is_checked_as_one():
    still = make.picture(languages=())
    article = make.article(body=figure(still))

    assert still.uses.get(edition=None).article == article
    things = {problem.thing for problem in requirements.problems(article) if problem.blocking}
    assert ("picture", still.pk) in things
