"""Lighthouse finds nothing to better on a phone: accessibility, best practices, search engines."""

import json
import os
import re
import subprocess

import pytest

pytestmark = [pytest.mark.lighthouse, pytest.mark.once, pytest.mark.unmeasured]
CATEGORIES = ("accessibility", "best-practices", "seo")
STORY = re.compile(r'href="(/ru/\d+/[^"]+)"')
FLAGS = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"
PATIENCE_SECONDS = 240


@pytest.fixture
def judged(site, tmp_path):
    """Lighthouse's report on a page of the demo."""

    def report(path):
        options = [f"--chrome-flags={FLAGS}", "--quiet", "--output=json"]
        options += [f"--only-categories={','.join(CATEGORIES)}", "--disable-full-page-screenshot"]
        command = ["node", os.environ["LIGHTHOUSE"], site.url + path, *options]
        environment = {**os.environ, "CHROME_PATH": os.environ["CHROMIUM"], "HOME": str(tmp_path)}
        settings = {"env": environment, "cwd": tmp_path, "timeout": PATIENCE_SECONDS}
        run = subprocess.run(command, capture_output=True, text=True, check=False, **settings)
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)

    return report


def shortcomings(report):
    """What cost a page points, with the first places where it did."""
    for category in report["categories"].values():
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                items = audit.get("details", {}).get("items", [])
                yield category["id"], audit["id"], audit["title"], str(items)[:500]


@pytest.mark.parametrize("kind", ["front page", "article"])
def test_a_page_has_every_point(site, judged, kind):
    front = site.visitor().get("/ru/").text
    path = "/ru/" if kind == "front page" else STORY.search(front)[1]

    report = judged(path)

    assert list(shortcomings(report)) == []
    assert {name: one["score"] for name, one in report["categories"].items()} == dict.fromkeys(
        CATEGORIES, 1
    )
