"""The list of articles: whom it shows what, its filters, its search, and acts on many at once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import versions
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db
QUERIES = 18
LIST = "/admin/articles/article/"


def shown(client, **query):
    return {article.headline for article in client.get(LIST, query).context["cl"].queryset}


def act(client, action, *articles, **data):
    rows = {"action": action, "_selected_action": [article.pk for article in articles]}
    versions_shown = {f"version-{article.pk}": article.version for article in articles}
    return client.post(LIST, rows | versions_shown | data)


def test_it_finds_by_any_case(desk):
    make.article(headline="Полиция открыла участок")
    make.article(headline="Другое")

    assert shown(desk, q="полиция ОТКРЫЛА") == {"Полиция открыла участок"}


def test_it_filters_by_what_editors_ask(desk, editor):
    source = make.source()
    make.article(headline="моя", by=editor)
    make.published(headline="без источника")
    make.published(headline="с источником", chain=[(source, "based", 1)])
    later = timezone.now() + timedelta(hours=1)
    make.published(headline="по часам", at=later, chain=[(source, "based", 1)])
    waiting = make.article(headline="ждёт")
    Article.objects.filter(pk=waiting.pk).update(status="review")

    assert shown(desk, show="mine") == {"моя"}
    assert shown(desk, show="waiting") == {"ждёт"}
    assert shown(desk, show="scheduled") == {"по часам"}
    assert shown(desk, show="no-source") == {"без источника"}


def test_it_finds_what_lacks_a_language(desk, editor):
    there = make.published(headline="есть казахская")
    versions.write_in(there, "kk", by=editor)
    make.published(headline="нет казахской")

    assert shown(desk, needs="kk") == {"нет казахской"}


def test_what_lacks_its_own_language_is_not_looked_for(desk):
    make.published()

    with CaptureQueriesContext(connection) as asked:
        assert shown(desk, needs="ru", language__exact="ru") == set()

    assert not [query["sql"] for query in asked if "NOT (EXISTS" in query["sql"]]


def test_it_filters_by_section(desk):
    article = make.article(headline="эта")
    make.article(headline="другая")

    assert shown(desk, section=article.section_id) == {"эта"}
    assert len(shown(desk, section="x")) == 2


def test_it_asks_the_same_queries_of_two_articles_and_of_twenty(desk, django_assert_num_queries):
    make.article(lead_picture=make.picture())
    make.published()
    desk.get(LIST)
    with django_assert_num_queries(QUERIES):
        desk.get(LIST)

    for _ in range(18):
        make.article(lead_picture=make.picture(), section=make.section())

    with django_assert_num_queries(QUERIES):
        desk.get(LIST)


def test_publishing_many_says_which_was_refused(desk):
    good, bad = make.article(headline="Готова"), make.article(headline="Пуста", body="")

    answer = act(desk, "publish", good, bad)

    assert {article.headline for article in Article.objects.public()} == {"Готова"}
    said = " ".join(str(message) for message in answer.wsgi_request._messages)
    assert "Пуста" in said
    assert "Готова" not in said


def test_withdrawing_many_asks_why_first(desk):
    article = make.published()

    page = act(desk, "withdraw", article)
    assert page.status_code == 200
    assert Article.objects.public().exists()
    assert 'role="alert"' in act(desk, "withdraw", article, reason=" ").content.decode()
    act(desk, "withdraw", article, reason="Ошибка")

    assert Article.objects.get().withdrawn_reason == "Ошибка"


def test_a_reporter_submits_their_own_from_the_list(reporters_desk, reporter):
    mine = make.article(by=reporter)

    act(reporters_desk, "submit", mine)

    assert Article.objects.get().status == Article.Status.REVIEW


def test_a_draft_that_never_was_public_may_be_deleted_by_an_editor(desk):
    article = make.article()

    desk.post(f"{LIST}{article.pk}/delete/", {"post": "yes", "version": article.version})

    assert not Article.objects.exists()


def test_what_was_published_may_not_be_deleted(desk):
    article = make.published()

    assert desk.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Article.objects.exists()


def test_a_long_list_is_neither_counted_nor_sorted_whole(desk, monkeypatch):
    for _ in range(8):
        make.article()
    monkeypatch.setattr("articles.admin.paging.LISTED", 5)
    monkeypatch.setattr("articles.admin.article.ArticleAdmin.list_per_page", 3)

    with CaptureQueriesContext(connection) as asked:
        page = desk.get(LIST)
    with CaptureQueriesContext(connection) as asked_deeper:
        second = desk.get(LIST, {"p": "2"})

    of_articles = [
        query["sql"]
        for query in [*asked, *asked_deeper]
        if 'FROM "articles_article"' in query["sql"] and '"headline"' not in query["sql"]
    ]
    assert len(of_articles) == 2
    assert all("LIMIT 6" in sql and "COUNT" not in sql for sql in of_articles), of_articles
    assert not [query["sql"] for query in [*asked, *asked_deeper] if "OFFSET" in query["sql"]]
    newest_first = list(Article.objects.values_list("pk", flat=True))
    assert [row.pk for row in page.context["cl"].result_list] == newest_first[:3]
    assert [row.pk for row in second.context["cl"].result_list] == newest_first[3:5]
    assert page.context["cl"].result_count == 5
    assert "больше 5 записей" in page.content.decode()
    assert "В списке первые: 5." in page.content.decode()


def test_a_short_list_is_counted(desk):
    make.article()

    page = desk.get(LIST).content.decode()

    assert "1 запись" in page
    assert "В списке первые" not in page


def test_it_is_put_in_no_order_that_no_index_has(desk):
    for headline in ("Б", "А"):
        make.article(headline=headline)

    by_headline = desk.get(LIST, {"o": "2"}).context["cl"].queryset.query.order_by
    by_saving = desk.get(LIST, {"o": "7"}).context["cl"].queryset.query.order_by

    assert by_headline == ("-pk",)
    assert by_saving[0] == "saved_at"


def test_facets_are_not_counted(desk):
    make.article()

    assert desk.get(LIST, {"_facets": "1"}).context["cl"].add_facets is False


@pytest.mark.parametrize("few", [5_000, 1])
def test_mine_are_those_that_i_own_or_am_credited_on(desk, editor, monkeypatch, few):
    monkeypatch.setattr("articles.models.article_sets.FEW", few)
    make.article(headline="моя", by=editor)
    make.article(headline="с моей подписью", authors=[make.author(user=editor)])
    make.article(headline="моя с подписью", by=editor, authors=[editor.author])
    make.article(headline="чужая")

    assert shown(desk, show="mine") == {"моя", "с моей подписью", "моя с подписью"}
    assert set(Article.objects.own(editor).values_list("headline", flat=True)) == shown(
        desk, show="mine"
    )
