"""One Chromium for the session, and pages that may not complain, look elsewhere or fail."""

import faulthandler
import os
import signal

import pytest
from playwright.sync_api import sync_playwright

from tests import make
from tests.browser import paper as papers
from tests.browser.watch import Watch

PATIENCE_SECONDS = 240
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True)
def _is_marked(request):
    """Run with its kind alone: coverage that follows Playwright is several times as slow."""
    if "chromium" in request.fixturenames:
        assert request.node.get_closest_marker("browser"), "Mark it `browser`."


@pytest.fixture(autouse=True)
def _does_not_wait_for_ever(request):
    """End the process, and with it the test, where a page never answers: CI must not hang."""

    def end(*_signal):
        faulthandler.dump_traceback()
        os.write(2, f"{request.node.nodeid} has waited for {PATIENCE_SECONDS} s\n".encode())
        os._exit(1)

    signal.signal(signal.SIGALRM, end)
    signal.alarm(PATIENCE_SECONDS)
    yield
    signal.alarm(0)


@pytest.fixture(scope="session")
def chromium():
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # its event loop runs in our thread
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch():
    """What pages complain of; at the end of the test there must be nothing."""
    seen = Watch()
    yield seen
    assert seen.faults == []


@pytest.fixture
def open_page(chromium, live_server, transactional_db, watch):
    """Open a page in a window of its own: open_page(color_scheme="dark", …)."""
    contexts = []

    def opened(width=1440, height=900, **options):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="ru-RU",
            timezone_id="Asia/Almaty",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        watch.over(page, live_server.url)
        return page

    yield opened
    for context in contexts:
        watch.leave(context)


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def at_desk(open_page, client, live_server):
    """Open the desk in a browser that is signed in."""

    def opened(user, **options):
        client.force_login(user)
        page = open_page(**options)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie.value, "url": live_server.url}]
        )
        return page

    return opened


@pytest.fixture
def paper(newsroom, editor, reporter):
    """A newspaper with every kind of story in it, and its addresses."""
    return papers.fill({"editor": editor, "reporter": reporter})


@pytest.fixture
def sourced_article(newsroom):
    kazinform = make.source(ru={"text": "МИА «Казинформ»"})
    senate = make.source(ru={"text": "Пресс-служба Сената", "cited": "пресс-службу Сената"})
    return make.article(
        authors=[make.author(ru="Анна"), make.author(ru="Борис")],
        chain=[(kazinform, "republished", 1), (senate, "reference", 2)],
        tags=[make.tag("road")],
        body="<p>Текст.</p>",
    )


@pytest.fixture
def screen(at_desk, editor, sourced_article):
    def opened(width=1440, **options):
        page = at_desk(editor, width=width, **options)
        page.goto(f"/admin/articles/article/{sourced_article.pk}/change/")
        page.frame_locator("iframe.cke_wysiwyg_frame").locator("[contenteditable=true]").wait_for()
        return page

    return opened
