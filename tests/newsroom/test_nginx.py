"""The proxy shows a page again for a second, and never an old one to the first who comes back."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.newsroom.nginx import ROOT, Backend, Nginx, ask

pytestmark = [pytest.mark.once, pytest.mark.nginx]


@pytest.fixture
def backend():
    made = Backend()
    yield made
    made.close()


@pytest.fixture
def nginx(backend, tmp_path):
    made = Nginx(tmp_path, backend.port)
    yield made
    made.stop()


def test_within_the_second_the_newsroom_is_asked_once(nginx, backend):
    answers = {nginx.get()[2] for _ in range(20)}

    assert answers == {"first"}
    assert len(backend.asked) <= 2


def test_after_it_the_newsroom_says_that_nothing_changed(nginx, backend):
    nginx.get()
    time.sleep(3.1)

    assert nginx.get()[2] == "first"

    assert backend.asked[-1]["if-none-match"] == '"1"'


def test_a_change_is_seen_within_four_seconds_by_who_asks_all_the_time(nginx, backend):
    nginx.get()
    backend.say("second", '"2"')
    changed_at = time.monotonic()

    while nginx.get()[2] != "second":
        assert time.monotonic() - changed_at < 4
        time.sleep(0.05)


def test_the_first_after_a_quiet_while_never_sees_what_was(nginx, backend):
    nginx.get()
    backend.say("second", '"2"')
    time.sleep(3.1)

    assert nginx.get()[2] == "second"


def test_many_who_come_at_once_make_one_question(nginx, backend):
    backend.pause = 0.5
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _n: nginx.get()[2], range(10)))

    assert answers == ["first"] * 10
    assert len(backend.asked) == 1


def test_when_nobody_answers_it_shows_what_it_has(nginx, backend):
    nginx.get()
    backend.close()
    time.sleep(3.1)

    assert nginx.get()[:1] == (200,)


def test_what_the_newsroom_itself_says_is_unavailable_is_not_covered_up(nginx, backend):
    nginx.get()
    backend.status, backend.headers = 503, {"Retry-After": "30"}
    backend.say("gone", '"3"')
    time.sleep(3.1)

    status, headers, body = nginx.get()

    assert (status, body, headers["Retry-After"]) == (503, "gone", "30")


@pytest.mark.parametrize("status", [404, 410])
def test_what_was_taken_back_is_gone_here_too(nginx, backend, status):
    nginx.get()
    backend.status = status
    backend.say("taken back", '"4"')
    time.sleep(3.1)

    assert nginx.get()[0] == status


@pytest.mark.parametrize(
    "own", [{"Cookie": "a=1; __Host-sessionid=x"}, {"Authorization": "Basic x"}]
)
def test_whoever_is_signed_in_is_answered_by_the_newsroom(nginx, backend, own):
    nginx.get()
    backend.say("for me alone", '"5"')

    assert nginx.get(**own)[2] == "for me alone"
    assert nginx.get()[2] == "first"


def test_what_says_nothing_of_caches_is_not_kept(nginx, backend):
    backend.headers = {}
    nginx.get()
    nginx.get()

    assert len(backend.asked) == 2


def test_it_takes_all_that_a_page_says_to_a_content_network(nginx, backend):
    shown = " ".join(f"article:{number} picture:{number}" for number in range(100_000, 100_450))
    backend.headers["Surrogate-Key"] = shown

    status, headers, body = nginx.get()

    assert (status, headers["Surrogate-Key"], body) == (200, shown, "first")


def test_who_unpacks_and_who_does_not_have_each_their_own(nginx, backend):
    nginx.get(Accept_Encoding="gzip, br")
    nginx.get(Accept_Encoding="br;q=1, gzip;q=0.5")
    nginx.get(Accept_Encoding="gzip;q=0, br")
    nginx.get()

    assert [asked.get("accept-encoding", "") for asked in backend.asked] == ["gzip", ""]


def test_a_browsers_own_copy_is_confirmed_without_the_newsroom(nginx, backend):
    nginx.get()

    assert nginx.get(If_None_Match='"1"')[0] == 304
    assert len(backend.asked) == 1


def test_a_kept_page_does_not_wait_for_more_to_send(nginx, backend):
    backend.body = "x" * 30_000
    backend.headers = {"Cache-Control": "public, s-maxage=60"}
    times = []
    with closing(nginx.connect_plainly()) as connection:
        for _ in range(30):
            began = time.perf_counter()
            ask(connection)
            times.append(time.perf_counter() - began)

    assert statistics.median(times) < 0.03


def test_whoever_guesses_passwords_is_slowed_down(nginx, backend):
    answers = {nginx.get("/admin/login/")[0] for _ in range(12)}

    assert answers == {200, 429}


def test_the_page_itself_says_how_old_it_may_be():
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    used = [line for line in text.splitlines() if not line.strip().startswith("#")]

    assert not any("proxy_cache_use_stale" in line for line in used)
    assert not any("proxy_cache_valid" in line for line in used)
