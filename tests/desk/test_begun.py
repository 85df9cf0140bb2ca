"""What is typed in a new article's page while it is saved is no beginning, whatever comes first."""

import json

import pytest

from articles import begun, keeping
from articles.models import Article, Autosave, RefusedText
from tests import make
from tests.desk import writing
from tests.desk.test_autosave import door, send

pytestmark = pytest.mark.django_db
LINE = "c" * 28
PAGE, SINCE, LATER = f"{LINE}0000", f"{LINE}0001", f"{LINE}0002"


def save(desk, button="_save", page=PAGE, **typed):
    writing.press(desk, button, page=page, **({"headline": "Начало"} | typed))
    return Article.objects.order_by("pk").last()


def offers(client, article=None):
    page = client.get(writing.address(article))
    return [offer.headline for offer in page.context["kept_texts"]]


def type_since(desk, user, page=SINCE, headline="Начало и дальше", at="keep"):
    typed = {"headline": headline, "language": "ru", "typed_upon": ""}
    return send(desk, user, door(at), page=page, **typed)


def test_typed_before_and_come_after_it_is_saved(desk, editor):
    article = save(desk)

    answer = type_since(desk, editor, page=PAGE, headline="Нача")

    assert answer.json()["kept"]
    assert offers(desk) == offers(desk, article) == []
    assert RefusedText.objects.get().settled_at is not None


@pytest.mark.parametrize("comes", ["before", "after"])
def test_typed_since_it_is_offered_in_the_article(desk, editor, comes):
    if comes == "before":
        type_since(desk, editor)
    article = save(desk)
    if comes == "after":
        type_since(desk, editor)

    assert offers(desk) == []
    assert offers(desk, article) == ["Начало и дальше"]
    row = Autosave.objects.get()
    assert (row.article, row.draft, row.version) == (article, SINCE, 1)


def test_it_goes_on_growing_in_one_place(desk, editor):
    type_since(desk, editor, headline="Начало и")
    article = save(desk)
    type_since(desk, editor, headline="Начало и дальше")

    assert offers(desk, article) == ["Начало и дальше"]
    assert not RefusedText.objects.exists()


def test_taken_back_and_saved_it_is_merged_into_the_article(desk, editor):
    form = writing.fields(desk.get(writing.address()))
    article = save(desk)
    send(desk, editor, door("keep"), **form | {"page": SINCE, "headline": "Начало и дальше"})

    address = f"{writing.address(article)}?take=autosave-{Autosave.objects.get().pk}"
    desk.post(writing.address(article), writing.fields(desk.get(address)) | {"_save": "1"})

    article.refresh_from_db()
    assert article.headline == "Начало и дальше"
    assert offers(desk, article) == []


def test_the_browsers_copy_of_it_is_found_there_too(desk, editor):
    article = save(desk)
    type_since(desk, editor, page=PAGE, at="found")
    assert not RefusedText.objects.exists()

    type_since(desk, editor, at="found")

    assert offers(desk) == []
    assert offers(desk, article) == ["Начало и дальше"]


def test_of_an_article_that_was_handed_in_it_is_set_aside(reporters_desk, reporter):
    article = save(reporters_desk, "_submit", body="<p>Текст.</p>")

    type_since(reporters_desk, reporter)

    assert offers(reporters_desk) == []
    aside = RefusedText.objects.get()
    assert (aside.article, aside.why, aside.settled_at) == (article, "permission", None)
    assert ["headline", "Начало и дальше"] in json.loads(aside.data)


def test_a_form_that_was_refused_leaves_its_beginning(desk, editor):
    type_since(desk, editor)

    writing.press(desk, "_save", page=PAGE, headline="")

    assert not Article.objects.exists()
    assert "Начало и дальше" in offers(desk)


def test_a_form_that_never_arrived_is_settled_by_the_one_that_did(desk, editor):
    type_since(desk, editor, page=PAGE, headline="Нача")
    article = save(desk, page=SINCE)
    type_since(desk, editor, page=LATER, headline="Начало и дальше")

    assert offers(desk) == []
    assert offers(desk, article) == ["Начало и дальше"]


def test_sent_twice_there_are_two_articles_and_each_has_what_follows_it(desk, editor):
    first, second = save(desk), save(desk, page=SINCE)

    type_since(desk, editor, page=LATER)

    assert first.guid != second.guid
    assert offers(desk) == offers(desk, first) == []
    assert offers(desk, second) == ["Начало и дальше"]


def test_a_name_that_was_sent_before_is_given_once(desk, editor):
    first, second = save(desk), save(desk)

    assert first.guid != second.guid
    assert not Autosave.objects.exists()


def test_nobody_elses_beginning_is_touched(desk, editor, chief):
    keeping.keep([["headline", "Чужое"]], by=chief, article=None, page=SINCE)

    save(desk)

    assert keeping.offered(chief, None)[0].value("headline") == "Чужое"


@pytest.mark.parametrize("page", ["", "old", "g" * 32, "C" * 32])
def test_a_name_that_is_none_of_ours_names_no_article(editor, page):
    article = make.article()
    guid = article.guid

    begun.take_name(article, page, by=editor)

    assert article.guid == guid
