"""No screen of the desk mixes languages."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import User
from articles import aliases, noting, workflow
from articles.models import (
    Article,
    AuthorName,
    Picture,
    PictureText,
    Resemblance,
    SourceName,
    StoryTemplate,
    TagName,
)
from reader import names
from tests import make
from tests.guard import paper
from tests.guard.marks import LANGUAGES, anyones, everything_marked, row
from tests.guard.reading import faults

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.unmeasured]


@pytest.fixture
def desk(filled, administrator, client):
    names.forget()
    first = Article.objects.order_by("pk").first()
    body = f"<p>{anyones('Text')}</p>"
    authors = [credit.author for credit in first.credits.all()]
    parts = {"body": body, "section": first.section, "authors": authors}
    draft = make.article(language="kk", headline=row("Draft", "kk"), **parts)
    waiting = make.article(headline=row("Waiting", "ru"), **parts)
    workflow.submit(waiting, by=make.superuser())
    for template in StoryTemplate.objects.all():
        text = row(f"Template {template.pk}", template.language)
        words = dict.fromkeys(("name", "headline", "deck"), text)
        StoryTemplate.objects.filter(pk=template.pk).update(body="", **words)
    for kind in aliases.KINDS:
        getattr(make, kind)(f"other-{kind}")
    _mark_names()
    _put_another_photograph()
    note = noting.say(waiting, anyones("@ada"), by=make.superuser())
    noting.say(waiting, anyones("Answer"), by=make.superuser(), thread=note)
    note.mentioned.add(administrator)
    for user in User.objects.all():
        User.objects.filter(pk=user.pk).update(
            username=anyones(f"login{user.pk}"),
            first_name=anyones("First"),
            last_name=anyones(f"Last{user.pk}"),
        )
    administrator.refresh_from_db()
    client.force_login(administrator)
    return draft


def _mark_names():
    """Mark the names of what was made only to be merged."""
    for model in (TagName, AuthorName, SourceName):
        for name in model.objects.filter(text__contains="other-"):
            model.objects.filter(pk=name.pk).update(
                text=row(f"Other {name.language}", name.language)
            )


def _put_another_photograph():
    """Let one picture wait for somebody to check its words, and two look alike."""
    first = Picture.objects.order_by("pk").first()
    last = make.picture(languages=[], byline=anyones("Old"))
    PictureText.objects.bulk_create(
        PictureText(picture=last, language=text.language, caption=text.caption, credit=text.credit)
        for text in first.texts.all()
    )
    found = {"byline": anyones("Byline"), "credit": anyones("Credit")}
    values = {"is_confirmed": False, "found": found, "uploaded_name": anyones("other")}
    Picture.objects.filter(pk=last.pk).update(**values)
    Resemblance.objects.create(picture=last, other=first)


def addresses():
    """Every list, empty form and first form of the desk, and the screens of an article."""
    found = [reverse("admin:index"), reverse("admin:password_change")]
    for model in admin.site._registry:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        found += [reverse(f"{base}_changelist"), reverse(f"{base}_add")]
        if first := model._default_manager.order_by("pk").first():
            screens = ("change", "history", "delete")
            found += [reverse(f"{base}_{screen}", args=[first.pk]) for screen in screens]
    for kind, model in aliases.KINDS.items():
        loser = model.objects.get(slug=f"other-{kind}")
        winner = model.objects.exclude(pk=loser.pk).order_by("pk").first()
        page = reverse(f"admin:articles_{kind}_merge", args=[loser.pk])
        found += [page, f"{page}?winner_id={winner.pk}&winner_name={winner.slug}"]
    noted = Article.objects.filter(notes__isnull=False)[0]
    found.append(reverse("admin:articles_article_notes", args=[noted.pk]))
    found.append(reverse("admin:articles_article_change", args=[noted.pk]))
    corrected = Article.objects.filter(corrections__isnull=False)[0]
    for door in ("corrections", "redact", "compare"):
        found.append(reverse(f"admin:articles_article_{door}", args=[corrected.pk]))
    if picture := Picture.objects.order_by("pk").first():
        found.append(reverse("admin:articles_picture_replace", args=[picture.pk]))
        check = f"{reverse('admin:articles_picture_check')}?pictures={picture.pk}"
        found += [check, f"{check},{Picture.objects.get(is_confirmed=False).pk}"]
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
