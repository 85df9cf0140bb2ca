"""A stale form that names somebody nobody knows: what was typed stays until it is put right."""

import pytest

from articles import workflow
from articles.models import Article, Credit
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было", authors=[make.author(ru="Анна")])


@pytest.fixture
def opened(desk, article):
    return writing.fields(desk.get(writing.address(article)))


def saved_by_another(article, chief, **values):
    Article.objects.filter(pk=article.pk).update(**values)
    workflow.record(Article.objects.get(pk=article.pk), by=chief)


def save(desk, article, data, **typed):
    return desk.post(writing.address(article), data | typed | {"_save": "1"})


def choose(desk, page, side):
    keys = [name for name in writing.fields(page) if name.startswith("choose-")]
    return desk.post(page.wsgi_request.path, dict.fromkeys(keys, side))


def names_in(page):
    fields = writing.fields(page)
    return [text for name, text in fields.items() if name.endswith("-who_name") and text]


def test_an_unknown_author_stays_in_the_form_beside_the_colleagues(desk, chief, article, opened):
    Credit.objects.create(article=article, author=make.author(ru="Борис"), role="text", position=0)
    Credit.objects.filter(author__names__text="Анна").delete()
    saved_by_another(article, chief)
    row = {"credits-1-who_name": "Незнакомка", "credits-1-role": "photo"}

    page = save(desk, article, opened, **row)

    article.refresh_from_db()
    assert page.status_code == 200
    assert "Незнакомка" in names_in(page)
    assert "Борис" in names_in(page)
    assert "Анна" not in names_in(page)
    assert article.version == 2
    assert article.credits.get().author.names.get(language="ru").text == "Борис"


def test_an_unknown_author_collides_with_one_put_in_the_same_place(desk, chief, article, opened):
    Credit.objects.create(article=article, author=make.author(ru="Борис"), role="text", position=1)
    saved_by_another(article, chief)
    row = {"credits-1-who_name": "Незнакомка", "credits-1-role": "photo"}

    page = desk.get(save(desk, article, opened, **row).url)
    shown = choose(desk, page, "both")

    assert "Незнакомка" in page.content.decode()
    assert shown.status_code == 200
    assert names_in(shown)[:3] == ["Анна", "Борис", "Незнакомка"]
    assert article.credits.count() == 2


@pytest.mark.parametrize(
    ("field", "words", "theirs"),
    [
        ("place_name", "Нигдеград", lambda: {"place": make.place()}),
        ("event_on", "в четверг", lambda: {"event_on": "2026-05-06"}),
    ],
)
def test_what_cannot_be_read_collides_with_what_they_chose(
    desk, chief, article, opened, field, words, theirs
):
    saved_by_another(article, chief, **theirs())

    page = desk.get(save(desk, article, opened, **{field: words}).url)
    shown = choose(desk, page, "ours")

    assert words in page.content.decode()
    assert shown.status_code == 200
    assert writing.fields(shown)[field] == words
    assert article.revisions.count() == 2


def test_a_source_row_without_its_time_collides_with_their_chain(desk, chief, newsroom):
    article = make.article(chain=[(make.source(ru="Агентство"), "based", 1)])
    opened = writing.fields(desk.get(writing.address(article)))
    article.attributions.update(url="https://example.kz/original")
    saved_by_another(article, chief)

    page = desk.get(save(desk, article, opened, **{"attributions-0-taken_at": "вчера"}).url)
    shown = choose(desk, page, "ours")

    assert "вчера" in page.content.decode()
    assert writing.fields(shown)["attributions-0-taken_at"] == "вчера"


def test_alone_it_is_refused_as_ever_and_their_text_is_in_the_form(desk, chief, article, opened):
    saved_by_another(article, chief, deck="Подводка шефа")

    page = save(desk, article, opened, place_name="Нигдеград")

    fields = writing.fields(page)
    assert page.status_code == 200
    assert (fields["place_name"], fields["deck"]) == ("Нигдеград", "Подводка шефа")


def test_theirs_may_be_taken_instead(desk, chief, article, opened):
    place = make.place()
    saved_by_another(article, chief, place=place)

    page = desk.get(save(desk, article, opened, place_name="Нигдеград").url)
    answer = choose(desk, page, "theirs")

    article.refresh_from_db()
    assert answer.status_code == 302
    assert article.place == place
