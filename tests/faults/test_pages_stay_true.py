"""Whatever happens at the desk, no process shows a page other than it would be made now."""

import os
import re
import time
from collections import Counter

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from articles.models import ListKind, ListTotal, day_key
from reader import names
from tests.faults.random_paper import RandomPaper, addresses_of_articles, addresses_of_things
from tests.faults.server import Server
from tests.faults.signing import visitor_of
from tests.faults.standing_clock import StandingClock

ROUNDS = int(os.environ.get("NEWSROOM_CACHE_ROUNDS", "8"))
SEED = int(os.environ.get("NEWSROOM_CACHE_SEED", "1"))
PAGES = int(os.environ.get("NEWSROOM_CACHE_PAGES", "30"))
PROCESSES = 4
LEARNED_AFTER_SECONDS = 0.2
PATIENCE_SECONDS = 3.0
# Relative words may be a minute behind: what changes them is the clock, not the desk.
AGO = re.compile(r'<time class="ago"( datetime="[^"]*")[^>]*>[^<]*</time>')
# An empty feed was built when it was asked for.
BUILT = re.compile(r"<lastBuildDate>[^<]*</lastBuildDate></channel>")
OLDER = re.compile(r'href="(\?before=[^"]+)"')
APPLICATION = "tests.faults.frozen:application"


@pytest.fixture
def clock(installation, monkeypatch):
    made = StandingClock(installation.var)
    made.set(timezone.now())
    monkeypatch.setattr("django.utils.timezone.now", made.now)
    return made


@pytest.fixture
def servers(installation, clock):
    """Four processes, each with a memory of its own."""
    started = [Server(installation, APPLICATION) for _ in range(PROCESSES)]
    for number, server in enumerate(started):
        server.name = f"server-{number}"
        server.start()
    yield started
    for server in started:
        server.kill()


class Fresh:
    """Pages as they would be made now."""

    def __init__(self):
        self.client, self.last = Client(), {}

    def get(self, path):
        names.forget()
        answer = self.client.get(path, HTTP_HOST="127.0.0.1")
        content = answer.content.decode()
        return answer.status_code, answer.headers.get("Location"), without_ages(content)


def shown(server, path):
    """What a process shows, and the number of that page's making."""
    answer = server.visitor().get(path)
    page = answer.status, answer.headers["Location"], without_ages(answer.text)
    return page, answer.headers["X-Made"]


def without_ages(text):
    return BUILT.sub("", AGO.sub(r"<ago\1>", text))


class Comparison:
    """What four processes show, beside what is right; counts, and what was stale."""

    def __init__(self, servers):
        self.servers, self.fresh = servers, Fresh()
        self.told, self.stale, self.made = Counter(), [], {}

    def look(self, path, act):
        """Compare one page of all processes after an act."""
        before, right = self.fresh.last.get(path), self.fresh.get(path)
        self.fresh.last[path] = right
        for place, server in enumerate(self.servers):
            page, making = shown(server, path)
            self.told["compared"] += 1
            if page != right:
                time.sleep(PATIENCE_SECONDS)
                self.told["late"] += 1
                page, making = shown(server, path)
            if page != right:
                self.stale.append((act, place, path, difference(page, right)))
            self._count((place, path), making, act, is_the_same=before == right)

    def _count(self, where, making, act, *, is_the_same):
        before, self.made[where] = self.made.get(where), making
        self.told["kept"] += before == making
        if before and before != making and not act.startswith("time"):
            self.told["cleared"] += 1
            self.told["in_vain"] += is_the_same


def test_no_page_is_ever_older_than_the_desk(servers, clock, figures):
    """Random changes before four processes whose pages are kept."""
    people = [visitor_of(servers[0], User.objects.get(username=n)) for n in ("charlie", "ada")]
    paper, pages = RandomPaper(SEED, clock, *people), Comparison(servers)
    addresses, acts = set(), Counter()
    while acts.total() < ROUNDS and not pages.stale:
        act = paper.step() if addresses else "begin"
        if not act:
            continue
        acts[act] += 1
        time.sleep(LEARNED_AFTER_SECONDS)
        addresses |= {*addresses_of_things(), *addresses_of_articles()}
        addresses |= {*lists(), *older(servers[0])}
        for path in paper.chance.sample(sorted(addresses), min(PAGES, len(addresses))):
            pages.look(path, act)
    told = pages.told
    figures(rounds=acts.total(), kinds_of_change=len(acts), addresses=len(addresses))
    figures(**{name: told[name] for name in ("compared", "kept", "cleared", "in_vain", "late")})
    figures(stale=len(pages.stale))
    assert not pages.stale, pages.stale[:3]
    assert told["kept"] > told["compared"] / 10


def lists():
    """The lists that ever held a story, in their languages."""
    tables = names.tables()
    found = set()
    for kind, key, language in ListTotal.objects.values_list("kind", "key", "language"):
        entry = tables.by_id.get((kind, key))
        if kind == ListKind.DAY:
            found.add(f"/{language}/archive/{key // 10000}/{key // 100 % 100:02}/{key % 100:02}/")
        elif entry:
            address = f"/{language}/{kind}/{entry.slug}/"
            found |= {address, f"{address}feed.xml"}
    today = day_key(timezone.localdate())
    return found | {f"/ru/archive/{today // 10000}/{today // 100 % 100:02}/{today % 100:02}/"}


def older(server):
    """The second page of the newest stories, as it is reached now."""
    link = OLDER.search(server.visitor().get("/ru/latest/").text)
    return {f"/ru/latest/{link[1]}"} if link else set()


def difference(page, right):
    """What is other than it ought to be, in few words."""
    if page[:2] != right[:2]:
        return page[:2], right[:2]
    pairs = zip(page[2].splitlines(), right[2].splitlines(), strict=False)
    return next(((a[:300], b[:300]) for a, b in pairs if a != b), "length")
