"""What pages say to search engines is what schema.org's types allow."""

import copy
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.demo.crawl import Page
from tests.demo.shapes import of_each_shape, script

pytestmark = [pytest.mark.schema, pytest.mark.once, pytest.mark.unmeasured]
OPTIONS = (
    "--noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler"
).split()
PLACE = re.compile(r"^nodes\.ts\((\d+),\d+\): error (.*)", re.MULTILINE)
SHOWN = {
    *("NewsMediaOrganization", "WebSite", "BreadcrumbList", "CollectionPage", "ProfilePage"),
    *("NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AdvertiserContentArticle"),
}
PROPERTIES = {
    *("author", "creditText", "sourceOrganization", "isBasedOn", "citation", "correction"),
    *("workTranslation", "image", "dateline", "contentLocation", "translator", "creator"),
    "copyrightHolder",
}


@pytest.fixture(scope="module")
def nodes(crawled):
    pages = crawled.pages().items()
    return of_each_shape((path, graph) for path, one in pages for graph in Page(one.text).graphs)


@pytest.fixture
def complaints(tmp_path):
    """What the compiler says of nodes: "page: message"."""
    modules = Path(os.environ["NODE_MODULES"])
    (tmp_path / "node_modules").symlink_to(modules)

    def said(nodes):
        (tmp_path / "nodes.ts").write_text(script(nodes), encoding="utf-8")
        command = ["node", modules / "typescript/bin/tsc", *OPTIONS, "nodes.ts"]
        options = {"cwd": tmp_path, "capture_output": True, "text": True, "check": False}
        run = subprocess.run(command, **options)
        found = PLACE.findall(run.stdout)
        assert bool(run.returncode) == bool(found), run.stdout + run.stderr
        return [f"{nodes[int(line) - 2][0]}: {message}" for line, message in found]

    return said


def test_every_kind_of_page_is_among_them(nodes):
    assert {node["@type"] for _page, node in nodes} == SHOWN
    assert {name for _page, node in nodes for name in node} >= PROPERTIES


def test_every_page_keeps_to_the_types_and_what_does_not_is_found(nodes, complaints):
    article = next(node for _page, node in nodes if node["@type"] == "NewsArticle")
    crumbs = next(node for _page, node in nodes if node["@type"] == "BreadcrumbList")
    wrong = [
        ("author", [{"@type": "Persona", "name": "Рита"}]),
        ("publisher", {"@type": "Place", "name": "Тобол"}),
        ("isAccessibleForFree", 7),
        ("credits", "МИА «Казинформ»"),
    ]
    planted = []
    for name, value in wrong:
        broken = copy.deepcopy(article)
        broken[name] = value
        planted.append((f"planted {name}", broken))
    astray = copy.deepcopy(crumbs)
    astray["itemListElement"][0]["position"] = ["first", {}]
    planted.append(("planted position", astray))

    said = complaints([*nodes, *planted])

    assert [row for row in said if not row.startswith("planted")] == []
    assert {row.partition(":")[0] for row in said} == {name for name, _node in planted}
