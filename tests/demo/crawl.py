"""From page to page by every address that a page names, as search engines and readers go."""

import json
import re
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

MOVED = (301, 302, 303, 307, 308)
MOST_ADDRESSES = 10_000
ADDRESSES = {"href", "src", "action", "poster", "data-src"}
LISTS = {"srcset", "imagesrcset"}
SCHEMES = ("http://", "https://")
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
SITEMAP = re.compile(r"^Sitemap:\s*(\S+)", re.MULTILINE | re.IGNORECASE)


class Page(HTMLParser):
    """What one page of HTML names: addresses, and the ids that a fragment may name in it."""

    def __init__(self, html):
        super().__init__()
        self.named, self.ids, self.graphs, self._graph = [], set(), [], None
        self.scripts, self.sheets = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        about = {name: value or "" for name, value in attributes}
        if "id" in about:
            self.ids.add(about["id"])
        if "nofollow" not in about.get("rel", "").split():
            for name, value in about.items():
                self.named += _addresses(name, value)
        if tag == "script":
            self._script(about)
        if tag == "link" and about.get("rel") == "stylesheet":
            self.sheets.append(about["href"])

    def _script(self, about):
        if about.get("type") == "application/ld+json":
            self._graph = ""
        else:
            self.scripts.append(about)

    def handle_data(self, data):
        if self._graph is not None:
            self._graph += data

    def handle_endtag(self, tag):
        if tag == "script" and self._graph is not None:
            self.graphs.append(json.loads(self._graph))
            self._graph = None


def _addresses(name, value):
    if name in ADDRESSES:
        return [value]
    if name in LISTS:
        return [part.split()[0] for part in value.split(",") if part.strip()]
    is_named_whole = value.startswith(SCHEMES) and not value.split()[1:]
    is_ours = name.startswith("data-") and re.fullmatch(r"/[a-z0-9/?=&%._-]+", value)
    return [value] if is_named_whole or is_ours else []


def named_by(answer):
    """The addresses that an answer names, as they stand in it."""
    reader = READERS.get(answer.content_type)
    return list(reader(answer.text)) if reader and answer.body else []


def _of_html(text):
    page = Page(text)
    return chain(page.named, _of_things(page.graphs))


def _of_css(text):
    return CSS_ADDRESS.findall(text)


def _of_xml(text):
    for element in ET.fromstring(text).iter():
        yield from _of_values(list(element.attrib.values()))
        yield from _of_values((element.text or "").strip())


def _of_json(text):
    return _of_things(json.loads(text))


def _of_things(values):
    """Addresses without fragments: an id of JSON-LD or ninjs names a thing, no place in a page."""
    return (urldefrag(one).url for one in _of_values(values))


def _of_values(value):
    """Whole addresses among values, and those in the HTML among them."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _of_values(one)
    elif isinstance(value, str) and value.startswith(SCHEMES) and not value.split()[1:]:
        yield value
    elif isinstance(value, str) and "<" in value and ">" in value:
        yield from Page(value).named


def _of_text(text):
    return SITEMAP.findall(text)


READERS = {
    "text/html": _of_html,
    "text/css": _of_css,
    "text/plain": _of_text,
    **dict.fromkeys(("application/xml", "text/xml", "image/svg+xml"), _of_xml),
    **dict.fromkeys(("application/rss+xml", "application/atom+xml"), _of_xml),
    **dict.fromkeys(("application/json", "application/feed+json"), _of_json),
    **dict.fromkeys(("application/vnd.iptc.ninjs+json", "application/json+oembed"), _of_json),
}


@dataclass
class Crawl:
    """What was found: the answer of each address, which page named it, and what is wrong."""

    answers: dict = field(default_factory=dict)
    named_on: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)

    def pages(self):
        """Every page of HTML that answers, by its address."""
        found = self.answers.items()
        return {
            path: answer
            for path, answer in found
            if answer.status == 200 and answer.content_type == "text/html"
        }


def crawl(ask, starts, hosts):
    """Ask for everything that can be reached from `starts`; `hosts` are the site's own."""
    found, waiting, anchors = Crawl(), deque(), {}
    for start in starts:
        found.named_on[start] = "the start"
        waiting.append(start)
    while waiting:
        path = waiting.popleft()
        answer = found.answers[path] = ask(path)
        for address in _led_to(answer, path):
            internal, fragment = _inside(address, path, hosts)
            if internal is None:
                continue
            if fragment:
                anchors.setdefault((internal, fragment), path)
            if internal not in found.named_on:
                found.named_on[internal] = path
                waiting.append(internal)
        assert len(found.answers) < MOST_ADDRESSES, "the crawl has no end"
    found.faults = [*_unanswered(found, hosts), *_without_a_place(found, anchors)]
    return found


def _led_to(answer, path):
    return [answer.moved_to] if answer.status in MOVED else named_by(answer)


def _inside(address, path, hosts):
    """The path on our own site and the fragment; None for an address of others."""
    whole, fragment = urldefrag(urljoin(f"http://{hosts[0]}{path}", address.strip()))
    parts = urlsplit(whole)
    if parts.scheme not in ("http", "https") or parts.netloc not in hosts:
        return None, ""
    query = f"?{parts.query}" if parts.query else ""
    return (parts.path or "/") + query, unquote(fragment)


def _unanswered(found, hosts):
    for path, answer in found.answers.items():
        where = f"{path} (named on {found.named_on[path]})"
        if answer.status in MOVED:
            target, _ = _inside(answer.moved_to, path, hosts)
            if target and found.answers[target].status != 200:
                yield f"{where} leads to {target}, which answers {found.answers[target].status}"
        elif answer.status != 200:
            yield f"{where} answers {answer.status}"


def _without_a_place(found, anchors):
    ids = {}
    for (path, fragment), page in anchors.items():
        answer = found.answers[path]
        if answer.status == 200 and answer.content_type == "text/html":
            ids.setdefault(path, None)
            if ids[path] is None:
                ids[path] = Page(answer.text).ids
            if fragment not in ids[path]:
                yield f"{path}#{fragment} (named on {page}) is no place in that page"
