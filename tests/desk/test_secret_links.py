"""Every secret link that works can be revoked from the desk, by whoever made it too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import preview_keys, previewing, workflow
from articles.models import Preview
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
SCRIPT = {"x-requested-with": "fetch"}


def shared(article, by):
    link, key = previewing.share(article, by=by, days=30)
    return link, key


def door(article):
    return f"/admin/articles/article/{article.pk}/links/"


def offered(page, link):
    return f'name="revoke" value="{link.pk}"' in page.content.decode()


def test_a_link_that_lives_is_listed_behind_any_number_that_are_over(desk, editor):
    article = make.article()
    old, _key = shared(article, editor)
    over = [shared(article, editor)[0] for _ in range(25)]
    Preview.objects.filter(pk__in=[link.pk for link in over[:20]]).update(revoked_at=timezone.now())
    Preview.objects.filter(pk__in=[link.pk for link in over[20:]]).update(
        expires_at=timezone.now() - timedelta(days=1)
    )

    page = desk.get(writing.address(article))

    assert offered(page, old)
    assert [link.pk for link in page.context["links"]] == [
        old.pk,
        *[link.pk for link in reversed(over[5:])],
    ]


def test_all_that_live_are_listed_however_many(desk, editor):
    article = make.article()
    links = [shared(article, editor)[0] for _ in range(23)]

    page = desk.get(writing.address(article))

    assert all(offered(page, link) for link in links)


@pytest.fixture
def handed_in(reporter):
    """A reporter's text that was shown outside and then handed in: the reporter only reads it."""
    article = make.article(by=reporter)
    link, key = shared(article, reporter)
    workflow.submit(article, by=reporter)
    return article, link, key


def test_whoever_made_a_link_revokes_it_where_the_text_is_only_read(
    handed_in, reporter, reporters_desk
):
    article, link, key = handed_in
    page = reporters_desk.get(writing.address(article))
    assert offered(page, link)
    assert f'action="{door(article)}"' in page.content.decode()

    panel = reporters_desk.post(door(article), {"revoke": link.pk}, headers=SCRIPT)

    assert "Отозвана" in panel.content.decode()
    assert preview_keys.find(key, reporter) is None


def test_there_none_is_made_nor_offered(handed_in, reporters_desk):
    article, link, _key = handed_in
    page = reporters_desk.get(writing.address(article))
    panel = reporters_desk.post(door(article), {"revoke": link.pk}, headers=SCRIPT)
    assert 'name="make"' not in page.content.decode() + panel.content.decode()

    refused = reporters_desk.post(door(article), {"days": "3"}, headers=SCRIPT)

    assert refused.status_code == 403
    assert Preview.objects.count() == 1


def test_links_of_others_are_not_shown_to_who_only_reads(handed_in, editor, reporters_desk):
    article, _link, _key = handed_in
    other, _other_key = shared(article, editor)

    page = reporters_desk.get(writing.address(article))
    refused = reporters_desk.post(door(article), {"revoke": other.pk}, headers=SCRIPT)

    assert not offered(page, other)
    assert refused.status_code == 403
    other.refresh_from_db()
    assert other.revoked_at is None


def test_who_reads_and_made_none_sees_no_panel(reporter, reporters_desk):
    article = make.article(by=reporter)
    workflow.submit(article, by=reporter)

    assert 'id="links"' not in reporters_desk.get(writing.address(article)).content.decode()
