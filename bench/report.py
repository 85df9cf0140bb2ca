"""Ratios out of what was measured, and tables for people."""

from collections.abc import Iterable
from statistics import median
from typing import Any

BARS = {
    "nginx_article_vs_nginx_hit": 0.8,
    "cached_article_vs_gunicorn": 0.6,
    "cached_article_vs_django": 1.0,
    "uncached_article_vs_gunicorn": 1 / 12,
    "uncached_list_vs_gunicorn": 1 / 14,
    "rss_vs_gunicorn": 1 / 20,
    "rss_anew_vs_gunicorn": 1 / 20,
}
"""At least so much of the limit's rate."""
LIMITS = ("gunicorn", "view", "nginx")
GROWTH = 1.1
"""At most so many times what it costs in the smallest archive."""
HEAD = (
    "| archive | page | pages/s a core | CPU ms | least–most | of gunicorn | queries | bytes | p50"
    " | p99 |"
)


def ratios(found: dict[str, Any]) -> dict[str, float]:
    """Rates against limits of the same bytes, and how costs grow with the archive.

    A rate is one core's: 1000 / processor milliseconds. Each ratio is the median of those of single
    rounds, in which both sides were asked one after the other. Growth is that of the largest
    archive against the smallest of the same database, of PostgreSQL where it was measured; a day is
    left out of it, whose page has as many stories as the day had. `rss` is a feed whose items were
    written before, as when one story of it is new; `rss_anew` are feeds of which nothing was.
    """
    rows = {(row["archive"], row["what"]): row["cpu_ms_by_round"] for row in found["rows"]}
    cost = {(row["archive"], row["what"]): row["cpu_ms"] for row in found["rows"]}

    def share(of: tuple[str, str], by: tuple[str, str]) -> float:
        return median(one / other for one, other in zip(rows[of], rows[by], strict=True))

    archives = _of_one_database(found["archives"])
    small, large = archives[0], archives[-1]
    lists = [what for name, what in rows if name == small and what.startswith("list ")]
    lists = [what for what in lists if "day" not in what]
    growth = {what: share((large, what), (small, what)) for what in lists}
    publishing = {name: one["cpu_ms"] for name, one in found["publishing"].items()}
    anywhere = [what for what in lists if what.endswith(("anywhere", "deepest"))]
    dearest = max(anywhere, key=lambda what: cost[large, what])
    feed = "list feed, first"
    return {
        "nginx_article_vs_nginx_hit": share(("nginx", "nginx hit"), ("nginx", "nginx article")),
        "cached_article_vs_gunicorn": share(("gunicorn", "kept-article"), (small, "kept article")),
        "cached_article_vs_django": share(("view", "kept-article"), (small, "kept article")),
        "uncached_article_vs_gunicorn": share(("gunicorn", "article"), (large, "article")),
        "uncached_list_vs_gunicorn": share(("gunicorn", "list"), (large, dearest)),
        "rss_vs_gunicorn": share(("gunicorn", "rss"), (large, feed)),
        "rss_anew_vs_gunicorn": share(("gunicorn", "rss"), (large, "rss")),
        "growth_article": share((large, "article"), (small, "article")),
        "growth_list": growth["list latest, anywhere"],
        "growth_list_worst": max(growth.values()),
        "growth_rss": growth[feed],
        "growth_publish": publishing[large] / publishing[small],
    }


def noise(found: dict[str, Any]) -> float:
    """How far the rounds of the bare gunicorn lay apart: (most - least) / median."""
    rows = [row for row in found["rows"] if row["archive"] == "gunicorn"]
    return max((row["cpu_ms_most"] - row["cpu_ms_least"]) / row["cpu_ms"] for row in rows)


def markdown(found: dict[str, Any]) -> str:
    """Tables of what was measured."""
    return "\n".join([*_ratio_table(found), "", *_rows(found), "", *_publishing(found), ""])


def page(found: dict[str, Any]) -> str:
    """The tables under a heading, for docs/."""
    return f"{markdown(found)}\n"


def _ratio_table(found: dict[str, Any]) -> Iterable[str]:
    yield "| ratio | measured | wanted | |"
    yield "|---|---|---|---|"
    for name, value in found["ratios"].items():
        bar = BARS.get(name)
        if bar is None:
            held = "held" if value <= GROWTH else "**missed**"
            yield f"| `{name}` | {value:.2f} | at most {GROWTH} | {held} |"
        else:
            held = "held" if value >= bar else "**missed**"
            yield f"| `{name}` | {_share(value)} | at least {_share(bar)} | {held} |"
    yield ""
    yield (
        f"Noise: the rounds of the bare gunicorn lay {noise(found):.0%} of their median apart; "
        f"load average at the end {found['load'][0]:.1f}."
    )


def _share(value: float) -> str:
    return f"1/{1 / value:.1f}" if 0 < value < 0.5 else f"{value:.2f}"


def _rows(found: dict[str, Any]) -> Iterable[str]:
    yield HEAD
    yield "|" + "---|" * 10
    bare = {row["what"]: row for row in found["rows"] if row["archive"] == "gunicorn"}
    for row in found["rows"]:
        queries = "–" if row["queries"] is None else row["queries"]
        yield (
            f"| {row['archive']} | {row['what']} | {1000 / row['cpu_ms']:,.0f} "
            f"| {row['cpu_ms']:.3f} | {row['cpu_ms_least']:.3f}–{row['cpu_ms_most']:.3f} "
            f"| {_of_gunicorn(row, bare)} "
            f"| {queries} | {row['bytes']:,} | {row['p50_ms']:.2f} | {row['p99_ms']:.2f} |"
        )


def _of_gunicorn(row: dict[str, Any], bare: dict[str, dict[str, Any]]) -> str:
    """What part of the bare gunicorn's rate a page has, round by round."""
    limit = bare.get(_limit(row["what"]))
    if limit is None or row["archive"] in LIMITS:
        return "–"
    pairs = zip(limit["cpu_ms_by_round"], row["cpu_ms_by_round"], strict=True)
    return _share(median(one / other for one, other in pairs))


def _limit(what: str) -> str:
    """The page that gunicorn returns from memory beside this one."""
    if what in ("list feed, first", "rss"):
        return "rss"
    return "list" if what.startswith("list ") else what.replace(" ", "-")


def _publishing(found: dict[str, Any]) -> Iterable[str]:
    yield "| publishing in | CPU ms | queries |"
    yield "|---|---|---|"
    for name, one in found["publishing"].items():
        yield f"| {name} | {one['cpu_ms']:.1f} | {one['queries']} |"


def _of_one_database(archives: list[dict[str, Any]]) -> list[str]:
    """The names of the archives of PostgreSQL, or of SQLite, from the smallest on."""
    own = [one for one in archives if one["database"] == archives[0]["database"]]
    return [f"{one['database']} {one['count']:,}" for one in sorted(own, key=_count)]


def _count(one: dict[str, Any]) -> int:
    count: int = one["count"]
    return count
