"""What a reporter's list holds, however it is found out which articles they may see."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.admin import paging
from tests import make

pytestmark = pytest.mark.django_db


def shown(client, query=""):
    changes = client.get(f"/admin/articles/article/?{query}").context["cl"]
    return [row.pk for row in changes.result_list], changes.result_count


@pytest.fixture
def stories(reporter, editor):
    """Two that a reporter may see, their own draft among them, and three that they may not."""
    own = make.article(by=reporter)
    public = make.published()
    changed = make.published()
    changed.headline = "Ещё не напечатано"
    changed.save()
    workflow.record(changed, by=editor)
    draft, withdrawn = make.article(by=editor), make.published()
    workflow.withdraw(withdrawn, by=editor, reason="Ошибка.")
    return {"seen": [public.pk, own.pk], "hidden": [changed.pk, draft.pk, withdrawn.pk]}


@pytest.fixture(params=["all at once", "too many to choose among"])
def _listed(request, monkeypatch):
    if request.param != "all at once":
        monkeypatch.setattr(paging, "LISTED", 4)


@pytest.mark.usefixtures("_listed")
def test_it_holds_what_they_may_see_and_nothing_else(stories, sign_in, reporter):
    numbers, count = shown(sign_in(reporter))

    assert sorted(numbers) == sorted(stories["seen"])
    assert count == 2


@pytest.mark.usefixtures("_listed")
def test_so_it_does_under_filters(stories, sign_in, reporter):
    numbers, count = shown(sign_in(reporter), "show=no-source&needs=kk")

    assert (numbers, count) == ([stories["seen"][0]], 1)


def test_an_editors_list_asks_it_of_nothing(stories, sign_in, editor):
    numbers, count = shown(sign_in(editor))

    assert set(numbers) == {*stories["seen"], *stories["hidden"]}
    assert count == 5


def test_whoever_may_look_at_none_has_an_empty_list(stories, sign_in, reporter):
    reporter.groups.clear()
    reporter.user_permissions.add(Permission.objects.get(codename="change_article"))

    assert shown(sign_in(reporter)) == ([], 0)


def test_a_reporters_list_is_chosen_by_its_filters_first(stories, sign_in, reporter):
    client = sign_in(reporter)

    with CaptureQueriesContext(connection) as asked:
        shown(client, "show=no-source&needs=kk")

    [choice] = [q["sql"] for q in asked if '"is_seen"' in q["sql"]]
    columns, _from, filters = choice.partition(' FROM "articles_article" WHERE ')
    assert ("articles_edition" in columns, "articles_attribution" in filters) == (True, True)
    assert "articles_edition" not in filters


def test_so_is_one_that_is_cut_where_nearly_all_of_it_may_be_seen(sign_in, reporter, monkeypatch):
    numbers = [make.published().pk for _ in range(4)]
    monkeypatch.setattr(paging, "LISTED", 2)
    client = sign_in(reporter)

    with CaptureQueriesContext(connection) as asked:
        listed, count = shown(client, "show=no-source&needs=kk")

    assert (listed, count) == (numbers[:1:-1], 2)
    [choice] = [q["sql"] for q in asked if q["sql"].endswith(f"LIMIT {paging.LISTED + 1}")]
    assert '"is_seen"' in choice


@pytest.mark.parametrize("query", ["o=1.x", "section=0", "needs=xx", "status__exact=nothing"])
def test_a_list_by_what_there_is_not_is_no_crash(stories, sign_in, reporter, query):
    assert sign_in(reporter).get(f"/admin/articles/article/?{query}").status_code in (200, 302)
