"""How fast the writing screen opens with 3,000 words, and whether typing ever waits.

    .venv/bin/python bench/writing_screen.py

Makes an installation of its own in a temporary folder, serves it by gunicorn and opens it in
Chromium (CHROMIUM names another one). Times by the clock mean little while the machine does other
work, which is why its load stands below them, and the processor time that an opening took.
"""

import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import URLError

ROOT = Path(__file__).resolve().parent.parent
LENGTH, OPENINGS, KEYS, KEY_PAUSE_MS = 3_000, 9, 150, 70
WAIT_FOR_READY = """
const watch = setInterval(() => {
  const editor = window.CKEDITOR?.instances?.id_body;
  if (editor?.status !== "ready") return;
  clearInterval(watch);
  requestAnimationFrame(() => (window.readyAfter = performance.now()));
}, 4);
"""
MEASURE_KEYS = """() => {
  const editor = CKEDITOR.instances.id_body;
  const frame = editor.window.$;
  window.painted = [];
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
  }).observe({ type: "longtask" });
  frame.document.addEventListener("keydown", (event) => {
    const pressed = event.timeStamp;
    frame.requestAnimationFrame(() => setTimeout(() => {
      window.painted.push(frame.performance.now() - pressed);
    }));
  }, true);
}"""


def prepare(folder: str) -> tuple[str, str]:
    """Fill an installation; return the article's address and an editor's session key."""
    os.environ |= {"NEWSROOM_VAR": folder, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    from articles.demo import stories
    from articles.text import sanitise
    from tests import make

    call_command("migrate", verbosity=0)
    read = (sanitise.plain_text(story.get("ru", {}).get("body", "")) for story in stories.read())
    words = [word for text in read for word in text.split() if word.isalpha()]
    dice = random.Random(3)
    paragraphs = (" ".join(dice.choices(words, k=60)) for _ in range(LENGTH // 60))
    article = make.article(
        body="".join(f"<p>{paragraph}.</p>" for paragraph in paragraphs),
        chain=[(make.source(), "republished", 1), (make.source(), "reference", 2)],
        tags=[make.tag() for _ in range(5)],
        lead_picture=make.picture(),
    )
    user = make.superuser()
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session.create()
    return f"/admin/articles/article/{article.pk}/change/", str(session.session_key)


def serve(folder: str) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    with Path(folder, "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}"], cwd=ROOT, stdout=log, stderr=log
        )
    url = f"http://127.0.0.1:{port}"
    for _attempt in range(150):
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=20)
        except (URLError, TimeoutError):
            time.sleep(0.2)
        else:
            break
    return server, url


def processor_ms(server: int) -> float:
    """The processor time that the server has taken, with all its children."""
    pids = [server, *map(int, Path(f"/proc/{server}/task/{server}/children").read_text().split())]
    stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    ticks = sum(int(user) + int(system) for user, system in (each[11:13] for each in stats))
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def main_thread_ms(devtools: Any) -> float:
    """The processor time that the page's main thread has taken since it was opened."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(each["value"] for each in metrics if each["name"] == "TaskDuration")


def measure(browser: Any, url: str, address: str, session: str, server: int) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    page = context.new_page()
    page.add_init_script(WAIT_FOR_READY)
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    opened, answered, worked = [], [], []
    for _opening in range(OPENINGS + 1):
        before = processor_ms(server)
        page.goto(url + address, wait_until="commit")
        while not (ready := page.evaluate("window.readyAfter ?? 0")):
            page.wait_for_timeout(100)
        opened.append(ready)
        answered.append(page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd"))
        worked.append((processor_ms(server) - before, main_thread_ms(devtools)))
    page.wait_for_timeout(3000)
    text = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
    text.locator("p").nth(20).click()
    page.evaluate(MEASURE_KEYS)
    for key in random.Random(5).choices("abvgd eezhzik lmno", k=KEYS):
        page.keyboard.press("Space" if key == " " else key)
        page.wait_for_timeout(KEY_PAUSE_MS)
    page.wait_for_timeout(3000)
    painted, tasks = page.evaluate("[window.painted, window.longTasks]")
    context.close()
    return {
        "first opening, nothing in the browser's cache, ms": round(opened[0]),
        "opening, median ms": round(median(opened[1:])),
        "opening, slowest ms": round(max(opened[1:])),
        "of it until the server's answer is there, median ms": round(median(answered[1:])),
        "processor time of an opening, server, median ms": round(median(s for s, _p in worked[1:])),
        "processor time of an opening, page, median ms": round(median(p for _s, p in worked[1:])),
        "a key until it is painted, median ms": round(median(painted)),
        "a key until it is painted, 95 of 100, ms": round(
            sorted(painted)[int(len(painted) * 0.95)]
        ),
        "a key until it is painted, slowest ms": round(max(painted)),
        "longest task while typing, ms": round(max(tasks, default=0)),
    }


def main() -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        address, session = prepare(folder)
        server, url = serve(folder)
        try:
            with sync_playwright() as playwright:
                chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
                browser = playwright.chromium.launch(
                    executable_path=chromium, args=["--no-sandbox"]
                )
                found = measure(browser, url, address, session, server.pid)
                browser.close()
        finally:
            server.terminate()
            server.wait()
    found["load of the machine in that minute"] = round(os.getloadavg()[0], 1)
    print(json.dumps(found, indent=1))


main()
