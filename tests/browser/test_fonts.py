"""Our own fonts draw every letter, in each face that a page uses."""

import pytest

from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.look]
OURS = {"Literata", "Onest"}
KAZAKH = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі"
LETTERS = {
    "ru": "Съешь ещё этих мягких французских булок, да выпей чаю: №\u00a05 – «Ёлка» — „А“…",
    "kk": f"{KAZAKH} {KAZAKH.replace(' ', '')}: №\u00a05 – «Ғарыш» — ₸…",
    "en": "The quick brown fox jumps over the lazy dog: “No. 5” – ‘it’s’ — 7 × 8…",
}
ASKED_FOR = "'fonts' in document.documentElement.dataset"
WITH_FONTS = f"() => {ASKED_FOR} && document.fonts.ready.then(() => true)"
UNSEEN_AWAY = "document.querySelectorAll('[data-words]').forEach(e => delete e.dataset.words)"
BODY = "<p>{0} <em>{0}</em> <strong>{0}</strong> <strong><em>{0}</em></strong></p><h2>{0}</h2>"


@pytest.mark.parametrize("language", LETTERS)
def test_no_letter_is_borrowed_from_the_machine(open_page, newsroom, language):
    letters = LETTERS[language]
    story = make.published(
        language=language,
        headline=letters,
        deck=letters,
        body=BODY.format(letters) + f'<blockquote class="pull"><p>{letters}</p></blockquote>',
        authors=[make.author(**{language: letters})],
        section=make.section(**{language: letters}),
    )
    page = open_page()

    for address in (f"/{language}/", f"/{language}/latest/", story.get_absolute_url()):
        page.goto(address)
        drawn_by = fonts_of(page)

        assert drawn_by.keys() >= OURS
        assert {name: what for name, what in drawn_by.items() if name not in OURS} == {}


def test_they_are_asked_for_when_words_and_picture_are_there(open_page, paper):
    address = paper.addresses("ru")["rich"]
    page, held = holding_pictures(open_page())

    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function("() => performance.getEntriesByName('first-paint').length")

    assert held
    assert not page.evaluate(ASKED_FOR)
    for route in held:
        route.continue_()
    page.wait_for_function(f"() => {ASKED_FOR}")


def test_who_comes_from_another_page_of_ours_sees_them_at_once(open_page, paper):
    page, held = holding_pictures(open_page())
    page.goto("/ru/page/privacy/")

    address = paper.addresses("ru")["rich"]
    page.goto(address, referer=page.url, wait_until="domcontentloaded")

    page.wait_for_function(f"() => {ASKED_FOR}")
    assert page.evaluate("document.readyState") != "complete"
    for route in held:
        route.continue_()


def test_without_scripts_the_style_sheet_asks_for_them(open_page, newsroom):
    page = open_page(java_script_enabled=False)
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/ru/", wait_until="networkidle")

    assert [url for url in asked if url.endswith("literata.woff2")]


def holding_pictures(page):
    """The page, and the requests for pictures that wait to be let through."""
    held = []
    page.route("**/media/**", lambda route: held.append(route))
    return page, held


def fonts_of(page):
    """Which fonts drew this page: the name of each with a place where it did.

    The words in the stand-in that keep places in menus are seen by nobody, and are left out.
    """
    page.wait_for_function(WITH_FONTS)
    page.evaluate(UNSEEN_AWAY)
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    found = {}
    nodes = tools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body *"})["nodeIds"]
    for node in nodes:
        for font in tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            if font["familyName"] not in found:
                html = tools.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"]
                found[font["familyName"]] = html[:200]
    return found
