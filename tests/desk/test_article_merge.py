"""A save on a stale version: what nobody else touched is merged, and the person is told."""

import json

import pytest

from articles import snapshot, workflow
from articles.admin.writing import merging
from articles.models import Article, Credit, RefusedText
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
BODY = "<p>Совет принял бюджет на год.</p><p>Мост закроют в мае.</p><p>Школы ждут денег.</p>"


@pytest.fixture
def article(newsroom):
    return make.article(headline="Было", body=BODY, tags=[make.tag("road")])


@pytest.fixture
def opened(desk, article):
    return writing.fields(desk.get(writing.address(article)))


@pytest.fixture
def chiefs(sign_in, chief):
    return sign_in(chief)


def save(client, article, data, button="_save", **typed):
    return client.post(writing.address(article), data | typed | {button: "1"})


def test_different_paragraphs_and_fields_become_one_text(desk, chiefs, article, opened):
    writing.press(
        chiefs, "_save", article, deck="Подводка шефа", body=BODY.replace("на год", "на два года")
    )

    answer = save(desk, article, opened, headline="Стало", body=BODY.replace("мае", "июне"))

    article.refresh_from_db()
    assert answer.url == writing.address(article)
    assert (article.headline, article.deck) == ("Стало", "Подводка шефа")
    assert article.body.count("<p>") == 3
    assert "на два года" in article.body
    assert "июне" in article.body


def test_the_person_is_told_what_was_taken_in_and_the_history_says_so(
    desk, chiefs, article, opened
):
    writing.press(chiefs, "_save", article, deck="Подводка шефа")

    answer = save(desk, article, opened, headline="Стало")

    assert "Подводка" in writing.said(answer)
    assert article.revisions.first().note == "merge"
    assert [r.snapshot["headline"] for r in article.revisions.all()] == ["Стало", "Было", "Было"]


def test_what_was_typed_is_kept_as_it_was_sent(desk, chiefs, article, opened):
    writing.press(chiefs, "_save", article, deck="Подводка шефа")

    save(desk, article, opened, headline="Стало")

    kept = RefusedText.objects.get()
    assert (kept.why, kept.settled_at is None) == ("merge", False)
    assert ["deck", ""] in json.loads(kept.data)


def test_tags_people_place_and_section_merge_as_well(desk, chiefs, article, opened):
    article.tags.add(make.tag("school"))
    place, section, author = make.place(), make.section(), make.author(ru="Борис")
    Article.objects.filter(pk=article.pk).update(place=place, section=section)
    Credit.objects.create(article=article, author=author, role="text", position=1)
    workflow.record(Article.objects.get(pk=article.pk), by=make.superuser())

    save(desk, article, opened, tags=f"{opened['tags']}, Новый тег")

    article.refresh_from_db()
    assert {tag.name for tag in article.tags.all()} == {"road", "school", "Новый тег"}
    assert (article.place, article.section) == (place, section)
    assert list(article.byline_authors)[1:] == [author]


def test_rows_that_the_other_saved_anew_stand_in_nobodys_way(desk, chiefs):
    article = make.article(chain=[(make.source(ru="Агентство"), "based", 1)])
    data = writing.fields(desk.get(writing.address(article)))
    writing.press(chiefs, "_save", article, deck="Другой сохранил")

    save(desk, article, data, headline="Стало")

    assert article.attributions.get().name_in("ru").text == "Агентство"
    assert article.credits.count() == 1


def test_publish_waits_until_the_merged_text_was_read(desk, chiefs, article, opened):
    writing.press(chiefs, "_save", article, deck="Подводка шефа")

    save(desk, article, opened, button="_publish", headline="Стало")

    article.refresh_from_db()
    assert article.headline == "Стало"
    assert not Article.objects.public().exists()


def test_a_form_that_is_refused_shows_the_merged_text_unsaved(desk, chiefs, article, opened):
    writing.press(chiefs, "_save", article, deck="Подводка шефа")

    page = save(desk, article, opened, headline="")

    fields = writing.fields(page)
    article.refresh_from_db()
    assert page.status_code == 200
    assert (fields["deck"], fields["typed_upon"]) == ("Подводка шефа", str(article.version))
    assert article.headline == "Было"


def test_a_state_that_changed_meanwhile_stays(desk, article, opened):
    workflow.publish(article, by=make.superuser())

    save(desk, article, opened, headline="Стало")

    article.refresh_from_db()
    assert (article.status, article.headline) == (Article.Status.PUBLISHED, "Стало")
    assert article.edition.headline == "Было"


def test_the_same_text_saved_twice_needs_no_merging(desk, chiefs, article, opened):
    save(desk, article, opened, headline="Стало")

    answer = save(desk, article, opened, headline="Стало")

    assert answer.status_code == 302
    assert article.revisions.count() == 2


def test_every_part_of_a_snapshot_is_merged(article, opened):
    pairs = [[name, value] for name, value in opened.items()]
    Article.objects.filter(pk=article.pk).update(version=7)

    merged = merging.of(pairs, Article.objects.get(pk=article.pk))

    assert {*merged.parts, *merging.DERIVED} == set(snapshot.take(article))


@pytest.fixture
def chained(newsroom):
    return make.article(headline="Было", chain=[(make.source(ru="Агентство"), "based", 1)])


def test_a_chain_that_only_the_other_changed_is_taken_in(desk, chiefs, chained):
    data = writing.fields(desk.get(writing.address(chained)))
    address = "https://example.kz/original"
    writing.press(chiefs, "_save", chained, **{"attributions-0-url": address})

    answer = save(desk, chained, data, headline="Стало")

    chained.refresh_from_db()
    assert answer.url == writing.address(chained)
    assert (chained.headline, chained.attributions.get().url) == ("Стало", address)


def test_a_chain_that_only_we_changed_is_saved(desk, chiefs, chained):
    data = writing.fields(desk.get(writing.address(chained)))
    address = "https://example.kz/original"
    writing.press(chiefs, "_save", chained, headline="Стало")

    answer = save(desk, chained, data, **{"attributions-0-url": address})

    chained.refresh_from_db()
    assert answer.url == writing.address(chained)
    assert (chained.headline, chained.attributions.get().url) == ("Стало", address)
