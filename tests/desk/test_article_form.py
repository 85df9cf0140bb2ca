"""The writing screen: what is typed there is saved, whole, and only there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Source, Tag
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


def test_a_draft_needs_a_headline_and_nothing_else(desk, editor):
    writing.press(desk, "_save", headline="Заголовок")

    article = Article.objects.get()
    assert (article.headline, article.owner) == ("Заголовок", editor)
    assert article.status == Article.Status.DRAFT
    assert article.revisions.count() == 1


def test_without_a_headline_it_keeps_what_was_typed(desk):
    typed = {"deck": "Набранная подводка", "body": "<p>Набранный текст</p>"}

    response = writing.press(desk, "_save", **typed)

    assert not Article.objects.exists()
    assert "Набранная подводка" in response.content.decode()
    assert "Набранный текст" in response.content.decode()


def test_it_saves_people_and_sources_in_the_order_of_their_numbers(desk):
    article = make.article(authors=[])
    first, second = make.author(ru="Анна"), make.author(ru="Борис")
    agency = make.source(ru="Агентство")

    writing.press(
        desk,
        "_save",
        article,
        **{
            "credits-TOTAL_FORMS": "2",
            "credits-0-who_name": "Борис",
            "credits-0-role": "text",
            "credits-0-position": "2",
            "credits-1-who_name": "анна",
            "credits-1-role": "text",
            "credits-1-position": "1",
            "attributions-0-who_name": "Агентство",
            "attributions-0-role": "reference",
            "attributions-0-step": "4",
        },
    )

    assert [credit.author for credit in article.credits.all()] == [first, second]
    hop = article.attributions.get()
    assert (hop.source, hop.step) == (agency, 1)


def test_two_rows_may_change_places(desk):
    one, two = make.author(ru="Анна"), make.author(ru="Борис")
    article = make.article(authors=[one, two])

    writing.press(
        desk,
        "_save",
        article,
        **{
            "credits-0-who_id": str(two.pk),
            "credits-0-who_name": "Борис",
            "credits-1-who_id": str(one.pk),
            "credits-1-who_name": "Анна",
        },
    )

    assert [credit.author for credit in article.credits.all()] == [two, one]


def test_unknown_sources_and_tags_are_proposed(desk):
    article = make.article()

    writing.press(
        desk,
        "_save",
        article,
        tags="Новое, новое, Паводок",
        **{"attributions-0-who_name": "Пресс-служба водоканала", "attributions-0-role": "based"},
    )

    assert {tag.name for tag in article.tags.all()} == {"Новое", "Паводок"}
    assert not Tag.objects.filter(is_confirmed=True).exists()
    source = Source.objects.get()
    assert (source.is_confirmed, source.kind) == (False, Source.Kind.PRESS_SERVICE)


def test_an_unknown_author_is_refused_and_kept_in_the_box(desk):
    article = make.article(authors=[])

    response = writing.press(
        desk, "_save", article, **{"credits-0-who_name": "Никто", "credits-0-role": "text"}
    )

    assert "Никто" in response.content.decode()
    assert not article.credits.exists()


def test_the_same_source_twice_in_one_step_is_refused(desk):
    source = make.source(ru="Агентство")
    article = make.article(chain=[(source, "reference", 1)])

    response = writing.press(
        desk,
        "_save",
        article,
        **{
            "attributions-1-who_name": "агентство",
            "attributions-1-role": "based",
            "attributions-1-step": "1",
        },
    )

    assert response.status_code == 200
    assert article.attributions.count() == 1


def test_saving_nothing_new_makes_no_revision(desk):
    article = make.article(tags=[make.tag()], chain=[(make.source(), "reference", 1)])
    writing.press(desk, "_save", article)
    before = article.revisions.count()

    writing.press(desk, "_save", article)

    assert article.revisions.count() == before


def test_the_language_is_frozen_once_it_was_public(desk):
    article = make.published()

    writing.press(desk, "_save", article, language="kk")

    article.refresh_from_db()
    assert article.language == "ru"


def test_html_is_cleaned(desk):
    article = make.article()

    writing.press(desk, "_save", article, body='<p onclick="x()">Текст<script>1</script></p>')

    article.refresh_from_db()
    assert article.body == "<p>Текст</p>"


def test_a_text_that_is_too_long_is_refused_kindly(desk):
    article = make.article()

    response = writing.press(desk, "_save", article, body="<p>" + "а" * 600_000 + "</p>")

    assert response.status_code == 200
    assert article.revisions.count() == 1


def test_an_embargo_over_what_is_public_is_refused_and_nothing_typed_is_lost(desk):
    article = make.published()

    response = writing.press(
        desk, "_save", article, headline="Новый заголовок", embargo_until="2099-01-01T10:00"
    )

    assert "Эмбарго не может закончиться" in response.content.decode()
    assert "Новый заголовок" in response.content.decode()
    article.refresh_from_db()
    assert article.embargo_until is None


def test_an_embargo_that_a_planned_version_would_outrun_is_refused_in_words(desk):
    planned = make.published(at=timezone.now() + timedelta(hours=1))
    version = make.article(story=planned.story, language="kk")

    page = writing.press(desk, "_save", version, deck="Подводка", embargo_until="2099-01-01T10:00")

    assert page.status_code == 200
    assert "отмените выход" in page.content.decode()
    assert writing.fields(page)["deck"] == "Подводка"
    version.refresh_from_db()
    assert version.embargo_until is None


def test_every_moment_is_typed_beside_the_name_of_its_clock(desk):
    page = desk.get(writing.address(make.published())).content.decode()

    for box in ("publish_at", "id_embargo_until", "id_breaking_until", "id_front-starts_at"):
        panel = page[page.index(f'id="{box}"') :].partition("</details>")[0]
        assert "UTC+5" in panel, box
