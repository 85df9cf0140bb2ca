"""Pages of others in an article: a still and a link, and leave to load only what it embeds."""

import pytest

from tests import make

pytestmark = pytest.mark.django_db
FILM = '<p>Текст.</p><figure data-embed="https://youtu.be/dQw4w9WgXcQ">%s</figure>'
POST = '<figure data-embed="https://t.me/tobol/15"></figure>'


def page_of(client, body):
    article = make.published(body=body)
    response = client.get(article.get_absolute_url())
    return response, response.content.decode()


def policy(response):
    directives = response.headers["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


def test_a_film_is_a_button_and_a_link_until_it_is_asked_for(client):
    _response, page = page_of(client, FILM % "<figcaption>Репортаж</figcaption>")

    assert "Показать видео с YouTube" in page
    assert "YouTube узнает о вашем визите" in page
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in page
    assert "<figcaption>Репортаж</figcaption>" in page
    assert "<iframe" not in page
    assert "reader/js/embed" in page


def test_the_policy_names_only_this_pages_providers(client):
    film, _page = page_of(client, FILM % "")
    both, _page = page_of(client, FILM % "" + POST)
    none, page = page_of(client, "<p>Текст.</p>")

    assert policy(film)["frame-src"] == "https://www.youtube-nocookie.com"
    assert policy(both)["frame-src"] == "https://t.me https://www.youtube-nocookie.com"
    assert "frame-src" not in policy(none)
    assert "reader/js/embed" not in page


def test_an_unknown_provider_is_a_plain_link(client):
    response, page = page_of(
        client, '<figure data-embed="https://v.example/1?a=1&amp;b=2"></figure><p>Т</p>'
    )

    assert '<a href="https://v.example/1?a=1&amp;b=2" rel="external noopener">' in page
    assert "frame-src" not in policy(response)
    assert "embed-frame" not in page


def test_a_feed_has_the_link_alone(client):
    make.published(body=FILM % "")

    feed = client.get("/ru/feed.xml").content.decode()

    assert "https://www.youtube.com/watch?v=dQw4w9WgXcQ" in feed
    assert "embed-frame" not in feed
    assert "button" not in feed
