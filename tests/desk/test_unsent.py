"""What could not be sent stands on the start page of administrators, and of nobody else."""

import pytest
from django.utils import timezone

from articles import outbox
from articles.models import OutboxMessage
from tests import make

pytestmark = pytest.mark.django_db
REASON = "Telegram: 403 Forbidden: bot is not a member of the channel chat"


@pytest.fixture
def article():
    return make.published(headline="Мост <закрыли>")


@pytest.fixture
def failed(article):
    return message(about=f"gone:article:{article.pk}")


def message(**values):
    given = {"kind": "telegram", "attempts": outbox.MOST_ATTEMPTS, "error": REASON}
    return OutboxMessage.objects.create(**given | values, not_before=timezone.now())


def start(client, user):
    client.force_login(user)
    return client.get("/admin/").content.decode()


def test_an_administrator_sees_what_failed_and_why(failed, article, client, administrator):
    page = start(client, administrator)

    assert REASON in page
    assert f'/admin/articles/article/{article.pk}/change/" lang="ru">Мост &lt;закрыли&gt;' in page
    assert f"./run manage outbox --again {failed.pk}" in page


@pytest.mark.parametrize("role", ["reporter", "editor", "chief"])
def test_others_do_not(failed, client, request, role):
    assert REASON not in start(client, request.getfixturevalue(role))


def test_what_is_about_no_article_has_no_link(client, administrator):
    message(about="purge", kind="purge")

    assert REASON in start(client, administrator)


def test_what_is_still_tried_is_not_listed(client, administrator):
    message(about="article:1", attempts=1)

    assert REASON not in start(client, administrator)
