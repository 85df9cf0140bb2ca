"""What crawlers are told: robots.txt, reserved rights, hosts that no engine should know."""

import json
from urllib.robotparser import RobotFileParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Newsroom
from reader import names, robots
from tests import make

pytestmark = pytest.mark.django_db
STORY = "http://testserver/ru/1/slug/"


def say(**record):
    Newsroom.objects.update(**record)
    names.forget()


def rules(client, **headers):
    response = client.get("/robots.txt", headers=headers)
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


def test_engines_may_come_and_the_desk_is_not_theirs(client):
    response = client.get("/robots.txt")
    parser = rules(client)

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert parser.can_fetch("Googlebot", STORY)
    assert not parser.can_fetch("Googlebot", "http://testserver/admin/")


@pytest.mark.parametrize(
    ("may_train", "may_answer"), [(True, True), (True, False), (False, True), (False, False)]
)
def test_each_switch_turns_away_its_own_crawlers(client, may_train, may_answer):
    say(may_train=may_train, may_answer=may_answer)
    parser = rules(client)

    for name in robots.CRAWLERS["training"]:
        assert parser.can_fetch(name, STORY) == may_train, name
    for name in robots.CRAWLERS["answering"]:
        assert parser.can_fetch(name, STORY) == may_answer, name


def test_nothing_is_given_for_training_unless_somebody_allows_it(client):
    assert not Newsroom.the_one().may_train
    assert Newsroom.the_one().may_answer


def test_the_records_own_lines_follow(client):
    say(robots_lines="User-agent: SlowBot\r\nCrawl-delay: 10\r\nDisallow: /kk/\r\n")

    text = client.get("/robots.txt").content.decode()

    assert "\r" not in text
    assert rules(client).crawl_delay("SlowBot") == 10
    assert not rules(client).can_fetch("SlowBot", "http://testserver/kk/")
    assert rules(client).can_fetch("Other", "http://testserver/kk/")


def test_a_hidden_host_is_for_nobody(client, settings):
    settings.NEWSROOM_NOINDEX_HOSTS = ["copy.example.kz"]
    settings.ALLOWED_HOSTS = ["copy.example.kz", "testserver"]
    hidden = {"host": "copy.example.kz:8443"}

    assert not rules(client, **hidden).can_fetch("Googlebot", STORY)
    assert "Sitemap" not in client.get("/robots.txt", headers=hidden).content.decode()
    assert client.get("/ru/", headers=hidden)["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in client.get("/ru/")


def test_reserved_rights_are_told_in_a_file_in_headers_and_on_pages(client):
    terms = "https://tobol.example.kz/ru/page/terms/"
    say(may_train=False, tdm_policy=terms)
    story = make.published()

    told = client.get("/.well-known/tdmrep.json")

    assert told["Content-Type"] == "application/json"
    assert json.loads(told.content) == [
        {"location": "/", "tdm-reservation": 1, "tdm-policy": terms}
    ]
    for address in ("/ru/", story.get_absolute_url(), "/ru/feed.xml"):
        response = client.get(address)
        assert (response["tdm-reservation"], response["tdm-policy"]) == ("1", terms)
    page = client.get("/ru/").content.decode()
    assert '<meta name="tdm-reservation" content="1">' in page
    assert f'<meta name="tdm-policy" content="{terms}">' in page


def test_what_is_not_reserved_is_not_told(client):
    say(may_train=True)

    assert json.loads(client.get("/.well-known/tdmrep.json").content) == [
        {"location": "/", "tdm-reservation": 0}
    ]
    assert "tdm-reservation" not in client.get("/ru/")
    assert "tdm-reservation" not in client.get("/ru/").content.decode()


def test_they_ask_the_database_nothing_of_their_own(client):
    client.get("/ru/")

    for address in ("/robots.txt", "/.well-known/tdmrep.json"):
        with CaptureQueriesContext(connection) as asked:
            again = client.get(address)
        assert (again.status_code, len(asked)) == (200, 0)
        asks = {"If-None-Match": again["ETag"]}
        assert client.get(address, headers=asks).status_code == 304
        assert client.post(address).status_code == 405
