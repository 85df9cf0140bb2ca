"""The credit line while the chain is typed, the line by hand, and its warning."""

import pytest

from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/articles/article/credit-line/"


@pytest.fixture
def kazinform():
    return make.source(ru={"text": "МИА «Казинформ»"}, kk="«Қазинформ» ХАА")


@pytest.fixture
def senate():
    names = {"text": "Пресс-служба Сената", "cited": "пресс-службу Сената"}
    return make.source(ru=names)


def line(client, *hops, language="ru"):
    columns = zip(*hops, strict=True)
    query = dict(zip(("step", "role", "source", "name"), columns, strict=True))
    return client.get(ADDRESS, {"language": language, **query}).json()["line"]


def test_it_is_the_line_of_the_chain(desk, kazinform, senate):
    shown = line(
        desk,
        ("1", "republished", kazinform.pk, "МИА «Казинформ»"),
        ("2", "reference", "", "пресс-служба сената"),
    )

    assert shown == "МИА «Казинформ» со ссылкой на пресс-службу Сената."


def test_it_speaks_the_articles_language_not_the_persons(desk, kazinform):
    shown = line(desk, ("1", "republished", kazinform.pk, "x"), language="kk")

    assert "«Қазинформ» ХАА" in shown


def test_a_name_that_nobody_knows_yet_stands_as_typed(desk):
    shown = line(desk, ("1", "republished", "", "Газета <b>«Тобол»</b>"))

    assert "<b>" in shown


def test_rows_without_a_name_or_with_nonsense_are_passed_over(desk):
    assert line(desk, ("x", "republished", "99999", "  ")) == ""
    assert line(desk, ("1", "stolen", "", "Кто-то")) == ""
    assert line(desk, ("1", "based", "", "Кто-то"), language="xx") == ""


def test_it_is_for_the_desk_alone(client, django_user_model):
    guest = django_user_model.objects.create_user("guest", "g@example.test", is_staff=True)
    client.force_login(guest)

    assert client.get(ADDRESS, {"language": "ru"}).status_code == 403


def test_a_line_by_hand_warns_when_the_chain_changes(desk, kazinform, senate):
    article = make.article(chain=[(kazinform, "republished", 1)])
    writing.press(desk, "_save", article, credit_line_override="По сообщению агентства.")
    article.refresh_from_db()
    assert not article.credit_line_is_stale

    page = writing.press(
        desk,
        "_save",
        article,
        **{
            "attributions-1-who_name": "Пресс-служба Сената",
            "attributions-1-role": "reference",
            "attributions-1-step": "2",
        },
    )
    page = desk.get(writing.address(article)).content.decode()

    article.refresh_from_db()
    assert article.credit_line_is_stale
    assert article.credit_line_basis in page
    assert article.generated_credit_line in page


def test_the_warning_ends_when_the_line_is_said_to_fit(desk, kazinform, senate):
    article = make.article(chain=[(kazinform, "republished", 1)])
    article.credit_line_override, article.credit_line_basis = "Своё.", "Было другое."
    article.save()

    writing.press(desk, "_save", article, line_still_fits="on")

    article.refresh_from_db()
    assert not article.credit_line_is_stale


def test_without_a_line_by_hand_nothing_is_kept_beside_it(desk, kazinform):
    article = make.article(chain=[(kazinform, "republished", 1)], credit_line_basis="Было.")

    writing.press(desk, "_save", article)

    article.refresh_from_db()
    assert article.credit_line_basis == ""
