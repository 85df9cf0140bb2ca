"""What is offered back, the kept texts and a conflict of edits mix no languages either."""

import pytest
from django.urls import reverse

from accounts.models import User
from articles import keeping, workflow
from articles.models import Article, RefusedText
from reader import names
from tests import make
from tests.desk import writing
from tests.guard.marks import LANGUAGES, anyones, everything_marked, row
from tests.guard.reading import faults

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.unmeasured]


@pytest.fixture
def addresses(filled, editor, client):
    """Pages of an editor whose text collided, who has begun a second one and left a third."""
    names.forget()
    article = Article.objects.filter(language="kk").order_by("pk").first()
    client.force_login(editor)
    data = writing.fields(client.get(writing.address(article)))
    theirs = Article.objects.get(pk=article.pk)
    theirs.headline = row("Theirs", "kk")
    theirs.save()
    workflow.record(theirs, by=make.superuser())
    mine = data | {"headline": row("Mine", "kk"), "tags": anyones("new"), "_save": "1"}
    client.post(writing.address(article), mine)
    refused = RefusedText.objects.get()
    pairs = [["headline", row("Begun", "ru")], ["language", "ru"]]
    keeping.keep(pairs, by=editor, article=None, page="a" * 32)
    User.objects.update(first_name=anyones("First"), last_name=anyones("Last"))
    User.objects.filter(pk=editor.pk).update(username=anyones("ed"))
    return [
        writing.address(article),
        writing.address(),
        reverse("admin:articles_article_kept"),
        reverse("admin:articles_article_kept_one", args=[f"refused-{refused.pk}"]),
        reverse("admin:articles_article_conflict", args=[article.pk, refused.pk]),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_one_language(client, addresses, editor, language):
    User.objects.filter(pk=editor.pk).update(interface_language=language)
    wrong = {}
    with everything_marked():
        for address in addresses:
            page = client.get(address)
            if found := faults(page.content.decode(), language):
                wrong[address] = found

    assert wrong == {}, "\n".join(f"{a} {sorted(set(f))}" for a, f in wrong.items())
