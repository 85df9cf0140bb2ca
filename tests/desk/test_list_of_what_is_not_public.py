"""The list tells what readers lack: unpublished changes, and what waits for its time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
DAY = timedelta(days=1)


def changed(by, headline):
    article = make.published(headline="Было", at=timezone.now() - DAY, by=by)
    article.headline = headline
    article.save()
    workflow.record(article, by=by)
    return article


def rows(client, **query):
    return {row.headline: row for row in client.get(LIST, query).context["cl"].result_list}


def test_a_changed_one_is_found_and_called_so(desk, editor):
    changed(editor, "Правка")
    make.published(headline="Как есть")
    make.article(headline="Черновик")

    page = desk.get(LIST, {"show": "changed"})

    assert {row.headline for row in page.context["cl"].result_list} == {"Правка"}
    assert 'class="state state-changed"' in page.content.decode()
    found = rows(desk)
    assert [name for name, row in found.items() if row.is_changed] == ["Правка"]
    assert len(found) == 3


def test_what_was_changed_back_is_no_change(desk, editor):
    article = changed(editor, "Правка")
    workflow.discard_changes(article, by=editor)

    assert rows(desk, show="changed") == {}
    assert not rows(desk)["Было"].is_changed


def test_planned_changes_are_found_among_what_is_planned(desk, editor):
    workflow.publish(changed(editor, "Правка"), by=editor, at=timezone.now() + DAY)
    make.published(headline="Впервые", at=timezone.now() + DAY)
    make.published(headline="Вышла")

    assert set(rows(desk, show="scheduled")) == {"Правка", "Впервые"}
    assert rows(desk, show="changed") == {}


def test_the_start_page_leads_to_the_same(desk, editor):
    changed(editor, "Правка")

    more = {each.key: each.more for each in desk.get("/admin/").context["left"]}

    assert more["changed"] == "?show=changed"


def test_a_reporter_finds_own_changes_alone(reporters_desk, reporter, editor):
    changed(editor, "Чужая правка")
    changed(reporter, "Своя правка")

    assert set(rows(reporters_desk, show="changed")) == {"Своя правка"}


def test_many_changes_cost_as_many_queries_as_one(desk, editor):
    changed(editor, "Первая")
    desk.get(LIST)
    with CaptureQueriesContext(connection) as one:
        desk.get(LIST)
    for number in range(5):
        changed(editor, f"Ещё {number}")

    with CaptureQueriesContext(connection) as six:
        desk.get(LIST)

    assert len(six) == len(one)
    assert Article.objects.count() == 6
