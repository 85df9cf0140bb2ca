"""Five hundred stories are due in the same second, and no worker runs."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http import HTTPStatus

from django.db import transaction
from django.utils import timezone

from accounts import seal
from articles import workflow
from articles.models import Article, Edition, Listing
from tests import make, many
from tests.faults.figures import is_measured

STORIES = 500
LEAD_SECONDS = 3.0
WITHIN_SECONDS = 2.0
PATIENCE_SECONDS = 30.0  # a suite beside other work only sees that nobody is late at all
PAUSE_SECONDS = 0.05
READERS = 4
LINK = re.compile(r"/ru/(\d+)/")
OLDER = re.compile(r'href="(\?before=[^"]+)"')


class Watcher(threading.Thread):
    """Asks again and again, and keeps what was shown before its moment, and how often it asked."""

    def __init__(self, visitor, paths, due, numbers):
        super().__init__(daemon=True)
        self.visitor, self.paths, self.due, self.numbers = visitor, paths, due, numbers
        self.early, self.asked = set(), 0

    def run(self):
        while time.time() < self.due:
            for path in self.paths:
                self._look(path)
            time.sleep(PAUSE_SECONDS)

    def _look(self, path):
        answer = self.visitor.get(path)
        if answer.answered_at >= self.due:
            return
        self.asked += 1
        if answer.status == HTTPStatus.OK:
            self.early |= numbers_in(answer) & self.numbers


def test_each_is_public_at_its_second_and_none_before(server, figures):
    """500 articles due in the same second, with no worker."""
    addresses, due = _schedule()
    numbers = set(addresses)
    sample = [addresses[number] for number in sorted(numbers)[::50]]
    rounds = ["/ru/latest/", "/ru/feed.xml"], ["/ru/", "/ru/latest/"], sample
    watchers = [Watcher(server.visitor(), paths, due, numbers) for paths in rounds]
    for watcher in watchers:
        watcher.start()
    for watcher in watchers:
        watcher.join()
    early = set().union(*(watcher.early for watcher in watchers))

    listed, seconds = _walk(server.visitor(), due)
    absent = _absent(server, addresses)

    figures(stories=len(numbers), asked_before=sum(watcher.asked for watcher in watchers))
    figures(shown_early=len(early), in_the_list=len(listed & numbers))
    figures(all_in_the_list_after_seconds=seconds, absent_at_their_address=len(absent))
    assert len(numbers) == STORIES
    assert all(watcher.asked for watcher in watchers)
    assert not early
    assert listed >= numbers  # it was begun at the moment itself
    assert seconds <= (WITHIN_SECONDS if is_measured() else PATIENCE_SECONDS)
    assert not absent


def _schedule():
    """Plan one through workflow and the rest like it; then move all to a moment that is near.

    Planning takes as long as the machine needs, and the moment must still be to come after it.
    """
    article = make.article()
    workflow.publish(article, by=make.superuser(), at=timezone.now() + timedelta(hours=1))
    with transaction.atomic():
        many.copies(article, STORIES - 1)
    moment = timezone.now() + timedelta(seconds=LEAD_SECONDS)
    with seal.opened():
        for rows in (Edition.objects, Listing.objects):
            rows.update(public_from=moment, published_at=moment)
        Article.objects.update(published_at=moment)
    editions = Edition.objects.all()
    return {row.article_id: row.get_absolute_url() for row in editions}, moment.timestamp()


def _walk(reader, due):
    """Go through the list to its end; return what stands there, and how long after `due` it did."""
    path, found, last = "/ru/latest/", set(), due
    while path:
        answer = reader.get(path)
        found |= numbers_in(answer)
        last = answer.answered_at
        older = OLDER.search(answer.text)
        path = f"/ru/latest/{older[1]}" if older else None
    return found, last - due


def _absent(server, addresses):
    """Ask for each by its address, once; return those that weren't there."""

    def status(address):
        return server.visitor().get(address).status

    with ThreadPoolExecutor(READERS) as readers:
        answers = zip(addresses, readers.map(status, addresses.values()), strict=True)
        return [number for number, answer in answers if answer != HTTPStatus.OK]


def numbers_in(answer):
    return {int(number) for number in LINK.findall(answer.text)}
