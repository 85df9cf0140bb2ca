"""Lines of robots.txt that an editor writes."""

import pytest

from articles.text.robots import Fault, fault


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "# только слова\n",
        "User-agent: Foo\nDisallow: /\n\nUser-agent: Bar\nAllow: /ru/ # вот",
        "Sitemap: https://example.kz/other.xml",
        "User-agent: *\r\nContent-Usage: train-ai=n\r\nDisallow:",
    ],
)
def test_lines_that_crawlers_understand_pass(lines):
    assert fault(lines) is None


@pytest.mark.parametrize("line", ["Disallow /ru/", "всем привет", ": /", "Привет: мир"])
def test_what_is_no_line_is_named(line):
    assert fault(f"User-agent: Foo\n{line}") == (Fault.NOT_A_LINE, line)


def test_a_rule_for_nobody_is_named():
    written = "Sitemap: https://example.kz/a.xml\nDisallow: /ru/\nUser-agent: Foo"

    assert fault(written) == (Fault.FOR_NOBODY, "Disallow: /ru/")
