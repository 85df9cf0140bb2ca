"""Takes docs/screenshots: a demo newsroom of its own, seen through Debian's Chromium.

A page is shown in two widths, light and dark. Prints a line a picture; exits 1 when
one of them stays too heavy.
"""

import http.client
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
TALLEST = {1440: 1200, 768: 1400, 390: 1600}
SHORTEST = 700
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Fourteen screens, each six times: at 58 kB no more than 4.9 MB.
HEAVIEST, HEAVIEST_OF_ALL = 58_000, 5_000_000
# (scale, quality): the first that is light enough is taken.
ENCODINGS = ((1, 60), (1, 50), (1, 40), (1, 30), (0.75, 50), (0.75, 40), (0.75, 30), (0.6, 40))
PERSON = "editor"
ARTICLES = "/admin/articles/article/"
PATIENCE_SECONDS = 60
OURS = ("DATABASE_URL", "DEBUG", "ALLOWED_HOSTS", "SECRET_KEY", "EMAIL_URL")
READY = """async () => {
    const late = document.querySelector('script[src*="/fonts."]');
    while (late && !("fonts" in document.documentElement.dataset)) {
        await new Promise(requestAnimationFrame);
    }
    await document.fonts.ready;
    const shown = [...document.images].filter(i => i.checkVisibility());
    const near = shown.filter(i => i.getBoundingClientRect().top < innerHeight);
    const patience = new Promise(done => setTimeout(done, 5000));
    await Promise.race([Promise.all(near.map(i => i.decode().catch(() => null))), patience]);
}"""


class Shot(NamedTuple):
    """A page to show: the name of its files, its address, whether one must be signed in."""

    name: str
    address: str
    at_desk: bool = False


def main() -> int:
    """Take every picture; return the exit code."""
    with tempfile.TemporaryDirectory() as var, newsroom(Path(var)) as root, chromium() as browser:
        password = dict(_accounts(Path(var)))[PERSON]
        desk = _signed_in(browser, root, password)
        shots = [*pages(browser, root), *desk_pages(browser, root, desk)]
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("*.webp"):
            old.unlink()
        for width in TALLEST:
            for scheme in SCHEMES:
                _take_all(browser, root, shots, desk, width, scheme)
    return _verdict()


def pages(browser: Browser, root: str) -> Iterator[Shot]:
    """Every page; the article is one with a chain of sources, found through its source's page."""
    yield Shot("front", "/ru/")
    yield Shot("front-kk", "/kk/")
    yield Shot("front-en", "/en/")
    yield Shot("latest", "/ru/latest/")
    yield Shot("search", "/ru/search/?q=урожай")
    yield Shot("author", "/ru/author/aigerim-sadykova/")
    yield Shot("source", "/ru/source/kazinform/")
    article = _first_story(browser, f"{root}/ru/source/kazinform/")
    yield Shot("article", article)
    yield Shot("article-source", f"{article}#source")
    yield Shot("desk", "/admin/", at_desk=True)
    number = article.split("/")[2]
    yield Shot("desk-article", f"{ARTICLES}{number}/change/", at_desk=True)


def desk_pages(browser: Browser, root: str, desk: Any) -> Iterator[Shot]:
    """Screens of the desk that are found through others: a change, a picture, a conflict."""
    with _context(browser, 1440, "light", desk) as context:
        page = context.new_page()
        changed = _first(page, f"{root}/admin/", ".start-changed a[lang=ru]")
        yield Shot("desk-compare", changed.replace("/change/", "/compare/"), at_desk=True)
        yield Shot("desk-library", "/admin/articles/picture/", at_desk=True)
        crop = _first(page, f"{root}/admin/articles/picture/", ".tiles a")
        yield Shot("desk-crop", crop, at_desk=True)
        draft = _first(
            page,
            f"{root}{ARTICLES}?status__exact=draft",
            "#result_list tbody th a",
        )
        yield Shot("desk-conflict", _conflict(context, root + draft), at_desk=True)


def _take_all(
    browser: Browser,
    root: str,
    shots: list[Shot],
    desk: Any,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    for at_desk in (False, True):
        chosen = [shot for shot in shots if shot.at_desk == at_desk]
        with _context(browser, width, scheme, desk if at_desk else None) as context:
            page = context.new_page()
            for shot in chosen:
                picture = _picture(page, root + shot.address, width)
                _keep(picture, FOLDER / f"{shot.name}-{width}-{scheme}.webp")


@contextmanager
def _context(
    browser: Browser, width: int, scheme: Literal["light", "dark"], state: Any
) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": width, "height": SHORTEST},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="ru-KZ",
        timezone_id="Asia/Almaty",
        storage_state=state,
    )
    with closing(context):
        yield context


def _picture(page: Page, address: str, width: int) -> bytes:
    """A PNG of the page, as tall as the page is, within limits."""
    page.set_viewport_size({"width": width, "height": SHORTEST})
    page.goto("about:blank")  # else a place further down the same page asks the server nothing
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        sys.exit(f"{address} answers {answer.status if answer else 'nothing'}.")
    tall: int = page.evaluate("document.documentElement.scrollHeight")
    height = max(SHORTEST, min(tall, TALLEST[width]))
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(300)  # what is laid out anew asks for its pictures
    page.wait_for_load_state("networkidle")
    page.evaluate(READY)
    if place := urlsplit(address).fragment:
        page.locator(f"#{place}").scroll_into_view_if_needed()
    return page.screenshot(animations="disabled")


def _keep(picture: bytes, path: Path) -> None:
    """Write it as WebP, in the best quality that is light enough."""
    with Image.open(io.BytesIO(picture)) as opened:
        image = opened.convert("RGB")
    for scale, quality in ENCODINGS:
        size = (round(image.width * scale), round(image.height * scale))
        file = io.BytesIO()
        image.resize(size, Image.Resampling.LANCZOS).save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= HEAVIEST:
            break
    path.write_bytes(file.getvalue())
    _say(f"{path.relative_to(ROOT)}: {size[0]} × {size[1]}, {file.tell() // 1000} kB")


def _verdict() -> int:
    sizes = {path.name: path.stat().st_size for path in sorted(FOLDER.glob("*.webp"))}
    heavy = [name for name, size in sizes.items() if size > HEAVIEST]
    total = sum(sizes.values())
    _say(f"{len(sizes)} pictures, {total // 1000} kB" + f"; too heavy: {heavy}" * bool(heavy))
    return 1 if heavy or total > HEAVIEST_OF_ALL else 0


# --- the newsroom that is shown --------------------------------------------------------------


@contextmanager
def newsroom(var: Path) -> Iterator[str]:
    """A demo newsroom under `var`, served on a free port; yields its address."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    settings = {k: v for k, v in kept.items() if not k.startswith("NEWSROOM_")}
    settings |= {"NEWSROOM_VAR": str(var), "NEWSROOM_LAUNCHED": "1"}
    (var / "static").mkdir()  # WhiteNoise warns where it is missing
    for command in (["migrate", "--no-input", "--verbosity", "0"], ["demo"]):
        _say(f"manage.py {command[0]} …")
        arguments = [sys.executable, "manage.py", *command]
        subprocess.run(arguments, cwd=ROOT, env=settings, check=True, stdout=subprocess.DEVNULL)
    port = _free_port()
    command = ["gunicorn", "--config", "deploy/gunicorn.conf.py", "--log-level", "warning"]
    command += ["--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([sys.executable, "-m", *command], cwd=ROOT, env=settings)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            try:
                connection.request("GET", "/healthz")
                connection.getresponse()
            except OSError:
                time.sleep(0.2)
            else:
                return
    sys.exit("The server did not start; its own words stand above.")


def _accounts(var: Path) -> Iterator[tuple[str, str]]:
    for line in (var / "demo-accounts.txt").read_text(encoding="utf-8").splitlines():
        name, password = line.split()
        yield name, password


# --- the browser -----------------------------------------------------------------------------


@contextmanager
def chromium() -> Iterator[Browser]:
    """CHROMIUM, or the one that Debian installs."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        with closing(browser):
            yield browser


def _signed_in(browser: Browser, root: str, password: str) -> Any:
    """What the browser keeps of somebody who signed in."""
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{root}/admin/login/")
        page.fill("[name=username]", PERSON)
        page.fill("[name=password]", password)
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"{root}/admin/")
        return context.storage_state()


def _first_story(browser: Browser, address: str) -> str:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(address)
        hrefs: list[str] = page.locator("main h2 a, main h3 a").evaluate_all(
            "links => links.map(link => link.href)"
        )
    paths = [urlsplit(href).path for href in hrefs]
    return next(path for path in paths if path.split("/")[2].isdecimal())


def _first(page: Page, address: str, selector: str) -> str:
    """The path that the first of these links leads to."""
    page.goto(address)
    href: str = page.locator(selector).first.evaluate("link => link.href")
    return urlsplit(href).path


def _conflict(context: BrowserContext, address: str) -> str:
    """Save an article in two windows, differently; return where the conflict is settled."""
    windows = [context.new_page() for _ in range(2)]
    for window in windows:
        window.goto(address)
        window.locator(".cke_wysiwyg_frame").wait_for()
    for window, hour in zip(windows, ("18:00", "19:00"), strict=True):
        deck = window.locator("#id_deck")
        deck.fill(f"{deck.input_value()} {hour}".strip())
        with window.expect_navigation():
            window.click(".bar-main [name=_save]")
    return _first(windows[1], address, ".offer a.button")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
