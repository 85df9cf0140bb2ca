"""What is published, discarded or deleted is what the page showed, not what came since."""

import re

import pytest
from django.utils.translation import gettext as _

from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
REFUSED = "%(name)s saved it after you had opened the page. Look at it again, then decide."
FORM = re.compile(r'<form\b[^>]*\baction="([^"]+/act/)".*?</form>', re.DOTALL)


def refusal():
    return _(REFUSED) % {"name": "charlie"}


def saved_by_another(article, chief, headline):
    theirs = Article.objects.get(pk=article.pk)
    theirs.headline = headline
    theirs.save()
    workflow.record(theirs, by=chief)


@pytest.fixture
def changed(newsroom, chief):
    """A public article with a change that was read."""
    made = make.published(headline="Было")
    saved_by_another(made, chief, "Прочитано")
    return made


def compare(desk, article, **query):
    return desk.get(f"{LIST}{article.pk}/compare/", query)


def press(desk, page, button, **typed):
    """Press a button of the form beside the comparison."""
    address = FORM.search(page.content.decode())[1]
    return desk.post(address, writing.fields(page) | {"is_minor": "", button: "1"} | typed)


@pytest.mark.parametrize("button", ["_publish", "_schedule", "_discard"])
def test_a_comparison_acts_on_what_it_showed_alone(desk, chief, changed, button):
    page = compare(desk, changed)
    saved_by_another(changed, chief, "Недописано")

    answer = press(desk, page, button, publish_at="2031-05-06T07:08")

    article = Article.objects.get()
    assert refusal() in writing.said(answer)
    assert (article.headline, article.edition.headline) == ("Недописано", "Было")
    assert article.planned_edition is None
    assert article.revisions.count() == 4


@pytest.mark.parametrize(("button", "public"), [("_publish", "Прочитано"), ("_discard", "Было")])
def test_nothing_came_since_and_it_is_done(desk, changed, button, public):
    press(desk, compare(desk, changed), button)

    article = Article.objects.get()
    assert article.edition.headline == article.headline == public


def test_an_older_comparison_offers_neither(desk, chief, changed):
    saved_by_another(changed, chief, "Недописано")

    page = compare(desk, changed, to="3").content.decode()

    assert "_publish" not in page
    assert "_discard" not in page


@pytest.mark.parametrize("button", ["_publish", "_schedule", "_discard"])
def test_a_door_that_says_no_version_is_refused(desk, changed, button):
    desk.post(f"{LIST}{changed.pk}/act/", {button: "1", "publish_at": "2031-05-06T07:08"})

    article = Article.objects.get()
    assert (article.headline, article.edition.headline) == ("Прочитано", "Было")
    assert article.planned_edition is None


def chosen(desk, *articles):
    """The list as shown, with these articles chosen and Publish in the menu."""
    fields = writing.fields(desk.get(LIST))
    chosen = [article.pk for article in articles]
    return fields | {"action": "publish", "index": "0", "_selected_action": chosen}


def test_the_list_publishes_what_it_showed_alone(desk, chief, newsroom):
    read, other = make.article(headline="Прочитано"), make.article(headline="Другая")
    data = chosen(desk, read, other)
    saved_by_another(read, chief, "Недописано")

    answer = desk.post(LIST, data)

    assert f"«Недописано»: {refusal()}" in writing.said(answer)
    assert list(Article.objects.public()) == [other]


def test_the_list_publishes_nothing_that_was_not_on_the_page(desk, newsroom):
    data = chosen(desk)
    article = make.article(headline="Не видели")

    answer = desk.post(LIST, data | {"_selected_action": [article.pk]})

    assert _("It was not on the page. Look at it, then publish it.") in writing.said(answer)
    assert not Article.objects.public().exists()


def test_a_draft_goes_only_as_it_was_when_asked(desk, chief, editor, newsroom):
    draft = make.article(by=editor, headline="Было")
    address = f"{LIST}{draft.pk}/delete/"
    data = writing.fields(desk.get(address))
    saved_by_another(draft, chief, "Недописано")

    answer = desk.post(address, data)

    assert answer.url == writing.address(draft)
    assert refusal() in writing.said(answer)
    assert Article.objects.get().revisions.count() == 2


def test_a_draft_that_nobody_touched_is_deleted(desk, editor, newsroom):
    draft = make.article(by=editor)
    address = f"{LIST}{draft.pk}/delete/"

    desk.post(address, writing.fields(desk.get(address)))

    assert not Article.objects.exists()
