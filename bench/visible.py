"""From the click on Publish until readers see it, and from the click on Withdraw until nobody does.

    .venv/bin/python -m bench.visible [--publications 50] [--nginx] [--json]

Makes an installation of its own with a small archive: SQLite in a temporary folder, or a database
of its own on the PostgreSQL server that DATABASE_URL names. Four gunicorn processes serve it by
deploy/gunicorn.conf.py, with --nginx behind a real nginx by deploy/nginx.conf. An editor signs in,
opens each draft and sends the desk's own form with “Publish”: sending it is the click. Meanwhile
another process asks for /latest/, the front page, the section and the feed, at least --requests
times in all, on new connections from eight threads, so that every worker is asked.

"First seen" is when the first answer with the headline was there; "last missed" when the last
answer without it was asked for; both since the click. An answer is too old when it was asked for
later than the bar after the click and does not show the headline. Pages were all asked for before.

Then the editor withdraws some of them one by one, while every public address of each is asked for
without end; it is gone when the last answer that still shows it was asked for. Only 410 will do for
the article itself. Half a second is the bar, through nginx four. Changes nothing outside.
"""

import argparse
import json
import os
import re
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.installation import HOST, Gunicorn, Installation, Nginx
from bench.visible_paper import DESK, EDITOR
from bench.visible_readers import Look, Readers
from bench.visible_withdrawal import Story, withdraw
from bench.visiting import Visitor

PROCESSES, ARTICLES = 4, 1_000
BAR_SECONDS, BAR_THROUGH_NGINX = 0.5, 4.0


class Click(NamedTuple):
    """A publication: when it was clicked, and when the desk answered."""

    number: int
    at: float
    answered_at: float


# --- publishing -----------------------------------------------------------------------------


def publish(editor: Visitor, article: int, number: int) -> Click:
    """Open the draft and send its form with “Publish”."""
    page = f"{DESK}/{article}/change/"
    pairs = editor.form(page, "article_form")
    answer = editor.post(page, [*pairs, ("_publish", "1")])
    if answer.status != 302:
        why = re.findall(r'class="errorlist[^>]*>(.*?)</ul>', answer.text, re.DOTALL)
        raise SystemExit(f"{page} was not published: {answer.status} {why}")
    return Click(number, answer.asked_at, answer.answered_at)


def published(
    editor: Visitor, articles: list[int], readers: Readers, requests: int
) -> Iterator[Click]:
    """Publish one after the other, spread evenly over so many requests."""
    share = requests // len(articles)
    for number, article in enumerate(articles):
        yield publish(editor, article, number)
        readers.wait_for(share * (number + 1))


def seen(click: Click, looks: list[Look]) -> dict[str, float]:
    """When the first answer showed it and when the last one asked for did not, since the click."""
    with_it = [each.answered_at for each in looks if click.number in each.shows]
    first = min(with_it, default=float("inf"))
    later = [each for each in looks if each.asked_at > click.at]
    missed = [each.asked_at for each in later if max(each.shows, default=-1) < click.number]
    return {"first": first - click.at, "missed": max(missed, default=click.at) - click.at}


def is_too_old(each: Look, clicks: list[Click], bar: float) -> bool:
    """Whether it lacks what was clicked longer ago than the bar when it was asked for."""
    due = [click.number for click in clicks if click.at + bar < each.asked_at]
    return max(each.shows, default=-1) < max(due, default=-1)


def judged(clicks: list[Click], looks: list[Look], bar: float) -> dict[str, Any]:
    pages: dict[str, Any] = {}
    for page in dict.fromkeys(each.page for each in looks):
        own = [each for each in looks if each.page == page]
        found = [seen(click, own) for click in clicks]
        first = summary([each["first"] for each in found])
        missed = summary([each["missed"] for each in found])
        after = [
            each["missed"] - (click.answered_at - click.at)
            for each, click in zip(found, clicks, strict=True)
        ]
        too_old = sum(is_too_old(each, clicks, bar) for each in own)
        times = {"first": first, "missed": missed, "missed_after_answer": summary(after)}
        pages[page] = {"requests": len(own), **times, "too_old": too_old}
    answered = summary([click.answered_at - click.at for click in clicks])
    return {"publications": len(clicks), "desk_answered": answered, "pages": pages}


def summary(seconds: list[float]) -> dict[str, int]:
    """Milliseconds: the middle one, the 99th of a hundred, the longest."""
    ordered = sorted(round(each * 1000) for each in seconds)
    at = min(len(ordered) - 1, int(len(ordered) * 0.99))
    return {"p50": ordered[len(ordered) // 2], "p99": ordered[at], "max": ordered[-1]}


# --- all of it ------------------------------------------------------------------------------


@contextmanager
def served(*, is_through_nginx: bool, drafts: int, password: str) -> Iterator[Any]:
    """The port that readers ask, gunicorn, the paper, and the database's name."""
    with tempfile.TemporaryDirectory(prefix="visible-") as folder:
        Path(folder).chmod(0o755)  # nginx's workers are nobody in particular
        installation = Installation(Path(folder))
        started: list[Gunicorn | Nginx] = []
        try:
            installation.manage("migrate", "--no-input", "--verbosity", "0")
            installation.manage("load_archive", str(ARTICLES), "--processes", "1")
            order = f"from bench import visible_paper; visible_paper.make({drafts}, {password!r})"
            paper = json.loads(installation.manage("shell", "--verbosity", "0", "-c", order))
            gunicorn = Gunicorn(installation, PROCESSES)
            started.append(gunicorn)
            if is_through_nginx:
                started.append(Nginx(Path(folder), gunicorn.port))
            yield started[-1].port, gunicorn, paper, installation.database
        finally:
            for each in reversed(started):
                each.stop()
            installation.remove()


def measure(publications: int, requests: int, withdrawals: int, *, is_through_nginx: bool) -> Any:
    password, bar = (
        secrets.token_urlsafe(12),
        BAR_THROUGH_NGINX if is_through_nginx else BAR_SECONDS,
    )
    serving = served(is_through_nginx=is_through_nginx, drafts=publications, password=password)
    with serving as (port, gunicorn, paper, database):
        pages = ["/ru/latest/", "/ru/", paper["lists"]["section"], "/ru/feed.xml"]
        editor = Visitor(port, HOST)
        editor.sign_in(EDITOR, password)
        readers = Readers(port, pages)
        readers.wait_for(len(pages) * PROCESSES * 20)
        before, asked = gunicorn.workers_at_work(), readers.count.value
        clicks = list(published(editor, paper["numbers"], readers, requests + asked))
        time.sleep(bar + 0.5)
        at_work = sum(used > before.get(pid, 0) for pid, used in gunicorn.workers_at_work().items())
        load = os.getloadavg()[0]
        looks = readers.finish()
        found = judged(clicks, [each for each in looks if each.asked_at > clicks[0].at], bar)
        stories = [Story(article, number) for number, article in enumerate(paper["numbers"])]
        last = stories[-1 : -withdrawals - 1 : -1]
        gone = [withdraw(port, editor, story, bar, paper) for story in last]
    about = {"database": database, "nginx": is_through_nginx, "load": round(load, 1)}
    return about | {"bar_ms": round(bar * 1000), "workers": at_work} | found | withdrawn(gone)


def withdrawn(gone: list[Any]) -> dict[str, Any]:
    return {
        "withdrawals": len(gone),
        "addresses": gone[0]["addresses"],
        "gone_after": summary([each["gone_after"] for each in gone]),
        "withdrawn_requests": sum(each["requests"] for each in gone),
        "withdrawn_too_old": sorted({at for each in gone for at in each["too_old"]}),
        "not_asked_later": sorted({at for each in gone for at in each["not_asked_later"]}),
    }


def is_held(found: Any) -> bool:
    """Whether every bar is kept: 99 of 100 in time on each page, and no answer too old."""
    pages = found["pages"].values()
    in_time = all(page["first"]["p99"] <= found["bar_ms"] for page in pages)
    nothing_old = not any(page["too_old"] for page in pages) and not found["withdrawn_too_old"]
    return in_time and nothing_old and found["gone_after"]["max"] <= found["bar_ms"]


def table(found: Any) -> str:
    where = "through nginx" if found["nginx"] else "gunicorn"
    about = (
        "{database}, {where}, {workers} workers at work, load {load}; milliseconds since the click"
    )
    rows = [about.format(where=where, **found)]
    form = "{:28} {:>8} {:>18} {:>18} {:>8}"
    rows.append(form.format("", "requests", "first seen", "last missed", "too old"))
    for page, row in found["pages"].items():
        times = ["{p50} / {p99} / {max}".format(**row[name]) for name in ("first", "missed")]
        rows.append(form.format(page, row["requests"], *times, row["too_old"]))
    rows.append("p50 / p99 / max of {publications} publications".format(**found))
    rows.append("the desk answered after {p50} / {p99} / {max}".format(**found["desk_answered"]))
    gone = "{p50} / {p99} / {max}".format(**found["gone_after"])
    rows.append(
        "{withdrawals} withdrawn at {addresses} addresses, gone after {gone}, {withdrawn_requests} "
        "requests, too old at {withdrawn_too_old}".format(gone=gone, **found)
    )
    rows.append(f"the bar is {found['bar_ms']}: {'held' if found['is_held'] else 'MISSED'}")
    return "\n".join(rows)


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--publications", type=int, default=50)
    options.add_argument("--requests", type=int, default=10_000)
    options.add_argument("--withdrawals", type=int, default=5)
    options.add_argument("--nginx", action="store_true")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))  # and take everything away
    how = chosen.publications, chosen.requests, chosen.withdrawals
    found = measure(*how, is_through_nginx=chosen.nginx)
    found["is_held"] = is_held(found)
    print(json.dumps(found, ensure_ascii=False) if chosen.json else table(found))


if __name__ == "__main__":
    main()
