"""Withdrawing for bench.visible: a story is asked for at all its addresses until nobody sees it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote

from bench.installation import HOST
from bench.visible_paper import DESK, HEADLINE
from bench.visible_readers import PAUSE_SECONDS, THREADS
from bench.visiting import Answer, Visitor


class Story(NamedTuple):
    """An article at the desk, and the number in its headline."""

    article: int
    number: int


class Sight(NamedTuple):
    """One answer: where and when it was asked for, and whether the story is in it."""

    address: str
    asked_at: float
    shows: bool


def public_addresses(reader: Visitor, story: Story, paper: Any) -> list[str]:
    """Everywhere that a story stands; the first is its own address."""
    own = reader.get(f"/ru/{story.article}/").location
    words, month = HEADLINE.format(number=story.number), "-".join(paper["day"].split("/")[3:5])
    lists = ["/ru/", "/ru/latest/", paper["day"], *paper["lists"].values()]
    feeds = ["/ru/", paper["lists"]["section"], paper["lists"]["author"]]
    return [
        own,
        f"/ru/{story.article}/",
        f"/kk/{story.article}/",
        *lists,
        *(f"{page}feed.{form}" for page in feeds for form in ("xml", "atom", "json")),
        f"/sitemap-ru-{month}.xml",
        "/news-sitemap.xml",
        f"/ru/search/?q={quote(words)}",
        f"/ru/search/?q={quote('абзац')}&order=new",
        "/api/v1/articles",
        f"/api/v1/articles/{story.article}",
        f"/oembed?url={quote(paper['site'] + own, safe='')}",
    ]


def still_shows(address: str, answer: Answer, story: Story) -> bool:
    """Whether the story is in this answer; one that leads to the story's own address is not it."""
    if answer.status in (301, 404, 410):
        return HEADLINE.format(number=story.number) in answer.text
    if f"/ru/{story.article}/" in answer.text:
        return True
    return "/search/" not in address and HEADLINE.format(number=story.number) in answer.text


def withdraw(port: int, editor: Visitor, story: Story, bar: float, paper: Any) -> dict[str, Any]:
    """Withdraw it while everybody asks for it everywhere; what was seen after the click."""
    addresses = public_addresses(Visitor(port, HOST), story, paper)
    must_be_shown(port, addresses, story)
    with watched(port, addresses, story) as sights:
        act = [("_withdraw", "1"), ("withdraw_reason", "Ошибка")]
        click = editor.post(f"{DESK}/{story.article}/act/", act).asked_at
        time.sleep(max(0.0, click + 2 * bar + 1 - time.time()))
    later = [sight for sight in sights if sight.asked_at > click + bar]
    return {
        "gone_after": max(0.0, *(sight.asked_at - click for sight in sights if sight.shows)),
        "addresses": len(addresses),
        "not_asked_later": sorted(set(addresses) - {sight.address for sight in later}),
        "requests": sum(sight.asked_at > click for sight in sights),
        "too_old": sorted({sight.address for sight in later if sight.shows}),
    }


def must_be_shown(port: int, addresses: list[str], story: Story) -> None:
    """Warm all pages, and see that what shall go is there."""
    reader = Visitor(port, HOST)
    absent = [each for each in addresses if not still_shows(each, reader.get(each), story)]
    leading = (f"/ru/{story.article}/", f"/kk/{story.article}/")
    if left := [each for each in absent if each not in leading]:
        raise SystemExit(f"Published, and not shown at {', '.join(left)}.")


@contextmanager
def watched(port: int, addresses: list[str], story: Story) -> Iterator[list[Sight]]:
    """Ask for all the addresses in turn, in several threads, for as long as this lasts."""
    sights: list[Sight] = []
    ends = threading.Event()

    def ask(turn: int) -> None:
        reader = Visitor(port, HOST)
        while not ends.is_set():
            address = addresses[turn % len(addresses)]
            answer = reader.get(address)
            shows = still_shows(address, answer, story)
            shows |= address == addresses[0] and answer.status != 410
            sights.append(Sight(address, answer.asked_at, shows))
            turn += 1
            time.sleep(PAUSE_SECONDS)

    threads = [threading.Thread(target=ask, args=(n * 7,), daemon=True) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    yield sights
    ends.set()
    for thread in threads:
        thread.join()
