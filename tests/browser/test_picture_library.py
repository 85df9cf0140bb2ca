"""The library, the frames of a picture, and galleries: for everybody, and by keys alone."""

import pytest
from playwright.sync_api import expect

from articles import library
from articles.models import Picture
from tests import make
from tests.articles import picture_bytes
from tests.browser import desks
from tests.browser.test_accessibility import complaints

pytestmark = pytest.mark.browser

SHIFTS = """() => new Promise((tell) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => tell(sum), 300);
})"""
TEXTS = {code: {"caption": "Мост", "alt": "Мост", "credit": "Тобол"} for code in ("ru", "kk", "en")}


@pytest.fixture
def pictures(editor):
    shades = [picture_bytes.image(480, height).rotate(180) for height in (320, 640)]
    return [
        library.add_picture(picture_bytes.encode(shade), "мост.jpg", by=editor, texts=TEXTS)
        for shade in shades
    ]


@pytest.mark.parametrize("width", [390, 1440])
def test_every_screen_of_it_serves_everybody(at_desk, editor, pictures, width):
    page = at_desk(editor, width=width, bypass_csp=True)  # axe puts in a style of its own
    first, second = pictures
    words = {"byline": "Шнайдер", "credit": "Тобыл"}
    Picture.objects.filter(pk=second.pk).update(is_confirmed=False, found=words)

    found = {}
    for address in (
        "",
        "?q=nothing",
        "?show=alike",
        "add/",
        f"{first.pk}/change/",
        f"{second.pk}/change/",
        f"{first.pk}/replace/",
        f"check/?pictures={first.pk},{second.pk}",
    ):
        page.goto(f"/admin/articles/picture/{address}")
        found[address] = complaints(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[address].append("is wider than the screen")

    assert {address: what for address, what in found.items() if what} == {}


def test_no_more_is_offered_than_there_is(at_desk, editor, pictures):
    page = at_desk(editor)
    desks.open_article(page, make.article())

    page.click("#picture [data-act=choose]")

    expect(page.locator(".library-grid li")).to_have_count(2)
    expect(page.locator("dialog.library [data-act=more]")).to_be_hidden()


def test_a_picture_is_cut_by_keys_alone(at_desk, editor, pictures):
    page = at_desk(editor)
    page.goto(f"/admin/articles/picture/{pictures[0].pk}/change/")

    page.locator(".crop-point").focus()
    spoken = page.locator(".crop-point").get_attribute("aria-valuetext")
    assert "50" in spoken
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    assert page.locator(".crop-point").get_attribute("aria-valuetext") == spoken.replace(
        "50", "40", 1
    )
    page.locator("[data-ratio='1x1'] [data-act=cut]").press("Enter")
    for _ in range(20):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-ratio='1x1'] [data-act=free]")).to_be_visible()
    with page.expect_navigation():
        page.click(".submit-row [name=_save]")

    cut = Picture.objects.get(pk=pictures[0].pk)
    assert cut.focal_x == pytest.approx(0.4)
    assert list(cut.crops) == ["1x1"]
    assert cut.crops["1x1"][2] == pytest.approx(2 / 3 - 0.2, abs=0.001)


def test_a_click_moves_the_point_and_every_shape_at_once(at_desk, editor, pictures):
    page = at_desk(editor)
    page.goto(f"/admin/articles/picture/{pictures[0].pk}/change/")
    square = page.locator("[data-ratio='1x1'] img")
    before = square.evaluate("image => image.style.left")

    page.locator(".crop-stage").click(position={"x": 10, "y": 100})

    assert square.evaluate("image => image.style.left") != before
    assert square.evaluate("image => image.style.left") == "0%"
    assert float(page.input_value("[name=focal_x]")) < 0.1


@pytest.mark.parametrize("width", [390, 1440])
def test_a_gallery_is_walked_by_keys_and_buttons_and_nothing_moves(open_page, pictures, width):
    numbers = ",".join(str(picture.pk) for picture in pictures)
    body = f'<p>Текст.</p><figure data-gallery="{numbers}"></figure><p>Дальше.</p>'
    article = make.published(body=body)
    page = open_page(width)
    page.goto(article.get_absolute_url())
    page.locator(".gallery").scroll_into_view_if_needed()

    expect(page.locator(".gallery-count")).to_have_text("1 / 2")
    page.locator(".gallery-strip").press("ArrowRight")
    expect(page.locator(".gallery-count")).to_have_text("2 / 2")
    page.locator(".gallery-way").first.click()
    expect(page.locator(".gallery-count")).to_have_text("1 / 2")

    assert page.evaluate(SHIFTS) < 0.01
    assert complaints(page) == []


def test_a_gallery_is_swiped_by_a_finger(open_page, pictures):
    numbers = ",".join(str(picture.pk) for picture in pictures)
    article = make.published(body=f'<p>Текст.</p><figure data-gallery="{numbers}"></figure>')
    page = open_page(390, has_touch=True, is_mobile=True)
    page.goto(article.get_absolute_url())
    strip = page.locator(".gallery-strip")
    strip.scroll_into_view_if_needed()
    expect(page.locator(".gallery-count")).to_have_text("1 / 2")

    strip.evaluate("strip => strip.scrollIntoView({ block: 'center' })")
    box = strip.bounding_box()
    finger, y = page.context.new_cdp_session(page), box["y"] + box["height"] / 2

    def touch(kind, *points):
        spots = [{"x": box["x"] + box["width"] * part, "y": y} for part in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    touch("touchStart", 0.9)
    for step in range(8, 0, -1):
        touch("touchMove", step / 10)
    touch("touchEnd")

    expect(page.locator(".gallery-count")).to_have_text("2 / 2")


def test_a_gallery_is_walked_in_the_preview_as_on_the_page(at_desk, editor, pictures):
    numbers = ",".join(str(picture.pk) for picture in pictures)
    article = make.article(body=f'<p>Текст.</p><figure data-gallery="{numbers}"></figure>')
    page = at_desk(editor)
    desks.open_article(page, article)
    page.click("button[name=_preview]")
    shown = page.frame_locator(".preview iframe")
    count = shown.locator(".gallery-count")

    expect(count).to_have_text("1 / 2")
    shown.locator(".gallery-way").last.click()
    expect(count).to_have_text("2 / 2")
