"""What was taken out of the record does not come back through a form that was opened before."""

import json

import pytest
from django.urls import reverse

from articles import redaction, workflow
from articles.models import Article, Autosave, RefusedText
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
NAME, MARK = "Иван Петров", "[изъято]"
BODY = f"<p>Дело вёл {NAME}.</p><p>Мост закроют в мае.</p>"
DEMAND = "Решение суда № 17"


@pytest.fixture
def article(newsroom):
    return make.article(headline=f"{NAME} уволен", deck="Подводка", body=BODY)


@pytest.fixture
def opened(desk, article, chief):
    """What the page of an editor sends who opened it before the redaction."""
    data = writing.fields(desk.get(writing.address(article)))
    redaction.redact(article, words=[NAME], demanded_by=DEMAND, by=chief)
    return data


def save(client, article, data, **typed):
    return client.post(writing.address(article), data | typed | {"_save": "1"})


def choices(page, side):
    return {name: side for name in writing.fields(page) if name.startswith("choose-")}


def send(client, user, door, article, data, page="c" * 32):
    told = {"user": user.pk, "page": page, "pairs": [list(pair) for pair in data.items()]}
    address = reverse(f"admin:articles_article_{door}", args=[article.pk])
    return client.post(address, json.dumps(told), content_type="application/json")


def everything_saved(article):
    article.refresh_from_db()
    kept = [*Autosave.objects.all(), *RefusedText.objects.all(), *article.revisions.all()]
    return article.headline + article.body + "".join(row.data for row in kept)


def test_saving_an_old_form_untouched_asks_first_and_brings_nothing_back(desk, article, opened):
    answer = save(desk, article, opened)

    article.refresh_from_db()
    assert "/conflict/" in answer.url
    assert NAME not in article.headline + article.body
    assert all(NAME not in revision.data for revision in article.revisions.all())


def test_the_page_names_the_redaction_and_chooses_nothing_for_anybody(desk, article, opened):
    page = desk.get(save(desk, article, opened).url)

    assert DEMAND in page.content.decode()
    assert [one.label for one in page.context["collisions"]] == ["Заголовок", "Текст"]
    assert {one.choice for one in page.context["collisions"]} == {""}


def test_a_paragraph_that_stands_on_one_side_alone_is_asked_for_as_well(desk, article, opened):
    typed = opened["body"] + f"<p>Ещё раз: {NAME}.</p>"

    page = desk.get(save(desk, article, opened, body=typed).url)

    assert len(page.context["collisions"]) == 3
    assert not page.context["taken"]


def test_what_is_chosen_is_saved_and_the_words_are_not_kept_beside_it(desk, article, opened):
    answer = save(desk, article, opened, deck="Новая подводка")
    page = desk.get(answer.url)
    by_part = {one.key: "theirs" for one in page.context["collisions"]}
    mine = next(one.key for one in page.context["collisions"] if "Новая" in str(one.ours))

    desk.post(
        answer.url, {f"choose-{key}": side for key, side in (by_part | {mine: "ours"}).items()}
    )

    article.refresh_from_db()
    assert (article.deck, article.headline) == ("Новая подводка", f"{MARK} уволен")
    assert NAME not in everything_saved(article)


def test_dropping_ones_own_leaves_the_words_nowhere(desk, article, opened):
    save(desk, article, opened)
    kept = RefusedText.objects.get()

    answer = desk.post(reverse("admin:articles_article_kept_one", args=[f"refused-{kept.pk}"]))

    assert "больше не хранится" in writing.said(answer)
    assert NAME not in everything_saved(article)


def test_a_kept_text_that_the_redaction_reached_stays_when_it_is_dropped(
    desk, editor, article, chief
):
    data = writing.fields(desk.get(writing.address(article)))
    send(desk, editor, "keep", article, data)
    redaction.redact(article, words=[NAME], demanded_by=DEMAND, by=chief)
    kept = Autosave.objects.get()

    desk.post(reverse("admin:articles_article_kept_one", args=[f"autosave-{kept.pk}"]))

    assert MARK in RefusedText.objects.get().data


def test_what_did_not_change_and_numbers_need_no_choice(desk, article, opened):
    section = make.section()

    page = desk.get(save(desk, article, opened, section=section.pk).url)
    desk.post(page.wsgi_request.path, choices(page, "theirs"))

    article.refresh_from_db()
    assert len(page.context["collisions"]) == 2
    assert article.section == section


def test_a_form_opened_after_it_is_merged_as_ever(desk, article, chief, opened):
    data = writing.fields(desk.get(writing.address(article)))
    theirs = Article.objects.get(pk=article.pk)
    theirs.deck = "Подводка шефа"
    theirs.save()
    workflow.record(theirs, by=chief)

    save(desk, article, data, headline="Стало")

    article.refresh_from_db()
    assert (article.headline, article.deck) == ("Стало", "Подводка шефа")


def test_an_open_page_is_told_and_its_text_is_not_kept(desk, editor, article, opened):
    answer = send(desk, editor, "keep", article, opened)

    assert answer.status_code == 409
    assert "изъяты" in answer.json()["trouble"]
    assert NAME not in everything_saved(article)


def test_a_page_opened_afterwards_is_kept(desk, editor, article, opened):
    data = writing.fields(desk.get(writing.address(article)))

    assert send(desk, editor, "keep", article, data | {"deck": "Пишу"}).status_code == 200

    assert "Пишу" in Autosave.objects.get().data


def test_what_a_browser_still_had_is_shown_once_and_kept_nowhere(desk, editor, article, opened):
    answer = send(desk, editor, "found", article, opened)

    shown = answer.json()["offers"]
    assert answer.status_code == 200
    assert "изъяты" in shown
    assert NAME in shown
    assert NAME not in everything_saved(article)
