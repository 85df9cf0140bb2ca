"""A content network keeps pages longer, and is told by the outbox what to drop."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from articles import changes, outbox, workflow
from articles.models import OutboxMessage
from newsroom.networks import check_network
from reader.cache import process
from tests import make
from tests.reader.cache.conftest import Front, settled
from tests.reader.cache.conftest import front as front  # a fixture

NETWORKS = ["fastly", "cloudflare", "varnish"]


@pytest.fixture
def api():
    """A network's door, as a stand-in on this machine."""
    heard = []

    class Door(BaseHTTPRequestHandler):
        status = 200

        def do_POST(self):
            length = int(self.headers.get("Content-Length") or 0)
            heard.append((self.command, self.path, dict(self.headers), self.rfile.read(length)))
            self.send_response(Door.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_PURGE(self):
            self.do_POST()

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.heard, server.door = heard, Door
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(params=NETWORKS)
def network(request, settings, api):
    settings.NEWSROOM_CDN = request.param
    settings.NEWSROOM_CDN_URL = f"http://127.0.0.1:{api.server_address[1]}"
    settings.NEWSROOM_CDN_ZONE, settings.NEWSROOM_CDN_TOKEN = "zone1", "secret"
    return request.param


def keys_of(heard):
    _method, _path, headers, body = heard
    named = {name.lower(): value for name, value in headers.items()}
    said = named.get("surrogate-key") or named.get("xkey-purge")
    return said.split() if said else json.loads(body)["tags"]


@pytest.mark.django_db
def test_it_is_told_what_a_change_cleared(network, api, editor):
    story = make.published()
    OutboxMessage.objects.all().delete()
    workflow.withdraw(story, by=editor, reason="Ошибка.")

    while outbox.work_once():
        pass

    told = {key for heard in api.heard for key in keys_of(heard)}
    assert {f"article:{story.pk}", "list:latest:0:ru", "front:ru"} <= told
    assert not any("@" in key or key.startswith("gone:") for key in told)
    method, path, headers, _body = api.heard[0]
    said = {name.lower(): value for name, value in headers.items()}
    assert (method, path, "secret") in {
        ("POST", "/service/zone1/purge", said.get("fastly-key")),
        ("POST", "/zones/zone1/purge_cache", said.get("authorization", "").removeprefix("Bearer ")),
        ("PURGE", "/", said.get("x-purge-token")),
    }


@pytest.mark.django_db
def test_many_keys_go_in_as_many_requests_as_it_takes(network, api):
    changes.clear(f"article:{number}" for number in range(600))

    while outbox.work_once():
        pass

    told = [key for heard in api.heard for key in keys_of(heard)]
    assert len(told) == len(set(told)) == 600
    assert len(api.heard) > 1


@pytest.mark.django_db
def test_it_is_told_again_when_nginx_shows_the_old_page_no_more(network, api):
    with time_machine.travel("2026-11-30T12:00:00Z", tick=False) as clock:
        changes.clear(["article:1"])

        while outbox.work_once():
            pass
        assert [keys_of(heard) for heard in api.heard] == [["article:1"]]

        clock.shift(4)
        assert not outbox.work_once()

        clock.shift(1)
        assert outbox.work_once()
        assert [keys_of(heard) for heard in api.heard] == [["article:1"]] * 2
        assert not outbox.work_once()


@pytest.mark.django_db
def test_a_refusal_is_tried_again_later(network, api):
    api.door.status = 500
    changes.clear(["names"])

    outbox.work_once()

    message = OutboxMessage.objects.filter(kind="purge").earliest("id")
    assert message.done_at is None
    assert "500" in message.error
    api.door.status = 200


@pytest.mark.django_db
def test_without_a_network_nothing_is_sent():
    changes.clear(["names"])

    assert not OutboxMessage.objects.exists()


def test_pages_say_their_keys_and_how_long_they_last(network, front):
    own = Front()
    story = make.published()
    settled()
    answer = own.get(story.get_absolute_url())

    name = {"fastly": "Surrogate-Key", "cloudflare": "Cache-Tag", "varnish": "xkey"}[network]
    told = answer.headers[name].replace(",", " ").split()
    assert {f"article:{story.pk}", "names", "everything", "list:latest:0:ru"} <= set(told)
    assert 0 < life(answer) <= 1200  # until what the clock will change is read again


def life(answer):
    """For how many seconds a network may keep it."""
    said = answer.headers.get("Surrogate-Control") or answer.headers["CDN-Cache-Control"]
    return int(said.removeprefix("max-age=").partition(",")[0])


def test_a_page_lasts_no_longer_than_the_ages_of_what_stands_under_it(network, front):
    own, now = Front(), timezone.now()
    story = make.published(at=now - timedelta(days=90))
    settled()
    alone = life(own.get(story.get_absolute_url()))
    make.published(at=now - timedelta(minutes=5))
    settled()

    assert life(own.get(story.get_absolute_url())) <= 60 < alone


def test_a_page_that_a_change_cleared_may_not_be_kept_any_longer(network, front, monkeypatch):
    own = Front()
    make.published()
    settled()
    own.get("/ru/latest/")
    make.published()
    monkeypatch.setattr(process.watcher, "ensure", lambda: None)
    process.watcher.stop()
    own.cache.readers = away

    answer = own.get("/ru/latest/")

    assert answer.status == 200
    assert life(answer) == 0


def away(environ, start):
    """Django without a database."""
    start("503 Service Unavailable", [])
    return [b""]


def test_without_a_network_pages_say_nothing_of_it(front):
    story = make.published()

    headers = front.get(story.get_absolute_url()).headers

    assert not {"Surrogate-Key", "Cache-Tag", "xkey", "Surrogate-Control"} & set(headers)


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        (("akamai", "", "", "t"), "akamai"),
        (("fastly", "", "", "t"), "NEWSROOM_CDN_ZONE"),
        (("cloudflare", "", "z", ""), "NEWSROOM_CDN_TOKEN"),
        (("varnish", "", "", "t"), "NEWSROOM_CDN_URL"),
    ],
)
def test_a_start_with_half_of_it_is_refused(given, lacks):
    with pytest.raises(ImproperlyConfigured, match=lacks):
        check_network(*given)


def test_a_start_with_all_of_it_or_none_is_not():
    check_network("", "", "", "")
    check_network("varnish", "http://127.0.0.1", "", "t")
    check_network("fastly", "", "z", "t")
