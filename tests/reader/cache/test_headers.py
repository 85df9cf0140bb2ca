"""What a kept page says to browsers and to caches on the way, and how it is sent."""

import gzip
import time

import pytest
from django.utils.http import http_date

from tests import make
from tests.reader.cache.conftest import settled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(front):
    make.published(headline="Ещё одна")
    story = make.published(headline="Мост открыт")
    settled()
    return story.get_absolute_url()


def test_a_shared_cache_may_show_it_for_a_second(front, address):
    for _ in range(2):
        said = front.get(address).headers["Cache-Control"]

        assert said == (
            "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"
        )


def test_what_is_not_kept_says_nothing_of_the_kind(front, address):
    assert "Cache-Control" not in front.get("/ru/nothing/").headers
    assert "Cache-Control" not in front.get(address, cookie="sessionid=1").headers


@pytest.mark.parametrize(
    ("said", "is_packed"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("*", True),
        ("br;q=1.0, gzip;q=0.5", True),
        ("gzip;q=0", False),
        ("*, gzip;q=0.0", False),
        ("gzip;q=nonsense", False),
        ("br", False),
        ("", False),
    ],
)
def test_it_is_packed_for_who_unpacks(front, address, said, is_packed):
    plain, answer = front.get(address), front.get(address, accept_encoding=said)

    assert (answer.headers.get("Content-Encoding") == "gzip") is is_packed
    assert answer.text == plain.text
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_packing_pays(front, address):
    packed = front.get(address, accept_encoding="gzip").body

    assert len(packed) < 1.25 * len(gzip.compress(front.get(address).body, 6))


def test_plain_and_packed_have_tags_of_their_own(front, address):
    plain, packed = front.get(address), front.get(address, accept_encoding="gzip")

    assert plain.headers["ETag"] != packed.headers["ETag"]
    assert front.get(address).headers["ETag"] == plain.headers["ETag"]


@pytest.mark.parametrize("form", ["{}", "W/{}", '"another", {}', "*"])
def test_who_has_it_is_told_so(front, address, form):
    tag = front.get(address).headers["ETag"]

    answer = front.get(address, if_none_match=form.format(tag))

    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "s-maxage=1" in answer.headers["Cache-Control"]
    assert "Content-Length" not in answer.headers


def test_who_has_another_one_gets_it_whole(front, address):
    tag = front.get(address, accept_encoding="gzip").headers["ETag"]

    assert front.get(address, if_none_match=tag).status == 200
    assert front.get(address, if_none_match='"0"').status == 200


@pytest.fixture
def feed(address):
    return "/ru/feed.xml"


def test_who_has_a_feed_of_that_time_is_told_so(front, feed):
    first = front.get(feed)

    answer = front.get(feed, if_modified_since=first.headers["Last-Modified"])

    assert answer.was_kept
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["ETag"] == first.headers["ETag"]
    assert front.get(feed, if_modified_since=http_date(time.time() + 3600)).status == 304


@pytest.mark.parametrize(
    "asked",
    [
        {"if_modified_since": http_date(1_000_000_000)},
        {"if_modified_since": "yesterday"},
        {"if_modified_since": ""},
        {"if_modified_since": http_date(4_000_000_000), "if_none_match": '"other"'},
        {"if_modified_since": http_date(4_000_000_000), "if_none_match": ""},
    ],
)
def test_who_has_an_older_feed_or_names_another_gets_it_whole(front, feed, asked):
    front.get(feed)

    answer = front.get(feed, **asked)

    assert answer.was_kept
    assert answer.status == 200
    assert "Мост открыт" in answer.text


def test_a_page_that_says_no_time_goes_by_none(front, address):
    front.get(address)

    assert front.get(address, if_modified_since=http_date(4_000_000_000)).status == 200


def test_a_new_story_beneath_makes_another_tag(front, address):
    tag = front.get(address).headers["ETag"]

    make.published(headline="Новая")

    answer = front.get(address, if_none_match=tag)
    assert answer.status == 200
    assert "Новая" in answer.text


def test_a_head_has_the_headers_and_no_body(front, address):
    whole = front.get(address)

    for method in ("HEAD", "GET", "HEAD"):
        answer = front.get(address, method=method)

        assert answer.headers == whole.headers
        assert answer.body == (whole.body if method == "GET" else b"")


def test_a_head_comes_first_and_keeps_the_page(front, address):
    assert front.get(address, method="HEAD").body == b""
    assert "Мост открыт" in front.get(address).text
    assert front.rendered == [address]


def test_a_redirect_varies_with_nothing(front, address):
    answer = front.get("/ru/" + address.split("/")[2] + "/")

    assert answer.status == 301
    assert "Vary" not in answer.headers


def test_no_mark_of_the_hole_is_ever_sent(front, address):
    assert "<!--" not in front.get(address).text
    assert "<!--" not in front.get(address, cookie="sessionid=1").text
