"""A reporter who tries to publish is refused at every door of the desk."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Edition
from tests import make

pytestmark = pytest.mark.browser
LIST = "/admin/articles/article/"
PRESS_WHAT_IS_NOT_THERE = """name => {
    const form = document.querySelector("#article_form");
    const button = document.createElement("button");
    button.name = name;
    button.value = "1";
    form.append(button);
    button.click();
}"""


@pytest.fixture
def own(newsroom, reporter):
    """A complete draft of the reporter's: only the right to publish is missing."""
    return make.article(by=reporter)


@pytest.fixture
def desk(at_desk, reporter, own):
    page = at_desk(reporter)
    page.goto(f"{LIST}{own.pk}/change/")
    return page


def is_public(article):
    article.refresh_from_db()
    return article.status != Article.Status.DRAFT or Edition.objects.exists()


def token(page):
    return page.locator("[name=csrfmiddlewaretoken]").first.input_value()


def test_there_is_no_button(desk):
    expect(desk.locator("[name=_submit]")).to_be_visible()
    for name in ("_publish", "_schedule", "_withdraw", "_front", "_confirm"):
        expect(desk.locator(f"[name={name}]")).to_have_count(0)


@pytest.mark.parametrize("name", ["_publish", "_front"])
def test_a_button_put_there_does_nothing(desk, own, name):
    with desk.expect_navigation():
        desk.evaluate(PRESS_WHAT_IS_NOT_THERE, name)

    expect(desk.locator(".messagelist .error")).to_be_visible()
    assert not is_public(own)
    assert desk.goto(f"/ru/{own.pk}/").status == 404


def test_the_door_beside_the_form_is_shut(desk, own):
    form = {"csrfmiddlewaretoken": token(desk), "_publish": "1"}

    answer = desk.request.post(f"{LIST}{own.pk}/act/", form=form)

    assert 'class="error"' in answer.text()
    assert not is_public(own)


def test_the_list_does_not_offer_it_and_does_not_do_it(desk, own):
    desk.goto(LIST)
    expect(desk.locator("[name=action] option[value=submit]")).to_have_count(1)
    expect(desk.locator("[name=action] option[value=publish]")).to_have_count(0)
    form = {"csrfmiddlewaretoken": token(desk), "action": "publish", "_selected_action": own.pk}

    desk.request.post(LIST, form=form)

    assert not is_public(own)
