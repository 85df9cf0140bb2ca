"""Somebody who publishes, changes and withdraws one article without end."""

import random
import threading
import time

from tests.faults.visitor import Unreachable


class Publisher(threading.Thread):
    """Publishes, changes and withdraws its article for as long as it may.

    It holds `turn` from a question to its answer: who holds them all knows that nobody writes.
    """

    def __init__(self, server, article, may_work):
        super().__init__(daemon=True)
        self.visitor = server.sign_in("charlie")
        self.page = f"/admin/articles/article/{article.pk}"
        self.may_work, self.turn, self.is_over = may_work, threading.Lock(), False
        self.chance = random.Random(article.pk)

    def run(self):
        while not self.is_over:
            self.may_work.wait()
            with self.turn:
                if self.may_work.is_set():
                    self._act()

    def _act(self):
        try:
            self.chance.choice([*[self.change] * 3, self.withdraw, self.publish])()
        except Unreachable:
            time.sleep(0.02)

    def change(self):
        headline = f"Заголовок {self.chance.randrange(10**6)}"
        values = {"headline": headline, "_publish": "1"}
        self.visitor.fill_in(f"{self.page}/change/", "article_form", **values)

    def publish(self):
        self.visitor.fill_in(f"{self.page}/change/", "article_form", _publish="1")

    def withdraw(self):
        values = [("_withdraw", "1"), ("withdraw_reason", "Ошибка")]
        self.visitor.post(f"{self.page}/act/", values)


def at_work(server, articles, may_work):
    """A publisher for each article, at work whenever `may_work` is set."""
    publishers = [Publisher(server, article, may_work) for article in articles]
    for publisher in publishers:
        publisher.start()
    return publishers


def dismiss(publishers, may_work):
    for publisher in publishers:
        publisher.is_over = True
    may_work.set()
    for publisher in publishers:
        publisher.join()
