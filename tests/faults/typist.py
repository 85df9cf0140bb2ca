"""Somebody at a real Chromium, in a process of their own that can be killed with the browser.

    python -m tests.faults.typist type ADDRESS SESSION PROFILE   types numbered words for ever
    python -m tests.faults.typist look ADDRESS SESSION PROFILE   takes back what is offered
    python -m tests.faults.typist stay ADDRESS SESSION PROFILE   has the page open, and does nothing
    python -m tests.faults.typist save ADDRESS SESSION PROFILE   types some words, then presses Save
                                                                 and signs in when that is asked

Lines of JSON come out: each word as it was typed, or the text that came back.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

PATIENCE = 30_000
WORDS = 24
PASSWORD = "correct horse battery"  # of the cast, tests/faults/installation.py
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


def main(act, address, session, profile):
    with browser(Path(profile)) as found:
        context = found.contexts[0]
        context.set_default_timeout(PATIENCE)
        root = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        context.add_cookies([{"name": "sessionid", "value": session, "url": root}])
        page = context.new_page()
        page.goto(address)
        text = text_of(page)
        ACTS[act](page, text)


@contextmanager
def browser(profile):
    """A Chromium with a profile that stays, in this very group of processes."""
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    told = profile / "DevToolsActivePort"
    told.unlink(missing_ok=True)
    options = [f"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # ours is the test's pipe
    process = subprocess.Popen([path, *FLAGS, *options], **quiet)
    try:
        yield from connected(told)
    finally:
        process.terminate()
        process.wait()


def connected(told):
    """The browser that was started, by the address that it writes when it has started."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not (told.exists() and told.read_text(encoding="utf-8").count("\n")):
        assert time.monotonic() < deadline, "Chromium doesn't start"
        time.sleep(0.05)
    port = told.read_text(encoding="utf-8").split("\n")[0]
    with sync_playwright() as playwright:
        yield playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")


def type_for_ever(page, text):
    text.click()
    page.keyboard.press("Control+End")
    for number in count(1):
        page.keyboard.type(f" слово{number}", delay=30)
        say(word=f"слово{number}", at=time.time())


def type_and_save(page, text):
    text.click()
    page.keyboard.press("Control+End")
    for number in range(1, WORDS + 1):
        page.keyboard.type(f" слово{number}", delay=60)
        say(word=f"слово{number}", at=time.time())
    page.click(".bar-main button[name=_save]")
    page.fill("dialog[open] [name=password]", PASSWORD)
    with page.expect_navigation():
        page.press("dialog[open] [name=password]", "Enter")
    say(text=text_of(page).inner_text())


def look(page, text):
    page.wait_for_selector("keep-text[data-handed]", state="attached")
    page.locator(".offer a.button").first.click()
    page.wait_for_url("**take=*")
    say(text=text_of(page).inner_text())


def stay(page, text):
    say(here=True)
    page.wait_for_timeout(10 * PATIENCE)


def text_of(page):
    """The text to write in, once the editor is there."""
    text = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body[contenteditable=true]")
    text.wait_for()
    return text


def say(**values):
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


ACTS = {"type": type_for_ever, "look": look, "save": type_and_save, "stay": stay}

if __name__ == "__main__":
    main(*sys.argv[1:])
