"""Processes share pages through Redis, and none takes one that it knows to be old."""

import shutil
import socket
import subprocess
import time

import pytest

from articles import naming
from articles.models import Clearing
from reader.cache import process
from reader.cache.redis import Redis, Refused, _talk
from reader.cache.shared import Shared, pack, unpack
from reader.cache.stored import Kept, Page
from reader.cache.watching import Seen
from tests import make
from tests.reader.cache.conftest import Front, settled

pytestmark = [pytest.mark.redis, pytest.mark.once]
PAGE = "http://localhost/ru/latest/"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A Redis of our own, with a password."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    options = ["--save", "", "--bind", "127.0.0.1", "--requirepass", "so secret", "--dir", folder]
    command = [shutil.which("redis-server"), "--port", str(port), *options]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    yield f"redis://:so%20secret@127.0.0.1:{port}/3"
    running.terminate()
    running.wait(10)


@pytest.fixture
def redis(server):
    made = Redis(server)
    ends_at = time.monotonic() + 10
    while time.monotonic() < ends_at:
        made.rests_until = 0.0
        made.put("ready", b"1", 5)
        if made.get("ready"):
            break
        time.sleep(0.05)
    _talk(made._file(), b"FLUSHDB")
    return made


@pytest.fixture
def fronts(redis, server, settings, transactional_db, front):
    """Two processes as far as pages go: each has a memory of its own."""
    settings.CACHE_URL = server
    pair = Front(), Front()
    make.published(headline="Мост открыт", tags=[make.tag("roads")])
    settled()
    yield pair
    for each in pair:
        process.log.then.remove(each.cache.memory.clear)


def test_what_one_made_another_takes(fronts):
    one, other = fronts
    first, second = one.get("/ru/latest/"), other.get("/ru/latest/")

    assert (first.was_kept, second.was_kept) == (False, True)
    assert second.text == first.text
    assert second.headers == first.headers


def test_the_newest_stories_are_put_under_a_shared_article_too(fronts):
    one, other = fronts
    address = make.published(headline="Другая").get_absolute_url()
    settled()
    one.get(address)

    answer = other.get(address)

    assert answer.was_kept
    assert "Мост открыт" in answer.text


def test_what_was_changed_since_is_not_taken(fronts):
    one, other = fronts
    one.get("/ru/latest/")

    make.published(headline="Новее")

    settled()
    assert "Новее" in other.get("/ru/latest/").text


def test_a_page_of_who_lags_behind_is_not_taken(fronts, chief):
    one, other = fronts
    one.get("/ru/tag/roads/")
    old = one.cache.memory.found["http://localhost/ru/tag/roads/"]
    seen = process.watcher.learned
    naming.rename(make.tag("rivers"), slug="streams", by=chief)
    settled()
    old.fresh_until = old.made_at + 60
    one.cache.shared.put("http://localhost/ru/tag/roads/", old, seen, old.made_at)

    assert other.cache.shared.get("http://localhost/ru/tag/roads/") is None
    assert not other.get("/ru/tag/roads/").was_kept


@pytest.mark.django_db(transaction=True)
def test_a_row_that_its_maker_lacked_counts_however_low_its_number(fronts):
    one, _other = fronts
    one.get("/ru/latest/")
    page = one.cache.memory.found[PAGE]
    row = Clearing.objects.filter(key="front:ru").latest("id").pk
    page.keys = frozenset({*page.keys, "front:ru"})
    highest = process.watcher.learned.highest
    shared = one.cache.shared

    shared.put(PAGE, page, Seen(highest, frozenset()), page.made_at)
    assert shared.get(PAGE)
    shared.put(PAGE, page, Seen(highest, frozenset([row])), page.made_at)
    assert shared.get(PAGE) is None


def test_what_the_clock_changed_since_it_was_made_is_not_taken(fronts):
    one, _other = fronts
    one.get("/ru/latest/")
    page, shared = one.cache.memory.found[PAGE], one.cache.shared

    process.log.learn(["list:latest:0:ru"], moment=page.made_at - 1)
    assert shared.get(PAGE)
    process.log.learn(["list:latest:0:ru"], moment=page.made_at + 1)

    assert shared.get(PAGE) is None


def test_what_was_made_before_this_process_knew_anything_is_not_taken(fronts):
    one, _other = fronts
    one.get("/ru/latest/")
    since, lowest = process.watcher.knows_since

    process.watcher.knows_since = (time.time() + 60, lowest)
    assert one.cache.shared.get(PAGE) is None
    process.watcher.knows_since = (since, process.watcher.learned.highest + 1)

    assert one.cache.shared.get(PAGE) is None


def test_another_release_does_not_find_it(fronts, server, settings):
    one, _other = fronts
    one.get("/ru/latest/")
    settings.NEWSROOM_COUNTER_SCRIPT = "https://counter.example/c.js"

    assert Shared(server, process.log, process.watcher).get(PAGE) is None


def test_a_page_is_unpacked_as_it_was_packed():
    kept = Kept(frozenset({"names"}), {"list:tag:1:ru": (-(2**63), 2**63)}, 1.5, 2.5)
    page = Page(kept, "200 OK", [("A", "b")], (b"one", "два".encode()), ("ru", frozenset({1, 2})))

    found, seen = unpack(pack(page, Seen(9, frozenset({4}))))

    for name in ("keys", "stretches", "made_at", "fresh_until", "status", "headers", "hole"):
        assert getattr(found, name) == getattr(page, name), name
    assert [part.data for part in found.parts] == [b"one", "два".encode()]
    assert seen == Seen(9, frozenset({4}))


def test_without_redis_pages_are_made_and_it_is_left_alone_for_a_while(fronts, caplog):
    one, _other = fronts
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        one.cache.shared.redis = Redis(f"redis://127.0.0.1:{nobody.getsockname()[1]}")

        assert one.get("/ru/latest/").status == 200
        assert one.get("/ru/").status == 200

    assert caplog.text.count("left alone") == 1


def test_an_error_is_said_and_passed_over(redis, caplog):
    with pytest.raises(Refused, match="unknown command"):
        _talk(redis._file(), b"NONSENSE")
    wrong = Redis(redis.parts._replace(netloc=f"127.0.0.1:{redis.parts.port}").geturl())

    assert wrong.get("ready") is None
    assert "NOAUTH" in caplog.text


def test_a_line_that_broke_is_opened_anew(redis):
    redis.put("a", b"1", 60)
    redis.own.file.close()

    with pytest.raises(ValueError, match="closed"):
        redis.own.file.read(1)
    redis.own.file = None

    assert redis.get("a") == b"1"
