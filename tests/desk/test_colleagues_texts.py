"""A reporter at every door of the desk: no word of a colleague that readers don't have."""

import json
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import front_page, keeping, workflow
from articles.models import Article, Autosave
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
WORD = "Тайнослов"
LIST = "/admin/articles/article/"


def scheduled(editor, picture):
    at = timezone.now() + timedelta(hours=1)
    return make.published(by=editor, headline=WORD, lead_picture=picture, at=at)


def changed(editor, picture):
    article = make.published(by=editor, headline="Открытое", lead_picture=picture)
    article.headline = WORD
    article.save()
    workflow.record(article, by=editor)
    return article


@pytest.fixture(params=[scheduled, changed])
def article(request, editor):
    made = request.param(editor, make.picture())
    front_page.put(made, by=editor)
    return made


def doors(article):
    number, picture = article.pk, article.lead_picture_id
    slot = article.front_slots.get().pk
    of_article = "change/ history/ compare/?from=1 corrections/ notes/ delete/ redact/"
    autocomplete = "app_label=articles&model_name=frontslot&field_name=article"
    return [
        *(f"{LIST}{number}/{page}" for page in of_article.split()),
        *(f"{LIST}{query}" for query in ("", "?show=scheduled", f"?q={WORD}")),
        f"{LIST}choices/articles/?q={WORD}",
        f"{LIST}choices/colleagues/?article={number}",
        *(f"{LIST}find/?{asked}" for asked in (f"q={WORD}", f"q={number}", f"numbers={number}")),
        f"{LIST}related/?language=ru&headline={WORD}",
        f"/admin/autocomplete/?{autocomplete}&term={WORD}",
        "/admin/articles/frontslot/",
        f"/admin/articles/frontslot/{slot}/change/",
        f"/admin/articles/picture/{picture}/change/",
        f"/admin/r/{ContentType.objects.get_for_model(Article).pk}/{number}/",
        "/admin/",
    ]


def told(client, path):
    """The page as it is shown; where a redirection leads, too, since an address has words."""
    answer = client.get(path)
    if "json" in answer.headers["Content-Type"]:
        return json.dumps(answer.json(), ensure_ascii=False)
    return answer.headers.get("Location", "") + answer.content.decode()


def test_no_page_tells_a_reporter(article, reporters_desk, desk):
    own_words = {WORD, "тайнослов", "tainoslov", "taynoslov"}

    telling = [
        path
        for path in doors(article)
        if any(word in told(reporters_desk, path).replace(f"q={WORD}", "") for word in own_words)
        and f'value="{WORD}"' not in told(reporters_desk, path)
    ]

    assert telling == []
    assert WORD in told(desk, LIST)
    assert WORD in told(desk, f"{LIST}find/?q={WORD}")


def test_a_reporters_list_asks_each_article_alone(reporter, reporters_desk):
    """Looking through all articles for the reporter's own took minutes among a million."""
    make.published()

    with CaptureQueriesContext(connection) as asked:
        assert reporters_desk.get(LIST).context["cl"].result_count == 1

    lists = [query["sql"] for query in asked if 'FROM "articles_edition"' in query["sql"]]
    assert lists
    assert all(sql.count('FROM "articles_article"') == 1 for sql in lists), lists
    assert not [sql for sql in lists if 'JOIN "articles_article"' in sql]


def test_the_dialog_names_what_is_public_as_readers_know_it(editor, reporters_desk):
    article = changed(editor, make.picture())

    by_number = reporters_desk.get(f"{LIST}find/?numbers={article.pk}").json()["results"]
    by_address = reporters_desk.get(f"{LIST}find/?q=/ru/{article.pk}/").json()["results"]

    assert by_number == by_address
    assert [row["text"] for row in by_number] == ["Открытое"]
    assert by_number[0]["isPublic"]


def test_a_version_of_what_is_hidden_is_told_by_its_state_alone(article, reporter, reporters_desk):
    own = make.article(by=reporter, language="kk", story=article.story)
    Article.objects.filter(pk=own.pk).update(translated_from=article, translated_version=1)

    page = reporters_desk.get(writing.address(own)).content.decode()

    assert WORD not in page
    assert f"/article/{article.pk}/" not in page


def test_the_checks_do_not_name_what_is_hidden(editor, reporter, reporters_desk, desk):
    hidden = make.article(by=editor, headline=WORD)
    own = make.article(by=reporter)
    typed = {"body": f'<p><a href="/ru/{hidden.pk}/">раньше</a></p>', "headline": "Моё"}

    pages = [
        client.post(f"{LIST}{own.pk}/checks/", typed).content.decode()
        for client in (reporters_desk, desk)
    ]

    assert [WORD in page for page in pages] == [False, True]
    assert ["раньше" in page for page in pages] == [True, True]
    assert f"/article/{hidden.pk}/" not in pages[0]


def test_a_saved_link_to_what_is_hidden_names_nothing(editor, reporter, reporters_desk):
    hidden = make.article(by=editor, headline=WORD)
    own = make.article(by=reporter, body=f'<p><a href="/ru/{hidden.pk}/">раньше</a></p>')

    page = reporters_desk.get(writing.address(own)).content.decode()

    assert "раньше" in page
    assert WORD not in page


def test_a_kept_text_is_not_compared_with_what_may_no_longer_be_read(editor, reporter, sign_in):
    own = make.article(by=reporter)
    pairs = [["headline", "Моё"], ["version", "1"]]
    keeping.keep(pairs, by=reporter, article=own, page="p")
    Article.objects.filter(pk=own.pk).update(owner=editor, headline=WORD)
    key = f"autosave-{Autosave.objects.get().pk}"
    client = sign_in(reporter)

    pages = [client.get(f"{LIST}kept/{page}").content.decode() for page in ("", f"{key}/")]

    assert all(WORD not in page for page in pages)
    assert all("Моё" in page for page in pages)


def test_the_saves_of_a_public_text_of_a_colleague_stay_closed(editor, reporters_desk, desk):
    article = make.article(by=editor, headline=WORD)
    article.headline = "Открытое"
    article.save()
    workflow.record(article, by=editor)
    workflow.publish(article, by=editor)

    answers = [
        reporters_desk.get(f"{LIST}{article.pk}/{page}")
        for page in ("change/", "history/", "compare/?from=1", "compare/")
    ]

    assert [answer.status_code for answer in answers] == [200, 403, 404, 200]
    assert all(WORD not in answer.content.decode() for answer in answers)
    assert f"{article.pk}/history/" not in answers[0].content.decode()
    assert desk.get(f"{LIST}{article.pk}/history/").status_code == 200
