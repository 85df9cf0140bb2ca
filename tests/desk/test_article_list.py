"""The list of articles: whom it shows what, its filters, its search, and acts on many at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import versions
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db
QUERIES = 17
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
