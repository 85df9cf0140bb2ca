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


def fonts_of(page):
    """Which fonts drew this page: the name of each with a place where it did."""
    page.evaluate("document.fonts.ready.then(() => true)")
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
