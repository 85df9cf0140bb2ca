"""Two people in one article: what both changed is put before the second to choose, nothing lost."""

import json

import pytest

from articles import workflow
from articles.models import Article, Autosave, RefusedText
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
BODY = "<p>Совет принял бюджет на год.</p><p>Мост закроют в мае.</p>"


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было", body=BODY)


@pytest.fixture
def typed(desk, article):
    """What an editor's page would send, opened before anybody else saved."""
    return writing.fields(desk.get(writing.address(article)))


def saved_by_another(article, chief, **values):
    theirs = Article.objects.get(pk=article.pk)
    for name, value in values.items():
        setattr(theirs, name, value)
    theirs.save()
    workflow.record(theirs, by=chief)


def choose(page, **sides):
    """The answers of the conflict's page: one side for all, or by the word in a collision."""
    fields = [name for name in writing.fields(page) if name.startswith("choose-")]
    return dict.fromkeys(fields, sides["all"])


@pytest.fixture
def collided(desk, article, typed, chief):
    """The page of the conflict, after both wrote another headline."""
    saved_by_another(article, chief, headline="Шеф написал", deck="Подводка шефа")
    mine = typed | {"headline": "Я написал", "body": BODY.replace("мае", "июне")}
    answer = desk.post(writing.address(article), mine | {"_save": "1"})
    return desk.get(answer.url)


def test_both_texts_stand_side_by_side_and_nothing_is_written_over(collided, article):
    page = collided.content.decode()

    article.refresh_from_db()
    assert article.headline == "Шеф написал"
    assert "Шеф" in page
    assert "Я" in page
    assert len(choose(collided, all="ours")) == 1


def test_the_refused_text_is_kept_as_it_was_sent(collided, article, editor):
    kept = RefusedText.objects.get()

    assert (kept.article, kept.by, kept.why, kept.settled_at) == (article, editor, "conflict", None)
    assert ["headline", "Я написал"] in json.loads(kept.data)


@pytest.mark.parametrize(("side", "headline"), [("ours", "Я написал"), ("theirs", "Шеф написал")])
def test_what_is_chosen_is_saved_beside_what_did_not_collide(
    desk, collided, article, side, headline
):
    answer = desk.post(collided.wsgi_request.path, choose(collided, all=side))

    article.refresh_from_db()
    assert answer.url == writing.address(article)
    assert (article.headline, article.deck) == (headline, "Подводка шефа")
    assert "июне" in article.body
    assert RefusedText.objects.get().settled_at is not None


def test_both_paragraphs_may_be_kept(desk, article, typed, chief):
    saved_by_another(article, chief, body=BODY.replace("мае", "апреле"))
    mine = typed | {"body": BODY.replace("мае", "июне"), "_save": "1"}
    page = desk.get(desk.post(writing.address(article), mine).url)

    desk.post(page.wsgi_request.path, choose(page, all="both"))

    article.refresh_from_db()
    assert article.body.index("апреле") < article.body.index("июне")


def test_without_a_choice_nothing_is_saved(desk, collided, article):
    page = desk.post(collided.wsgi_request.path, {})

    article.refresh_from_db()
    assert page.status_code == 200
    assert article.headline == "Шеф написал"


def test_a_third_save_meanwhile_collides_anew(desk, collided, article, chief):
    saved_by_another(article, chief, headline="Шеф передумал")

    page = desk.post(collided.wsgi_request.path, choose(collided, all="ours"))

    article.refresh_from_db()
    assert page.status_code == 200
    assert "передумал" in page.content.decode()
    assert article.headline == "Шеф передумал"


def test_a_settled_conflict_leads_to_the_article(desk, collided, article):
    address = collided.wsgi_request.path
    desk.post(address, choose(collided, all="ours"))

    assert desk.get(address).url == writing.address(article)


def test_one_that_the_form_refuses_goes_on_as_any_other_page(desk, article, typed, chief):
    saved_by_another(article, chief, headline="Шеф написал")
    mine = typed | {"headline": "", "_save": "1"}
    page = desk.get(desk.post(writing.address(article), mine).url)

    form = desk.post(page.wsgi_request.path, choose(page, all="ours"))

    fields = writing.fields(form)
    assert form.status_code == 200
    assert Autosave.objects.get().draft == fields["page"] != ""
    desk.post(writing.address(article), fields | {"headline": "Я написал", "_save": "1"})
    assert RefusedText.objects.get().settled_at is not None


def test_nobody_else_sees_it(collided, sign_in, chief, article):
    assert sign_in(chief).get(collided.wsgi_request.path).status_code == 404


def test_a_button_of_an_older_text_moves_nothing(desk, article, typed, chief):
    saved_by_another(article, chief, headline="Шеф написал")

    desk.post(writing.address(article), typed | {"headline": "Я написал", "_publish": "1"})

    assert not Article.objects.public().exists()


def test_choosing_is_refused_once_the_article_is_not_ones_own(sign_in, reporter, editor, newsroom):
    article = make.article(by=reporter, headline="Было")
    reporters = sign_in(reporter)
    mine = writing.fields(reporters.get(writing.address(article)))
    saved_by_another(article, editor, headline="Редактор написал")
    answer = reporters.post(writing.address(article), mine | {"headline": "Я", "_save": "1"})
    page = reporters.get(answer.url)
    workflow.submit(article, by=reporter)

    refused = reporters.post(answer.url, choose(page, all="ours"))

    article.refresh_from_db()
    assert refused.status_code == 403
    assert article.headline == "Редактор написал"
    assert RefusedText.objects.filter(why="permission", by=reporter).exists()
