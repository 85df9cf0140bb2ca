"""WebSub: hubs are told of every feed in which a story stands, or stood."""

import pytest
from django.test import override_settings

from articles import workflow
from articles.models import OutboxMessage
from tests import make
from tests.articles.distribution.conftest import work

pytestmark = pytest.mark.django_db
ROOT = "http://127.0.0.1:8000/ru/"
FORMATS = ("feed.xml", "feed.atom", "feed.json")


def told(hub):
    return {form["hub.url"][0] for form in hub.forms()}


def feeds(*places):
    return {f"{ROOT}{place}{form}" for place in places for form in FORMATS}


def test_every_feed_of_a_story_is_named_in_all_formats(hub, editor):
    tag, source, place = make.tag("bridge"), make.source("senate"), make.place("town")
    article = make.article(
        section=make.section("city"),
        authors=[make.author("aida")],
        tags=[tag],
        chain=[(source, "reference", 1)],
        place=place,
    )

    workflow.publish(article, by=editor)
    work()

    places = ["", "section/city/", "tag/bridge/", "author/aida/", "source/senate/", "place/town/"]
    assert told(hub) == feeds(*places)
    assert {form["hub.mode"][0] for form in hub.forms()} == {"publish"}
    assert all(form["hub.topic"] == form["hub.url"] for form in hub.forms())


def test_the_feeds_it_left_are_named_too(hub, editor):
    article = make.published(section=make.section("old"))
    article.section = make.section("new")
    article.save()

    workflow.publish(article, by=editor)
    work()

    assert feeds("section/old/", "section/new/") <= told(hub)


def test_each_address_is_that_of_the_feed_itself(hub, editor, client):
    workflow.publish(make.article(), by=editor)
    work()

    for url in told(hub):
        answer = client.get(url.removeprefix("http://127.0.0.1:8000"))
        assert answer.status_code == 200
        assert f'<{url}>; rel="self"' in answer.headers["Link"]


def test_what_has_no_page_in_the_language_has_no_feed(hub, editor):
    shown, nameless = make.tag("shown"), make.tag("nameless", languages=("kk",))
    article = make.article(tags=[shown, nameless])

    workflow.publish(article, by=editor)
    work()

    assert feeds("tag/shown/") <= told(hub)
    assert not feeds("tag/nameless/") & told(hub)


def test_a_withdrawal_is_told(hub, editor):
    article = make.published(section=make.section("city"))

    workflow.withdraw(article, by=editor, reason="Ошибка.")
    work()

    assert feeds("", "section/city/") <= told(hub)


def test_each_hub_has_a_message_of_its_own(hub, settings, editor):
    settings.NEWSROOM_WEBSUB_HUBS = [f"{hub.url}/one", f"{hub.url}/two"]
    workflow.publish(make.article(), by=editor)
    work()

    paths = [path for path, _headers, _body in hub.heard]
    assert paths.count("/one") == paths.count("/two") > 3


def test_a_hub_that_was_turned_off_since_is_left_alone(hub, settings, editor):
    workflow.publish(make.article(), by=editor)
    settings.NEWSROOM_WEBSUB_HUBS = []

    work()

    assert hub.heard == []
    assert OutboxMessage.objects.get().done_at


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("xml", '<atom:link rel="hub" href="https://hub.example/?a=1&amp;b"/>'),
        ("atom", '<link rel="hub" href="https://hub.example/?a=1&amp;b"/>'),
        ("json", '"hubs": [{"type": "WebSub", "url": "https://hub.example/?a=1&b"}]'),
    ],
)
@pytest.mark.parametrize("path", ["/ru/", "/ru/corrections/"])
def test_feeds_name_the_hub_in_themselves_and_in_a_header(client, newsroom, form, said, path):
    with override_settings(NEWSROOM_WEBSUB_HUBS=["https://hub.example/?a=1&b"]):
        answer = client.get(f"{path}feed.{form}")

    assert said.replace('": ', '":').replace(', "', ',"') in answer.content.decode().replace(
        '": ', '":'
    )
    url = f"http://127.0.0.1:8000{path}feed.{form}"
    assert answer.headers["Link"] == f'<https://hub.example/?a=1&b>; rel="hub", <{url}>; rel="self"'


def test_without_a_hub_none_is_named(client, newsroom):
    answer = client.get("/ru/feed.xml")

    assert 'rel="hub"' not in answer.content.decode()
    assert "Link" not in answer.headers
