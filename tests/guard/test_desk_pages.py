"""No screen of the desk mixes languages."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import User
from articles import workflow
from articles.models import Article
from reader import names
from tests import make
from tests.guard import paper
from tests.guard.marks import LANGUAGES, anyones, everything_marked, row
from tests.guard.reading import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(administrator, client):
    paper.fill()
    names.forget()
    first = Article.objects.order_by("pk").first()
    body = f"<p>{anyones('Text')}</p>"
    authors = [credit.author for credit in first.credits.all()]
    parts = {"body": body, "section": first.section, "authors": authors}
    draft = make.article(language="kk", headline=row("Draft", "kk"), **parts)
    waiting = make.article(headline=row("Waiting", "ru"), **parts)
    workflow.submit(waiting, by=make.superuser())
    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(
            username=anyones(f"login{user.pk}"),
            first_name=anyones("First"),
            last_name=anyones(f"Last{user.pk}"),
        )
    administrator.refresh_from_db()
    client.force_login(administrator)
    return draft


def addresses():
    """Every list, empty form and first form of the desk, and the screens of an article."""
    found = [reverse("admin:index"), reverse("admin:password_change")]
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found += [reverse(f"{base}_changelist"), reverse(f"{base}_add")]
        if first := model._default_manager.order_by("pk").first():
            screens = ("change", "history", "delete")
            found += [reverse(f"{base}_{screen}", args=[first.pk]) for screen in screens]
    for article in Article.objects.order_by("status", "pk").distinct()[:60:12]:
        found.append(reverse("admin:articles_article_change", args=[article.pk]))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_speaks_one_language(client, desk, administrator, language):
    User.objects.filter(pk=administrator.pk).update(interface_language=language)
    wrong = {}
    with everything_marked():
        for address in addresses():
            response = client.get(address)
            is_page = response.status_code == 200 and "html" in response["Content-Type"]
            if is_page and (found := faults(response.content.decode(), language)):
                wrong[address] = found

    assert wrong == {}, "\n".join(f"{a} {sorted(set(f))}" for a, f in wrong.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_speaks_the_browsers_language(client, language):
    paper.record()
    names.forget()
    with everything_marked():
        page = client.get("/admin/login/", headers={"accept-language": language})

    assert faults(page.content.decode(), language) == []
