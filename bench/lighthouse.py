"""Measure pages of a running newsroom with Lighthouse's phone profile: medians of several runs.

    python bench/lighthouse.py [ADDRESS …]

Needs Node with Lighthouse (NODE_MODULES) and Chromium (CHROMIUM). Without addresses it takes the
front page of http://127.0.0.1:8000 and the story that leads it. A machine that does other work
makes every figure worse, so its load and the speed that Lighthouse found are printed beside them.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

RUNS = int(os.environ.get("RUNS", "5"))
SITE = "http://127.0.0.1:8000"
MODULES = Path(os.environ.get("NODE_MODULES") or "~/.cache/newsroom/node_modules").expanduser()
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or "chromium"
STORY = re.compile(r'href="(/ru/\d+/[^"]+)"')
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = {
    "first paint": ("first-contentful-paint", "ms"),
    "largest paint": ("largest-contentful-paint", "ms"),
    "blocking time": ("total-blocking-time", "ms"),
    "layout shift": ("cumulative-layout-shift", ""),
    "bytes in all": ("total-byte-weight", ""),
}


def main():
    addresses = sys.argv[1:] or [f"{SITE}/ru/", SITE + _leading_story()]
    for address in addresses:
        urllib.request.urlopen(address).read()  # as a page that was asked for before
        show(address, [report(address) for _ in range(RUNS)])


def _leading_story():
    front = urllib.request.urlopen(f"{SITE}/ru/").read().decode()
    found = STORY.search(front)
    if found is None:
        raise SystemExit(f"{SITE}/ru/ shows no story.")
    return found[1]


def report(address):
    flags = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"
    command = ["node", str(MODULES / "lighthouse/cli/index.js"), address, "--quiet"]
    command += [f"--chrome-flags={flags}", "--output=json", "--disable-full-page-screenshot"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "CHROME_PATH": CHROMIUM, "HOME": home}
        run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)


def show(address, reports):
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    speed = statistics.median(one["environment"]["benchmarkIndex"] for one in reports)
    print(f"{address}, median of {len(reports)} (worst); load {load}, speed {speed:.0f}")
    for name in CATEGORIES:
        scores = [100 * one["categories"][name]["score"] for one in reports]
        print(f"  {name:15} {statistics.median(scores):8.0f} ({min(scores):.0f})")
    for name, (audit, unit) in FIGURES.items():
        found = [one["audits"][audit]["numericValue"] for one in reports]
        digits = 4 if name == "layout shift" else 0
        middle, worst = statistics.median(found), max(found)
        print(f"  {name:15} {middle:8.{digits}f} {unit} ({worst:.{digits}f})")


if __name__ == "__main__":
    main()
