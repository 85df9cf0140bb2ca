"""A whole working day at the desk by the keyboard alone: every press a real one, no mouse."""

import pytest
from playwright.sync_api import expect

from articles import library
from articles.models import Article, Picture
from tests import make
from tests.articles import picture_bytes

pytestmark = pytest.mark.browser
TEXTS = {"ru": {"caption": "Мост", "alt": "Мост", "credit": "Тобол"}}
FARTHEST = 150


class Keyboard:
    """One person's hands on it."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words):
        self.page.keyboard.type(words)

    def go_to(self, selector, key="Tab"):
        """Press Tab until the focus stands there, as somebody does who looks for it."""
        for _ in range(FARTHEST):
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
            self.page.keyboard.press(key)
        pytest.fail(f"{FARTHEST} presses of {key} do not lead to {selector}")

    def follow(self, selector):
        """Go there and press Enter; wait for the page that it leads to."""
        self.go_to(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def pick(self, selector, words):
        """Go through a list of choices until it says this."""
        self.go_to(selector)
        chosen = self.page.locator(selector).locator("option:checked")
        for _ in range(FARTHEST):
            if chosen.text_content().strip() == words:
                return
            self.press("ArrowDown")
        pytest.fail(f"{selector} has no {words}")

    def choose(self, selector, words):
        """Type into a box with suggestions, and take the first."""
        self.go_to(selector)
        self.type(words)
        box = self.page.locator("name-search", has=self.page.locator("input:focus"))
        box.get_by_role("option").first.wait_for()
        self.press("ArrowDown", "Enter")


@pytest.fixture
def keys(page, editor):
    """Signed in by keys."""
    page.goto("/admin/")
    keyboard = Keyboard(page)
    keyboard.go_to("[name=username]")
    keyboard.type(editor.username)
    keyboard.go_to("[name=password]")
    keyboard.type("correct horse battery")
    with page.expect_navigation():
        keyboard.press("Enter")
    return keyboard


@pytest.fixture
def picture(editor):
    data = picture_bytes.encode(picture_bytes.image(480, 320))
    return library.add_picture(data, "мост.jpg", by=editor, texts=TEXTS)


def test_an_article_from_the_start_page_to_the_public_page(keys, page, picture):
    section, tag = make.section(ru="Общество"), make.tag("roads")
    author, source = make.author(ru="Айгерим Садыкова"), make.source(ru="МИА «Казинформ»")

    keys.follow(".start-new a")
    keys.go_to("#id_headline")
    keys.type("Мост через Тобол открыт")
    page.wait_for_function("window.CKEDITOR?.instances.id_body?.status === 'ready'")
    keys.go_to("iframe.cke_wysiwyg_frame")
    keys.type("Движение пустили утром.")
    keys.press("Control+Alt+f")
    page.locator(".library-grid button").wait_for()
    keys.go_to(".library-grid button")
    keys.press("Enter")
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("figure img").wait_for()
    keys.pick("[name=section]", "Общество")
    keys.choose("tag-list name-search input", "roads")
    keys.choose("#people [name$='-who_name']", "Айгерим")
    keys.choose("[name^='attributions-'][name$='-who_name']", "Казинформ")

    keys.press("Control+Alt+p")
    shown = page.frame_locator(".preview iframe").locator("h1")
    expect(shown).to_have_text("Мост через Тобол открыт")
    keys.press("Escape")
    expect(page.locator(".preview")).to_be_hidden()
    with page.expect_navigation():
        keys.press("Control+s")
    assert Article.objects.get().status == Article.Status.DRAFT
    with page.expect_navigation():
        keys.press("Control+Alt+Enter")

    article = Article.objects.public().get()
    assert (article.headline, article.section) == ("Мост через Тобол открыт", section)
    assert "Движение пустили утром." in article.body
    assert f'data-picture="{picture.pk}"' in article.body
    assert list(article.tags.all()) == [tag]
    assert [credit.author for credit in article.credits.all()] == [author]
    assert [hop.source for hop in article.attributions.all()] == [source]


def test_a_picture_is_found_and_its_point_is_set(keys, page, picture, editor):
    other = picture_bytes.encode(picture_bytes.image(300, 300).rotate(180))
    library.add_picture(other, "поле.jpg", by=editor, texts=TEXTS)

    keys.follow("a[href='/admin/articles/picture/']")
    keys.go_to(".library-filters [name=q]")
    keys.type("мост.jpg")
    keys.pick(".library-filters [name=show]", "Нигде не используются")
    keys.follow(".library-filters button")
    expect(page.locator(".tile")).to_have_count(1)
    keys.follow(f"a[href*='/picture/{picture.pk}/change/']")
    keys.go_to(".crop-point")
    keys.press(*["ArrowLeft"] * 10)
    keys.follow(".submit-row [name=_save]")

    assert Picture.objects.get(pk=picture.pk).focal_x == pytest.approx(0.4)
