"""Pasting what only looks like a known program's, from Word for the web, and by a real Ctrl+C."""

import pytest

from articles.text import sanitise
from tests import make, pasted
from tests.browser import writing

pytestmark = pytest.mark.browser

DOCUMENT = 'id="docs-internal-guid-1a2b3c4d-7fff-0000-1111-222233334444"'
"""What Google Docs writes, and what sites keep of it in pages that were pasted into them."""
PAGES = {
    "a site": f"<div><b {DOCUMENT} style='font-weight:normal'><p>Мост открыт.</p></b>"
    "<p><span>Вчера</span> утром</p></div>",
    "an empty box": f"<b style='font-weight:normal' {DOCUMENT}><p>Мост открыт.</p><div></div>"
    "<p>Вчера утром</p></b>",
}
HEADING = (
    '<div class="OutlineElement Ltr SCXW1 BCX0"><p class="Paragraph SCXW1 BCX0" role="heading"'
    ' aria-level="{level}"><span class="TextRun SCXW1 BCX0"><span class="NormalTextRun SCXW1">'
    '{words}</span></span><span class="EOP SCXW1" data-ccp-props="{{}}">&nbsp;</span></p></div>'
)
ITEM = (
    '<div class="ListContainerWrapper SCXW1 BCX0"><{tag} class="SCXW1 BCX0" role="list" {start}><li'
    ' data-leveltext="" data-listid="{list_id}" data-aria-level="{level}" role="listitem"'
    ' class="OutlineElement Ltr SCXW1 BCX0"><p class="Paragraph SCXW1 BCX0"><span class="TextRun'
    ' SCXW1 BCX0">{words}</span><span class="EOP SCXW1 BCX0">&nbsp;</span></p></li></{tag}></div>'
)


def item(words, level=1, tag="ul", list_id=1, start=""):
    return ITEM.format(words=words, level=level, tag=tag, list_id=list_id, start=start)


@pytest.fixture
def page(at_desk, editor):
    page = at_desk(editor)
    writing.open_editor(page, make.article(body=""))
    return page


def held(page):
    return pasted.one_spelling(sanitise.clean(writing.data(page))).replace("\n", "")


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_a_page_over_which_the_editors_filter_stumbles_is_pasted_all_the_same(page, html):
    writing.paste(page, html=html, text="Мост открыт. Вчера утром")
    writing.holds(page, "утром")

    assert held(page) == "<p>Мост открыт.</p><p>Вчера утром</p>"


def test_word_for_the_web_keeps_its_headings_and_lists(page):
    html = (
        HEADING.format(level=1, words="Дорога"),
        HEADING.format(level=3, words="Сроки"),
        item("знаки"),
        item("разметка"),
        item("белая", level=2),
        item("освещение"),
        item("май", tag="ol", list_id=2, start='start="1"'),
        item("июнь", tag="ol", list_id=2, start='start="2"'),
        HEADING.format(level="", words="Конец."),
    )
    writing.paste(page, html="".join(html), text="Дорога")
    writing.holds(page, "Конец.")

    assert held(page) == (
        "<h2>Дорога</h2><h3>Сроки</h3>"
        "<ul><li>знаки</li><li>разметка<ul><li>белая</li></ul></li><li>освещение</li></ul>"
        "<ol><li>май</li><li>июнь</li></ol><p>Конец.</p>"
    )


def test_what_somebody_copies_from_our_own_page_is_pasted(page, newsroom):
    other = make.published()
    body = (
        "<h2>Сроки</h2><p>Мост <strong>откроют</strong> утром, "
        f'<a href="/ru/{other.pk}/">как обещали</a>.</p>'
        "<ul><li>дорога</li><li>освещение</li></ul><blockquote><p>Едем.</p></blockquote>"
    )
    shown = page.context.new_page()
    shown.goto(make.published(body=body).get_absolute_url())
    shown.evaluate("getSelection().selectAllChildren(document.querySelector('h2').parentElement)")
    shown.keyboard.press("Control+c")
    page.bring_to_front()
    writing.text_of(page).click()
    page.keyboard.press("Control+v")
    writing.holds(page, "Едем.")

    assert body in held(page).replace("\xa0", " ")
