"""The scripts of the writing screen that ask the server: whom, by which act, and what they say."""

from typing import NamedTuple

SEARCH = "Поиск сейчас не отвечает. Набранное на месте, попробуйте ещё раз чуть позже."
LINE = "Эта строка показана без последних правок: сервер не отвечает."
CHECKS = "Проверки показаны без последних правок: сервер не отвечает."
LINKS = "Ничего не изменилось: сервер не отвечает. Попробуйте ещё раз."
SHOWN = "Сейчас предпросмотр показать не удалось. Ваш текст не пострадал."
NOTE = "Не отправлено. Заметка осталась здесь: попробуйте ещё раз."
DIALOG = "Сервер не ответил. Ваш текст остался прежним."


class Script(NamedTuple):
    """A script that asks: whom, by which act, where it says what, and what comes with an answer."""

    asks: str
    act: object
    said: str
    words: str
    comes: str
    typed: str = ""


def typing(box, words):
    """Type it anew, letter by letter, as the script hears it."""

    def act(page):
        page.fill(box, "")
        page.type(box, words)

    return act


def opening(summary, act):
    def opened(page):
        if not page.locator(f"{summary}[open]").count():
            page.click(f"{summary} > summary")
        act(page)

    return opened


def in_library(page):
    if not page.locator("dialog.library[open]").count():
        page.click("#picture [data-act=choose]")
    page.fill("#library_search", "")
    page.type("#library_search", "picture")


def another_step(page):
    role = page.locator("select[name=attributions-0-role]")
    role.select_option("based" if role.input_value() != "based" else "reference")


def shown(page):
    if page.locator("dialog.preview[open]").count():
        page.keyboard.press("Escape")
    page.click("button[name=_preview]")


def typography(page):
    if page.locator("typeset-dialog dialog[open]").count():
        page.keyboard.press("Escape")
    page.fill("#id_deck", 'Он сказал "да" - и ушёл.')
    page.click(".cke_button__newsroomtypeset")


PERSON, TAG = "[name=credits-0-who_name]", "#id_tags_entry"
NOTES = "[name=note]"
SCRIPTS = {
    "a person": Script(
        "**/choices/authors/**",
        typing(PERSON, "Бор"),
        "#people .no-answer >> nth=0",
        SEARCH,
        "#people .suggestions li",
        PERSON,
    ),
    "a source": Script(
        "**/choices/sources/**",
        typing("[name=attributions-0-who_name]", "Сен"),
        "#sources name-search .no-answer >> nth=0",
        SEARCH,
        "#sources .suggestions li",
        "[name=attributions-0-who_name]",
    ),
    "a tag": Script(
        "**/choices/tags/**",
        typing(TAG, "roa"),
        "tag-list .no-answer",
        SEARCH,
        "tag-list .suggestions li",
        TAG,
    ),
    "a colleague": Script(
        "**/choices/colleagues/**",
        opening("#notes", typing(f"#notes {NOTES}", "@r")),
        "#notes .no-answer",
        SEARCH,
        "#notes .suggestions li",
        f"#notes {NOTES}",
    ),
    "a related story": Script(
        "**/article/find/**",
        opening("#related", typing("#related_search", "Школьные")),
        "#related .no-answer",
        SEARCH,
        "#related [data-found] button",
        "#related_search",
    ),
    "a proposal": Script(
        "**/article/related/**",
        opening("#related", lambda page: page.click("[data-act=propose]")),
        "#related .no-answer",
        SEARCH,
        "#related [data-proposed] button",
    ),
    "a picture": Script(
        "**/choices/pictures/**",
        in_library,
        "dialog.library > .no-answer",
        SEARCH,
        ".library-grid li",
        "#library_search",
    ),
    "the credit line": Script(
        "**/credit-line/**",
        another_step,
        "credit-line .no-answer",
        LINE,
        "credit-line .credit-generated:not(.is-empty)",
    ),
    "the checks": Script(
        "**/checks/",
        typing("#id_headline", "Школьные обеды"),
        "article-checks .no-answer",
        CHECKS,
        "article-checks [data-list] > *",
        "#id_headline",
    ),
    "a secret link": Script(
        "**/links/",
        opening("#links", lambda page: page.click("#links [name=make]")),
        "#links [role=alert]",
        LINKS,
        "#link_made",
    ),
    "the preview": Script(
        "**/preview/",
        shown,
        "article-preview [data-said]",
        SHOWN,
        "article-preview iframe",
    ),
    "the typography": Script(
        "**/typeset/",
        typography,
        "typeset-dialog [data-said]",
        DIALOG,
        "typeset-dialog li",
    ),
    "a note": Script(
        "**/notes/",
        opening(
            "#notes",
            lambda page: (page.fill(f"#notes {NOTES}", "Проверить"), page.click("[name=_say]")),
        ),
        "#notes .note-failed",
        NOTE,
        ".said-text",
    ),
}
