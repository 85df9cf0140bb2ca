"""What was typed and not saved is offered back with what differs, taken or dropped, never lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import keeping
from articles.models import Article, Autosave, RefusedText
from tests import make
from tests.desk import writing
from tests.desk.test_autosave import PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было", body="<p>Первый абзац.</p>", tags=[make.tag("road")])


def keep(client, user, article, page=PAGE, **typed):
    data = writing.fields(client.get(writing.address(article))) | typed
    pairs = [[name, value] for name, value in data.items() if name not in ("page",)]
    keeping.keep(pairs, by=user, article=article, page=page)
    return pairs


def screen(client, article=None, query=""):
    return client.get(writing.address(article) + query)


def offers(page):
    return [offer.headline for offer in page.context["kept_texts"]]


def test_it_is_offered_with_what_differs(desk, editor, article):
    keep(desk, editor, article, headline="Стало", body="<p>Первый абзац переписан.</p>")

    page = screen(desk, article)

    text = page.content.decode()
    assert offers(page) == ["Стало"]
    assert "<ins>Стало</ins>" in text
    assert "переписан" in text
    assert 'value="Было"' not in text
    assert writing.fields(page)["headline"] == "Было"


def test_what_is_the_same_as_the_saved_text_is_not_offered(desk, editor, article):
    keep(desk, editor, article, body="\n<p>Первый абзац.</p>\n\n")

    assert offers(screen(desk, article)) == []


def test_taken_back_it_stands_in_the_form_and_is_saved_only_by_saving(desk, editor, article):
    keep(desk, editor, article, headline="Стало", tags="road ru, Новый")
    key = f"autosave-{Autosave.objects.get().pk}"

    page = screen(desk, article, f"?take={key}")
    fields = writing.fields(page)
    assert (fields["headline"], fields["page"] == PAGE) == ("Стало", False)
    assert (fields["tags"], fields["credits-0-who_name"] != "") == ("road ru, Новый", True)
    assert Article.objects.get().headline == "Было"

    desk.post(writing.address(article), fields | {"_save": "1"})

    assert Article.objects.get().headline == "Стало"
    assert not Autosave.objects.exists()


def test_a_refused_text_that_is_taken_is_settled_by_saving(desk, editor, article):
    pairs = keep(desk, editor, article, headline="Стало")
    Autosave.objects.all().delete()
    refused = keeping.refuse(pairs, why=keeping.Why.WINDOW, by=editor, article=article)
    fields = writing.fields(screen(desk, article, f"?take=refused-{refused.pk}"))

    desk.post(writing.address(article), fields | {"_save": "1"})

    refused.refresh_from_db()
    assert refused.settled_at is not None
    assert offers(screen(desk, article)) == []


def test_one_typed_upon_an_older_text_is_merged_when_it_is_saved(desk, sign_in, chief, editor):
    article = make.article(headline="Было")
    keep(desk, editor, article, headline="Стало")
    writing.press(sign_in(chief), "_save", article, deck="Подводка шефа")
    key = f"autosave-{Autosave.objects.get().pk}"

    fields = writing.fields(screen(desk, article, f"?take={key}"))
    desk.post(writing.address(article), fields | {"_save": "1"})

    article.refresh_from_db()
    assert (article.headline, article.deck) == ("Стало", "Подводка шефа")


def test_dropped_it_is_offered_no_more_and_stays_in_the_list(desk, editor, article):
    keep(desk, editor, article, headline="Стало")
    address = screen(desk, article).context["kept_texts"][0].address

    answer = desk.post(address)

    assert answer.url == writing.address(article)
    assert offers(screen(desk, article)) == []
    aside = RefusedText.objects.get()
    assert (aside.why, aside.settled_at is None) == ("dropped", False)
    listed = desk.get(reverse("admin:articles_article_kept"))
    assert "Стало" in listed.content.decode()


def test_a_beginning_is_offered_on_the_empty_form(desk, editor, newsroom):
    keeping.keep([["headline", "Начало"]], by=editor, article=None, page=PAGE)

    page = screen(desk)
    taken = writing.fields(screen(desk, None, f"?take=autosave-{Autosave.objects.get().pk}"))

    assert offers(page) == ["Начало"]
    assert (taken["headline"], taken["page"] == PAGE) == ("Начало", False)


def test_an_old_beginning_is_not_offered_for_ever(desk, editor, newsroom):
    keeping.keep([["headline", "Начало"]], by=editor, article=None, page=PAGE)
    Autosave.objects.update(saved_at=timezone.now() - timedelta(days=31))

    assert offers(screen(desk)) == []


def test_nobody_sees_or_takes_what_another_typed(desk, sign_in, editor, chief, article):
    keep(desk, editor, article, headline="Стало")
    chiefs = sign_in(chief)
    key = f"autosave-{Autosave.objects.get().pk}"

    assert offers(screen(chiefs, article)) == []
    assert screen(chiefs, article, f"?take={key}").status_code == 404
    for ask in (chiefs.get, chiefs.post):
        assert ask(f"/admin/articles/article/kept/{key}/").status_code == 404
    assert Autosave.objects.exists()


@pytest.mark.parametrize("key", ["autosave-99", "refused-99", "refused-x", "x", "autosave"])
def test_a_text_that_is_not_there_is_not_found(desk, article, key):
    assert screen(desk, article, f"?take={key}").status_code == 404
    assert desk.get(f"/admin/articles/article/kept/{key}/").status_code == 404


def test_a_body_too_long_to_be_saved_can_be_read_and_copied(desk, editor, article):
    keep(desk, editor, article, body="<p>" * 3000 + "Слова")
    key = f"autosave-{Autosave.objects.get().pk}"

    page = desk.get(f"/admin/articles/article/kept/{key}/")

    assert "Слова" in page.content.decode()
    assert offers(screen(desk, article)) == ["Было"]
