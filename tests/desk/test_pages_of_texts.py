"""Each opened page has a name of its own: what one saves or takes back is never another's."""

import pytest

from articles import keeping
from articles.models import Article, Autosave, RefusedText
from tests import make
from tests.desk import writing
from tests.desk.test_autosave import PAGE, door, send

pytestmark = pytest.mark.django_db
SECOND = "b" * 32


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было")


def offers(client, article):
    page = client.get(writing.address(article))
    return [offer.headline for offer in page.context["kept_texts"]]


def taken_back(client, article=None):
    """The fields of the form with the autosave in it."""
    key = f"autosave-{Autosave.objects.get().pk}"
    return writing.fields(client.get(f"{writing.address(article)}?take={key}"))


def typed(client, user, article, page=PAGE, **values):
    """The fields of a page in which `user` typed, kept on the server."""
    fields = writing.fields(client.get(writing.address(article))) | {"page": page} | values
    send(client, user, door("keep", article), page=page, **untold(fields))
    return fields


def untold(fields):
    return {name: value for name, value in fields.items() if name not in ("page", "taken_text")}


def test_a_page_that_was_refused_goes_on_under_a_new_name(desk, article):
    answer = writing.press(desk, "_save", article, page=PAGE, headline="", deck="Подводка")

    fields = writing.fields(answer)
    assert fields["page"] not in ("", PAGE)
    assert Autosave.objects.get().draft == fields["page"]
    assert f'data-before="{PAGE}"' in answer.content.decode()


def test_saved_after_that_nothing_is_left_to_offer(desk, article):
    fields = writing.fields(writing.press(desk, "_save", article, page=PAGE, headline=""))

    desk.post(writing.address(article), fields | {"headline": "Стало", "_save": "1"})

    assert not Autosave.objects.exists()
    assert offers(desk, article) == []


def test_what_was_typed_while_the_form_was_on_its_way_is_offered(desk, editor, article):
    fields = writing.fields(desk.get(writing.address(article)))
    desk.post(writing.address(article), fields | {"headline": "Стало", "_save": "1"})

    later = untold(fields) | {"headline": "Стало и ещё"}
    send(desk, editor, door("keep", article), page=SECOND, **later)

    assert offers(desk, article) == ["Стало и ещё"]


def test_taken_back_it_is_offered_no_more_once_the_page_keeps_its_own(desk, editor, article):
    typed(desk, editor, article, headline="Стало")
    fields = taken_back(desk, article)
    told = [[name, value] for name, value in (untold(fields) | {"deck": "Подводка"}).items()]

    named = {"page": fields["page"], "taken": fields["taken_text"]}
    keeping.keep(told, by=editor, article=article, **named)

    assert Autosave.objects.get().draft == fields["page"]
    assert RefusedText.objects.get().settled_at is not None


def test_a_live_page_whose_text_another_took_keeps_what_it_types_after(desk, editor, article):
    first = typed(desk, editor, article, headline="Раз")
    second = taken_back(desk, article)
    typed(desk, editor, article, headline="Раз, два")

    desk.post(writing.address(article), second | {"headline": "Второе", "_save": "1"})

    assert Article.objects.get().headline == "Второе"
    assert offers(desk, article) == ["Раз, два"]
    assert first["page"] not in desk.cookies["desk_kept"].value


def test_a_beginning_that_was_taken_back_is_settled_by_saving(desk, editor, newsroom):
    told = untold(writing.fields(desk.get(writing.address()))) | {"headline": "Начало"}
    keeping.keep([*map(list, told.items())], by=editor, article=None, page=PAGE)
    fields = taken_back(desk)

    desk.post(writing.address(), fields | {"_save": "1"})

    assert Article.objects.get().headline == "Начало"
    assert not Autosave.objects.exists()
    assert not RefusedText.objects.filter(settled_at=None).exists()


def test_saving_a_page_settles_what_another_window_set_aside_of_it(desk, editor, article):
    first = typed(desk, editor, article, headline="В первом окне")
    typed(desk, editor, article, page=SECOND, headline="Во втором окне")

    desk.post(writing.address(article), first | {"_save": "1"})

    aside = {row.page: row.settled_at is None for row in RefusedText.objects.all()}
    assert aside == {PAGE: False, SECOND: True}
    assert offers(desk, article) == ["Во втором окне"]


def test_a_text_set_aside_can_be_dropped_whatever_it_is(desk, editor, article):
    aside = keeping.refuse(
        [["headline", "Стало"]], why=keeping.Why.TYPED, by=editor, article=article
    )

    desk.post(f"/admin/articles/article/kept/refused-{aside.pk}/")

    aside.refresh_from_db()
    assert aside.settled_at is not None


def test_the_browser_learns_what_a_form_became(desk, article):
    answer = writing.press(desk, "_save", article, page=PAGE, headline="Стало")

    article.refresh_from_db()
    assert answer.cookies["desk_saved"].value == f"{PAGE}-{article.pk}-{article.version}"


def test_of_a_merged_form_it_does_not(desk, sign_in, chief, article):
    fields = writing.fields(desk.get(writing.address(article)))
    writing.press(sign_in(chief), "_save", article, deck="Подводка шефа")

    answer = desk.post(writing.address(article), fields | {"headline": "Стало", "_save": "1"})

    assert answer.status_code == 302
    assert "desk_saved" not in answer.cookies
