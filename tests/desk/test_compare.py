"""Comparing: what was chosen otherwise in words, and the changed words of the text."""

import pytest

from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


def compare_page(client, article, **query):
    return client.get(f"/admin/articles/article/{article.pk}/compare/", query)


@pytest.fixture
def changed(desk):
    article = make.published(
        section=make.section(ru="Общество"), body="<p>Дорогу закрыли до утра.</p><p>Конец.</p>"
    )
    writing.press(
        desk,
        "_save",
        article,
        section=str(make.section(ru="Экономика").pk),
        body="<p>Дорогу закрыли до вечера.</p><p>Конец.</p>",
    )
    return article


def test_it_marks_the_words_that_changed(desk, changed):
    page = compare_page(desk, changed).content.decode()

    assert "<del>утра</del>" in page
    assert "<ins>вечера</ins>" in page
    assert "<del>Общество</del>" in page
    assert "<ins>Экономика</ins>" in page


def test_discarding_from_there_brings_the_public_text_back(desk, changed):
    desk.post(f"/admin/articles/article/{changed.pk}/act/", {"_discard": "1", "version": "3"})

    article = Article.objects.get()
    assert "до утра" in article.body
    assert not workflow.has_unpublished_changes(article)
    assert "до вечера" in article.revisions.all()[1].snapshot["body"]


def test_publishing_from_there_makes_the_change_public(desk, changed):
    desk.post(f"/admin/articles/article/{changed.pk}/act/", {"_publish": "1", "version": "3"})

    assert "вечера" in Article.objects.get().edition.body


def test_an_earlier_save_may_be_compared(desk, changed):
    page = compare_page(desk, changed, **{"from": "1"})

    assert page.status_code == 200
    assert compare_page(desk, changed, **{"from": "99"}).status_code == 404


def test_markup_alone_is_said_to_differ(desk):
    article = make.published(body="<p>Текст.</p>")
    writing.press(desk, "_save", article, body="<p><strong>Текст.</strong></p>")

    compared = compare_page(desk, article).context["compared"]

    assert compared.only_looks
    assert not compared.is_same


def test_where_links_lead_is_shown_though_no_word_of_it_changed(desk):
    link = '<p>Подробнее в <a href="https://example.test/{}">приказе</a>. {}</p>'
    article = make.published(body=link.format("old", "Было."))
    writing.press(desk, "_save", article, body=link.format("new", "Стало."))

    [field] = compare_page(desk, article).context["compared"].fields

    assert str(field.label) == "Ссылки в тексте"
    assert (field.old, field.new) == ("https://example.test/old", "https://example.test/new")


def test_a_link_that_is_gone_leads_nowhere_and_one_that_stays_is_not_named(desk):
    kept = '<p><a href="https://example.test/kept">Здесь</a> и там.</p>'
    gone = '<a href="https://example.test/gone">там</a>'
    article = make.published(body=kept.replace("там", gone))
    writing.press(desk, "_save", article, body=kept)

    [field] = compare_page(desk, article).context["compared"].fields

    assert (field.old, field.new) == ("https://example.test/gone", "–")


def test_what_is_embedded_is_shown_by_its_address(desk):
    figure = '<p>Смотрите.</p><figure data-embed="https://youtu.be/{}"></figure>'
    article = make.published(body=figure.format("dQw4w9WgXcQ"))
    writing.press(desk, "_save", article, body=figure.format("aaaaaaaaaaa"))

    [field] = compare_page(desk, article).context["compared"].fields

    assert str(field.label) == "Встроено в текст"
    assert ("dQw4w9WgXcQ" in field.old, "aaaaaaaaaaa" in field.new) == (True, True)


def test_every_choice_is_shown_in_words(desk):
    picture, tag = make.picture(), make.tag("roads")
    source, author = make.source(ru="Агентство"), make.author(ru="Анна")
    article = make.published()
    writing.press(
        desk,
        "_save",
        article,
        tags="roads ru",
        lead_picture=str(picture.pk),
        place_name=make.place(ru="Рудный").names.get(language="ru").text,
        event_on="2026-03-01",
        breaking_until="2026-03-01T10:00",
        label="partner",
        form="interview",
        **{
            "credits-0-who_name": "Анна",
            "attributions-0-who_name": "Агентство",
            "attributions-0-url": "https://example.test/1",
        },
    )

    fields = {str(f.label): f.new for f in compare_page(desk, article).context["compared"].fields}

    shown = " ".join(fields.values())
    assert len(fields) == 9
    for words in (tag.name, "picture-", "Рудный", "Анна", "Агентство", "https://example.test/1"):
        assert words in shown
    assert source.pk
    assert author.pk


def test_a_draft_that_was_never_public_has_nothing_to_compare(desk):
    assert compare_page(desk, make.article()).status_code == 404
