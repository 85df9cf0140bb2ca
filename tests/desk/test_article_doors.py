"""A reporter is refused at every door that leads to the public, and to others' texts."""

import pytest
from django.urls import reverse

from articles.models import Article, Author, Edition, Tag
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
Status = Article.Status
LIST = "/admin/articles/article/"


@pytest.fixture
def own(reporter):
    return make.article(by=reporter)


def is_untouched(article):
    article.refresh_from_db()
    return article.status == Status.DRAFT and not Edition.objects.exists()


def test_there_is_no_publish_button(reporters_desk, own):
    page = reporters_desk.get(writing.address(own)).content.decode()

    assert 'name="_submit"' in page
    assert 'name="_publish"' not in page
    assert 'name="_schedule"' not in page
    assert 'name="_withdraw"' not in page


@pytest.mark.parametrize("button", ["_publish", "_schedule", "_withdraw", "_return", "_front"])
def test_a_crafted_button_is_refused(reporters_desk, own, button):
    writing.press(reporters_desk, button, own, publish_at="2099-01-01T10:00", return_note="x")

    assert is_untouched(own)


@pytest.mark.parametrize("button", ["_publish", "_discard", "_withdraw"])
def test_the_door_beside_the_form_is_refused(reporters_desk, own, button):
    reporters_desk.post(
        f"{LIST}{own.pk}/act/", {button: "1", "withdraw_reason": "x", "version": "1"}
    )

    assert is_untouched(own)


def test_crafted_columns_are_not_taken(reporters_desk, own, reporter, editor):
    values = {
        "status": "published",
        "owner": str(editor.pk),
        "published_at": "2020-01-01T10:00",
        "version": "99",
        "translated_from": str(own.pk),
    }

    writing.press(reporters_desk, "_save", own, **values)

    assert is_untouched(own)
    assert (own.owner, own.published_at, own.translated_from) == (reporter, None, None)


@pytest.mark.parametrize("action", ["publish", "withdraw"])
def test_the_action_of_the_list_is_not_there(reporters_desk, own, action):
    data = {"action": action, "_selected_action": [own.pk], "reason": "x", "index": "0"}

    reporters_desk.post(LIST, data)

    assert is_untouched(own)


def test_the_draft_of_another_is_not_found(reporters_desk):
    other = make.article()

    assert reporters_desk.get(writing.address(other)).status_code == 404
    assert reporters_desk.post(writing.address(other), {}).status_code == 404
    assert reporters_desk.get(f"{LIST}{other.pk}/compare/").status_code == 404
    assert other.headline not in reporters_desk.get(LIST).content.decode()


def test_what_is_published_may_be_read_and_not_written(reporters_desk):
    other = make.published(headline="Чужая статья")

    page = reporters_desk.get(writing.address(other))
    answer = reporters_desk.post(writing.address(other), {"headline": "Моя"})

    assert "Чужая статья" in page.content.decode()
    assert 'name="body"' not in page.content.decode()
    assert answer.status_code == 403


def test_what_waits_for_an_editor_may_not_be_written(reporters_desk, own):
    writing.press(reporters_desk, "_submit", own)

    assert reporters_desk.post(writing.address(own), {"headline": "x"}).status_code == 403


def test_others_rows_can_not_be_reached_through_the_rows(reporters_desk, own):
    other = make.article()
    credit = other.credits.get()

    writing.press(
        reporters_desk, "_save", own, **{"credits-0-id": str(credit.pk), "credits-0-DELETE": "on"}
    )

    assert other.credits.count() == 1


def test_no_author_is_made_by_typing(reporters_desk, own):
    before = Author.objects.count()

    writing.press(reporters_desk, "_save", own, **{"credits-1-who_name": "Новый Человек"})

    assert Author.objects.count() == before


def test_nothing_is_confirmed_by_a_reporter(reporters_desk, own):
    tag = make.tag(is_confirmed=False)

    writing.press(reporters_desk, "_confirm", own, _confirm=f"tag:{tag.pk}")

    assert not Tag.objects.get().is_confirmed


@pytest.mark.parametrize("kind", ["authors", "sources", "tags", "places", "pictures", "articles"])
def test_suggestions_are_for_the_desk_alone(client, django_user_model, kind):
    path = reverse("admin:articles_article_choices", args=[kind])
    assert client.get(path).status_code == 302

    client.force_login(
        django_user_model.objects.create_user("guest", "g@example.test", is_staff=True)
    )

    assert client.get(path).status_code == 403
