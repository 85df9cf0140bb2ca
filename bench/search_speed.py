"""How fast search answers: words of every tenth of the frequencies, alone and in pairs.

.venv/bin/python -m bench.search_speed [--language ru] [--times 30] [--json]

Asks whatever archive the configured database holds, and changes nothing in it. The clock says
little while the machine does other work; processor time is given beside it: ours, and on
PostgreSQL that of the server's process where it runs on this machine.
"""

import argparse
import gc
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

SAMPLE, COMMONEST = 2_000, 10


def set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()


def texts(language: str, dice: random.Random) -> list[list[str]]:
    """The words of so many stories, drawn from the whole archive."""
    from articles.models import Edition, SearchEntry
    from articles.text import sanitise, search

    entries = SearchEntry.objects.filter(edition__language=language)
    ends = entries.order_by("pk").first(), entries.order_by("-pk").first()
    if ends[0] is None or ends[1] is None:
        raise SystemExit(f"No story in “{language}” can be searched here.")
    drawn = {
        entry.edition_id
        for _ in range(SAMPLE)
        for entry in entries.filter(pk__gte=dice.randint(ends[0].pk, ends[1].pk)).order_by("pk")[:1]
    }
    found = Edition.objects.in_bulk(list(drawn)).values()
    read = (f"{each.headline} {each.deck} {sanitise.plain_text(each.body)}" for each in found)
    return [[token.text for token in search.tokens(text)] for text in read]


def tenths(stories: list[list[str]], language: str) -> list[list[str]]:
    """The words that may be asked for, from those of most stories to those of fewest."""
    from articles.text import search

    counted = Counter(word for story in stories for word in set(story))
    ordered = [word for word, _count in counted.most_common() if search.parse(word, language).words]
    size = max(len(ordered) // 10, 1)
    return [ordered[at * size : (at + 1) * size] for at in range(10)]


class Clock:
    """Wall and processor time of one call after the other, in milliseconds."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.ours: list[float] = []
        self.theirs = 0.0

    def measure(self, act: Callable[[], Any]) -> Any:
        began, used = time.perf_counter(), time.process_time()
        found = act()
        self.wall.append((time.perf_counter() - began) * 1000)
        self.ours.append((time.process_time() - used) * 1000)
        return found

    def row(self, what: str, found: list[int]) -> dict[str, Any]:
        times, ordered = len(self.wall), sorted(self.wall)
        return {
            "what": what,
            "p50": round(median(ordered), 1),
            "p95": round(ordered[int(0.95 * (times - 1))], 1),
            "p99": round(ordered[int(0.99 * (times - 1))], 1),
            "cpu": round(median(self.ours), 1),
            "database_cpu": round(self.theirs / times, 1),
            "found": int(median(found)),
        }


def database_ms(process: int | None) -> float:
    """The processor time of the database's process so far; 0 where it can't be seen."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(stat[11]) + int(stat[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def measured(questions: dict[str, list[str]], language: str) -> Iterator[dict[str, Any]]:
    """A row for each kind of question, and one for all together."""
    from django.db import connection
    from django.utils import timezone

    from articles.search import finding
    from articles.search.finding import Question

    now: datetime = timezone.now()
    process = None
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            process = cursor.fetchone()[0]
    finding.find(Question("слово", language), now)
    everything, all_found = Clock(), []
    gc.collect()
    gc.freeze()  # as the server does once it has started
    for what, asked in questions.items():
        clock, before = Clock(), database_ms(process)
        found = [
            clock.measure(lambda text=text: finding.find(Question(text, language), now)).count or 0
            for text in asked
        ]
        clock.theirs = database_ms(process) - before
        everything.wall += clock.wall
        everything.ours += clock.ours
        everything.theirs += clock.theirs
        all_found += found
        yield clock.row(what, found)
    yield everything.row("all together", all_found)


def questions(language: str, times: int) -> dict[str, list[str]]:
    dice = random.Random(7)
    stories = texts(language, dice)
    parts = tenths(stories, language)
    found = {"the commonest words": parts[0][:COMMONEST]}
    for number, words in enumerate(parts, 1):
        one = [dice.choice(words) for _ in range(times)]
        found[f"one word, tenth {number}"] = one
        found[f"two words, tenth {number}"] = [
            f"{word} {dice.choice(dice.choice(stories))}" for word in one
        ]
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--language", default="ru")
    options.add_argument("--times", type=int, default=30)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    set_up()
    from articles.models import SearchEntry

    rows = list(measured(questions(chosen.language, chosen.times), chosen.language))
    about = {
        "entries": SearchEntry.objects.count(),
        "language": chosen.language,
        "load": os.getloadavg()[0],
    }
    if chosen.json:
        print(json.dumps({**about, "rows": rows}, ensure_ascii=False))
        return
    print("{entries} entries, {language}, load {load:.1f}; milliseconds".format(**about))
    line = (
        "{what:24} p50 {p50:6} p95 {p95:6} p99 {p99:6}  "
        "ours {cpu:6} theirs {database_cpu:6} found {found}"
    )
    for row in rows:
        print(line.format(**row))


if __name__ == "__main__":
    main()
