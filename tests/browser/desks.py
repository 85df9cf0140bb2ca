"""Several people at the desk at once, each in a browser of their own."""

from django.test import Client

TEXT = "iframe.cke_wysiwyg_frame"


def enter(open_page, live_server, user, **options):
    """A page in a new browser in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    page = open_page(**options)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return page


def open_article(page, article):
    """Open the writing screen; return the text to write in."""
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    return text_of(page)


def text_of(page):
    text = page.frame_locator(TEXT).locator("body[contenteditable=true]")
    text.wait_for()
    return text


def type_at_the_end(page, text, words):
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def is_kept(page):
    """Wait until the server has what was typed."""
    page.locator(".bar-saved[data-state=kept]").wait_for()


def is_copied(page):
    """Wait until this browser has what was typed."""
    page.wait_for_function(
        "() => { const it = document.querySelector('keep-text'); "
        "return it.typed && it.copied === it.typed; }"
    )


def take_back(page):
    """Take the text that is offered first, when all are there."""
    page.wait_for_selector("keep-text[data-handed]", state="attached")
    page.click(".offer a.button >> nth=0")
    page.wait_for_url("**take=*")
    return text_of(page)


def save(page):
    with page.expect_navigation():
        page.click(".bar-main button[name=_save]")
