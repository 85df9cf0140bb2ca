"""The desk's page of corrections: who may write one, what is refused, and that nothing is lost."""

import pytest

from articles import corrections
from articles.models import Correction
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
TEXT = "Мост откроют в мае, а не в апреле."


def address(article):
    return f"/admin/articles/article/{article.pk}/corrections/"


@pytest.fixture
def chiefs_desk(chief, sign_in):
    return sign_in(chief)


@pytest.fixture
def story():
    return make.published(headline="Мост")


def test_a_chief_editor_publishes_one(chiefs_desk, story):
    response = chiefs_desk.post(address(story), {"kind": "correction", "text": TEXT})

    assert response.status_code == 302
    assert writing.said(response) == "Читатели уже видят это."
    assert story.edition.corrections[0]["kind"] == "correction"
    assert TEXT in chiefs_desk.get(address(story)).content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"kind": "", "text": TEXT},
        {"kind": "correction", "text": "  "},
        {"kind": "apology", "text": TEXT},
        {"kind": "retraction", "text": TEXT},
        {"kind": "update", "text": TEXT * 100},
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(chiefs_desk, story, typed):
    page = chiefs_desk.post(address(story), typed)

    html = page.content.decode()
    assert page.context["form"].errors
    assert 'role="alert"' in html
    assert typed["text"] in html
    assert not Correction.objects.exists()


def test_a_retraction_is_confirmed_first(chiefs_desk, story):
    typed = {"kind": "retraction", "text": TEXT, "is_certain": "on"}

    chiefs_desk.post(address(story), typed)

    assert story.edition.is_retracted
    assert chiefs_desk.get(address(story)).context["closed"]
    screen = chiefs_desk.get(writing.address(story)).content.decode()
    assert f'<span lang="ru">{TEXT}</span>' in screen


def test_others_read_and_may_not_write(desk, story, chief):
    corrections.add(story, kind="update", text=TEXT, by=chief)

    page = desk.get(address(story))

    assert TEXT in page.content.decode()
    assert 'name="kind"' not in page.content.decode()
    assert desk.post(address(story), {"kind": "update", "text": TEXT}).status_code == 403
    assert Correction.objects.count() == 1


def test_a_reporter_has_no_page_of_somebody_elses_draft(reporters_desk):
    assert reporters_desk.get(address(make.article())).status_code == 404


def test_what_no_reader_sees_has_no_form(chiefs_desk):
    draft = make.article()

    page = chiefs_desk.get(address(draft))
    refused = chiefs_desk.post(address(draft), {"kind": "update", "text": TEXT})

    assert 'name="kind"' not in page.content.decode()
    assert refused.context["form"].non_field_errors()
    assert not Correction.objects.exists()
