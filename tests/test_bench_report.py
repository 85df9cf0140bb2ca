"""What ./run bench tells: ratios out of rows, and whether a bar was held."""

import pytest

from bench import report

BARE = ("gunicorn", "article")


def row(archive, what, cpu_ms):
    return {
        "archive": archive,
        "what": what,
        "rate": 1000 / cpu_ms,
        "cpu_ms": cpu_ms,
        "cpu_ms_by_round": [cpu_ms * 0.9, cpu_ms, cpu_ms * 1.2],
        "cpu_ms_least": cpu_ms * 0.9,
        "cpu_ms_most": cpu_ms * 1.2,
        "p50_ms": cpu_ms,
        "p99_ms": cpu_ms * 3,
        "queries": None if archive in ("gunicorn", "view", "nginx") else 2,
        "bytes": 30_000,
    }


@pytest.fixture
def found():
    small, large = "postgresql 1,000", "postgresql 100,000"
    costs = {
        ("gunicorn", "article"): 0.2,
        ("gunicorn", "list"): 0.2,
        ("gunicorn", "rss"): 0.3,
        ("gunicorn", "kept-article"): 0.2,
        ("view", "kept-article"): 0.5,
        ("nginx", "nginx hit"): 0.010,
        ("nginx", "nginx article"): 0.012,
        (small, "kept article"): 0.25,
        (small, "article"): 2.0,
        (large, "article"): 2.1,
        (small, "list latest, anywhere"): 2.5,
        (large, "list latest, anywhere"): 2.6,
        (small, "list tag, deepest"): 2.5,
        (large, "list tag, deepest"): 4.0,
        (small, "list day, anywhere"): 1.0,
        (large, "list day, anywhere"): 9.0,
        (small, "list feed, first"): 5.0,
        (large, "list feed, first"): 5.5,
        (large, "rss"): 7.5,
    }
    return {
        "rows": [row(*key, cost) for key, cost in costs.items()],
        "archives": [
            {"database": "postgresql", "count": 1_000},
            {"database": "postgresql", "count": 100_000},
            {"database": "sqlite", "count": 1_000},
        ],
        "publishing": {
            small: {"cpu_ms": 20.0, "queries": 38},
            large: {"cpu_ms": 21.0, "queries": 38},
        },
        "load": [0.5, 0.4, 0.3],
    }


def test_ratios_are_of_costs_of_the_same_bytes(found):
    ratios = report.ratios(found)

    assert ratios["nginx_article_vs_nginx_hit"] == pytest.approx(10 / 12)
    assert ratios["cached_article_vs_gunicorn"] == pytest.approx(0.8)
    assert ratios["cached_article_vs_django"] == pytest.approx(2.0)
    assert ratios["uncached_article_vs_gunicorn"] == pytest.approx(0.2 / 2.1)
    assert ratios["rss_vs_gunicorn"] == pytest.approx(0.3 / 5.5)
    assert ratios["rss_anew_vs_gunicorn"] == pytest.approx(0.3 / 7.5)


def test_a_ratio_is_the_median_of_single_rounds(found):
    bare = next(row for row in found["rows"] if (row["archive"], row["what"]) == BARE)
    bare["cpu_ms_by_round"] = [0.9, 0.2, 2.4]  # other work, which the page didn't meet

    assert report.ratios(found)["uncached_article_vs_gunicorn"] == pytest.approx(0.9 / 1.89)


def test_of_lists_the_dearest_counts(found):
    ratios = report.ratios(found)

    assert ratios["uncached_list_vs_gunicorn"] == pytest.approx(0.2 / 4.0)
    assert ratios["growth_list_worst"] == pytest.approx(1.6)
    assert ratios["growth_list"] == pytest.approx(1.04)
    assert ratios["growth_rss"] == pytest.approx(1.1)


def test_growth_is_of_one_database(found):
    ratios = report.ratios(found)

    assert ratios["growth_article"] == pytest.approx(1.05)
    assert ratios["growth_publish"] == pytest.approx(1.05)


def test_the_table_says_what_part_of_the_limit_each_page_has(found):
    found["ratios"] = report.ratios(found)

    cells = [line.split(" | ") for line in report.markdown(found).splitlines()]
    told = {(row[0].removeprefix("| "), row[1]): row[5] for row in cells if len(row) == 10}

    assert told["postgresql 100,000", "article"] == "1/10.5"
    assert told["postgresql 100,000", "list tag, deepest"] == "1/20.0"
    assert told["postgresql 100,000", "rss"] == "1/25.0"
    assert told["postgresql 1,000", "kept article"] == "0.80"
    assert told["gunicorn", "article"] == told["nginx", "nginx hit"] == "–"


def test_the_table_says_what_was_missed(found):
    found["ratios"] = report.ratios(found)

    lines = report.markdown(found).splitlines()

    missed = [line.split("`")[1] for line in lines if "**missed**" in line]
    assert missed == ["uncached_list_vs_gunicorn", "rss_anew_vs_gunicorn", "growth_list_worst"]
    assert "Noise: the rounds of the bare gunicorn lay 30% of their median apart" in "".join(lines)
