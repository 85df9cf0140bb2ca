"""Looking at what is typed: checks and preview of an unsaved form, the panel of secret links."""

import re

import pytest

from articles.models import Article, Preview
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
JSON = {"accept": "application/json"}
SCRIPT = {"x-requested-with": "fetch"}


def form_of(client, article=None, **typed):
    return writing.fields(client.get(writing.address(article))) | typed


def test_checks_judge_what_is_typed_and_save_nothing(desk):
    article = make.article()
    form = form_of(desk, article, headline="Mинистр", body="", tags="паводок")

    panel = desk.post(f"{LIST}{article.pk}/checks/", form).content.decode()

    assert panel.count('<li class="check check-blocking">') == 2
    assert ("Mинистр" in panel, "паводок" in panel) == (True, True)
    assert 'href="#id_headline"' in panel
    article.refresh_from_db()
    assert (article.headline == "Mинистр", article.tags.exists()) == (False, False)


def test_checks_lead_to_the_page_of_what_is_to_be_mended(desk):
    picture = make.picture(languages=())
    form = form_of(desk, lead_picture=str(picture.pk), headline="Новый")

    panel = desk.post(f"{LIST}checks/", form).content.decode()

    assert f'href="/admin/articles/picture/{picture.pk}/change/"' in panel


def test_a_new_article_has_its_checks_from_the_start(desk):
    page = desk.get(writing.address()).content.decode()

    assert page.count('class="check check-blocking"') == 3


def test_a_preview_shows_what_is_typed(desk):
    article = make.published(headline="Было")
    form = form_of(desk, article, headline="Станет")

    url = desk.post(f"{LIST}{article.pk}/preview/", form, headers=JSON).json()["url"]

    page = desk.get(url).content.decode()
    assert "<h1" in page
    assert ("Станет" in page, "Было" in page) == (True, False)
    article.refresh_from_db()
    assert article.headline == "Было"


def test_a_preview_shows_the_related_stories_that_are_chosen(desk):
    other, article = make.published(headline="Мост откроют в мае"), make.article()
    form = form_of(desk, article, related=str(other.pk))

    url = desk.post(f"{LIST}{article.pk}/preview/", form, headers=JSON).json()["url"]

    shown = desk.get(url).context["article"].related
    assert [card.number for card in shown] == [other.pk]
    assert not article.related_links.exists()


def test_a_text_that_was_never_saved_is_previewed_and_without_a_script_opened(desk):
    form = form_of(desk, headline="Совсем новый", body="<p>Текст</p><script>x</script>")

    response = desk.post(f"{LIST}preview/", form)

    page = desk.get(response.url).content.decode()
    assert ("Совсем новый" in page, "<script>x" in page) == (True, False)
    assert not Article.objects.exists()


@pytest.mark.parametrize("door", ["preview", "checks"])
def test_an_empty_form_is_looked_at_too(desk, door):
    assert desk.post(f"{LIST}{door}/", {}, follow=True).status_code == 200


@pytest.mark.parametrize("door", ["preview", "checks"])
def test_a_text_beyond_all_measure_is_refused_in_words(desk, door):
    body = "<p>" + "ы" * 600_000
    form = {"headline": "Длинный", "body": body, "language": "ru"}

    response = desk.post(f"{LIST}{door}/", form)

    assert response.status_code == 400
    assert "длинный" in response.json()["trouble"]


@pytest.mark.parametrize("door", ["preview", "checks", "links"])
def test_another_persons_text_is_not_looked_at(reporters_desk, door):
    article = make.article()

    response = reporters_desk.post(f"{LIST}{article.pk}/{door}/", {"days": "3"})

    assert response.status_code in (403, 404)
    assert not Preview.objects.exists()


@pytest.mark.parametrize("door", ["preview", "checks", "links"])
def test_they_are_not_gone_through_by_a_link(desk, door):
    article = make.article()

    assert desk.get(f"{LIST}{article.pk}/{door}/").status_code == 405


def test_a_link_is_made_shown_once_counted_and_revoked(desk, client):
    article = make.article()
    doors = f"{LIST}{article.pk}/links/"

    panel = desk.post(doors, {"days": "7"}, headers=SCRIPT).content.decode()
    address = re.search(r'value="http://testserver(/ru/preview/[^"]+)"', panel)[1]
    client.get(address)
    page = desk.get(writing.address(article)).content.decode()
    revoked = desk.post(doors, {"revoke": Preview.objects.get().pk}, headers=SCRIPT)

    assert "Открыта: 1" in page
    assert address not in page
    assert "Отозвана" in revoked.content.decode()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("sent", [{"days": "5"}, {"days": "x"}, {"revoke": "99"}, {"revoke": "x"}])
def test_nonsense_is_refused_in_words(desk, sent):
    article = make.article()

    panel = desk.post(f"{LIST}{article.pk}/links/", sent, headers=SCRIPT).content.decode()

    assert 'role="alert"' in panel
    assert not Preview.objects.exists()


def test_without_a_script_the_link_stands_above_the_form(desk):
    article = make.article()

    response = desk.post(f"{LIST}{article.pk}/links/", {"days": "1"})

    assert response.url == writing.address(article)
    assert "/ru/preview/" in writing.said(response)
