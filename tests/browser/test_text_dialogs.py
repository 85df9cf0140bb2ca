"""Link, typography and embeds at the desk: each by its dialog, each undone, nothing by itself."""

import pytest

from articles.models import Article, Newsroom
from tests import make
from tests.browser import writing

pytestmark = pytest.mark.browser
TYPOGRAPHY = {"ru": "Типографика", "kk": "Типографика"}
FILM = "https://youtu.be/dQw4w9WgXcQ"
PLAIN_FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.fixture(params=["ru", "kk"])
def desk(at_desk, editor, request):
    editor.interface_language = request.param
    editor.save()

    def opened(**values):
        page = at_desk(editor)
        writing.open_editor(page, make.article(**values))
        return page

    return opened


def select_all(page):
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("p").first.click()
    page.keyboard.press("Control+a")


def test_words_find_our_article_and_the_link_keeps_its_number(desk):
    other = make.published(headline="Школьные обеды подорожали")
    page = desk(body="<p>читайте раньше</p>")

    select_all(page)
    page.keyboard.press("Control+k")
    page.fill("#link_target", "школьных обедов")
    page.locator("link-dialog .found button", has_text="Школьные обеды").click()
    writing.save(page)

    saved = Article.objects.latest("pk").body
    assert saved == f'<p><a href="/ru/{other.pk}/">читайте раньше</a></p>'


def test_our_own_whole_address_becomes_the_number_too(desk, live_server):
    other = make.published()
    page = desk(body="<p>слова</p>")

    select_all(page)
    page.keyboard.press("Control+k")
    page.fill("#link_target", live_server.url + other.get_absolute_url())
    page.keyboard.press("Enter")

    writing.holds(page, f'href="/ru/{other.pk}/"')
    page.click(".cke_button__undo")
    assert "href" not in writing.data(page)


def test_an_address_of_the_public_site_becomes_the_number_by_dialog_and_by_paste(desk):
    Newsroom.objects.update_or_create(pk=1, defaults={"site_address": "https://tobol.kz"})
    page = desk(body="<p>слова</p>")

    select_all(page)
    page.keyboard.press("Control+k")
    page.fill("#link_target", "http://www.tobol.kz/ru/77/pavodok/?utm_source=x")
    page.keyboard.press("Enter")
    writing.holds(page, 'href="/ru/77/"')
    page.keyboard.press("Control+End")
    writing.paste(page, html='<p>ещё <a href="https://tobol.kz/kk/78/tasqyn/">там</a></p>')

    writing.holds(page, 'href="/kk/78/"')


def test_typography_changes_only_what_was_accepted(desk):
    page = desk(
        headline='Дом "Абай" открыт', body='<p>Он - <b>не</b> "гость".</p><p>Это - "да".</p>'
    )

    page.click(".cke_button__newsroomtypeset")
    page.locator(".typeset-list li").nth(2).wait_for()
    assert "«" not in writing.data(page)
    page.locator(".typeset-list li").nth(1).get_by_role("button").click()
    page.keyboard.press("Escape")

    html = writing.data(page).replace("\xa0", "&nbsp;")
    assert "«гость»" in html
    assert '"да"' in html
    assert page.input_value("#id_headline") == 'Дом "Абай" открыт'
    page.click(".cke_button__undo")
    assert "«" not in writing.data(page)


def test_typography_accepted_as_a_whole_leaves_nothing_to_propose(desk):
    page = desk(headline='Дом "Абай"', body='<p>Раз - "два".<br>- три</p>')

    page.click(".cke_button__newsroomtypeset")
    page.locator(".typeset-list li").first.wait_for()
    page.click("[data-act=accept-all]")
    page.click(".cke_button__newsroomtypeset")
    page.locator("typeset-dialog [data-said]:not(:empty)").wait_for()

    assert page.locator(".typeset-list li").count() == 0
    assert page.input_value("#id_headline") == "Дом «Абай»"


def test_an_address_pasted_alone_becomes_a_block_and_undo_leaves_the_link(desk):
    page = desk(body="")

    writing.paste(page, text=FILM)
    writing.holds(page, f'data-embed="{PLAIN_FILM}"')
    page.click(".cke_button__undo")

    assert f'<a href="{FILM}">' in writing.data(page)


def test_an_unknown_page_stays_a_link_and_is_told_of(desk):
    page = desk(body="")

    writing.paste(page, text="https://news.example/a?b=1")
    page.locator(".cke_notification_message", has_text="news.example").wait_for()

    assert '<a href="https://news.example/a?b=1">' in writing.data(page).replace("&amp;", "&")
    assert "figure" not in writing.data(page)


def test_the_embed_button_takes_what_it_knows_and_says_what_it_does_not(desk):
    page = desk(body="")

    page.click(".cke_button__newsroomembed")
    page.fill("#embed_address", "https://news.example/")
    page.keyboard.press("Enter")
    page.locator("embed-dialog [data-said]", has_text="news.example").wait_for()
    page.fill("#embed_address", "https://t.me/tobol/15")
    page.keyboard.press("Enter")
    writing.holds(page, "data-embed")
    writing.save(page)

    assert '<figure data-embed="https://t.me/tobol/15">' in Article.objects.get().body


def test_a_picture_is_chosen_to_stand_for_a_film_and_taken_away_by_keys(desk, editor, settings):
    picture = writing.picture_with_file(editor, settings)
    page = desk(body="")

    page.click(".cke_button__newsroomembed")
    page.fill("#embed_address", FILM)
    page.click("embed-dialog [data-act=choose]")
    page.locator(".library-grid button").click()
    page.locator("embed-dialog .picture-chosen").wait_for()
    page.click("embed-dialog [data-act=embed]")
    still = f'<figure data-embed="{PLAIN_FILM}" data-still="{picture.pk}">'
    writing.holds(page, still)
    writing.save(page)
    assert still in Article.objects.get().body

    writing.text_of(page).locator("figure p").click()
    page.keyboard.press("Enter")
    page.locator("embed-dialog .picture-chosen").wait_for()
    assert page.locator("#embed_address:focus").input_value() == PLAIN_FILM
    page.locator("embed-dialog [data-act=none]").press("Enter")
    page.locator("embed-dialog [data-act=embed]").press("Enter")
    writing.holds(page, f'<figure data-embed="{PLAIN_FILM}">')
