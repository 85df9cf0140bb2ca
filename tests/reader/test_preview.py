"""A secret link shows one version to somebody without an account; its key leaves no trace."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone

from articles import corrections, previewing, snapshot, workflow
from articles.models import Article, Preview
from reader import names
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make.article(headline="Ещё не вышло", body="<p>Черновик.</p>", tags=[make.tag("roads")])


@pytest.fixture
def link(article, editor):
    row, key = previewing.share(article, by=editor, days=3)
    return row, f"/ru/preview/{key}/"


def test_it_shows_the_version_that_was_shared(client, article, link, editor):
    article.headline = "Другой заголовок"
    article.save()
    workflow.record(article, by=editor)

    page = client.get(link[1]).content.decode()

    assert "Ещё не вышло" in page
    assert "Черновик." in page
    assert "а не публикация" in page


def test_it_is_not_kept_not_indexed_and_tells_nobody_where_it_stood(client, link):
    response = client.get(link[1])

    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert not response.cookies


def test_the_page_itself_never_says_its_address(client, link, settings):
    settings.NEWSROOM_COUNTER_SCRIPT = "https://count.example/c.js"

    response = client.get(link[1])

    page = response.content.decode()
    assert link[1].split("/")[3] not in page
    assert "canonical" not in page
    assert "og:url" not in page
    assert "t.me/share" not in page
    assert "count.example" not in page + response["Content-Security-Policy"]


def test_opening_is_counted_and_looking_ahead_is_not(client, link):
    client.get(link[1])
    client.get(link[1], {"theme": "dark"})
    client.head(link[1])
    client.get(link[1], headers={"sec-purpose": "prefetch;prerender"})

    row = Preview.objects.get()
    assert row.opened == 2
    assert row.opened_at


@pytest.mark.parametrize("end", ["wrong", "other language", "over", "revoked", "embargo", "killed"])
def test_whatever_ends_it_the_answer_is_a_page_that_never_was(client, link, article, editor, end):
    row, address = link
    missing = client.get("/ru/nothing/").content.decode()
    if end == "revoked":
        previewing.revoke(row, by=editor)
    elif end == "embargo":
        moment = timezone.now() + timedelta(days=1)
        Article.objects.filter(pk=article.pk).update(embargo_until=moment)
    elif end == "killed":
        workflow.publish(article, by=editor)
        workflow.kill(article, by=make.superuser(), reason="Неправда")
    asked = {"wrong": address.replace("/preview/", "/preview/x"), "other language": address}
    asked["other language"] = address.replace("/ru/", "/kk/")

    with time_machine.travel(timezone.now() + timedelta(days=4 if end == "over" else 0)):
        response = client.get(asked.get(end, address))

    assert response.status_code == 404
    assert response["Referrer-Policy"] == "no-referrer"
    assert "Черновик" not in response.content.decode()
    if end not in ("other language", "killed"):
        here = response.content.decode().replace(asked.get(end, address), "/ru/nothing/")
        assert _without_ages(here) == _without_ages(missing)


def _without_ages(page):
    return re.sub(r"<time.*?</time>", "", page)


def test_an_unsaved_text_is_for_whoever_typed_it_alone(client, article, editor, reporter):
    data = snapshot.take(article) | {"headline": "Набрано сейчас"}
    address = f"/ru/preview/{previewing.show(data, article=article, by=editor)}/"
    assert client.get(address).status_code == 404
    client.force_login(reporter)
    assert client.get(address).status_code == 404

    client.force_login(editor)
    page = client.get(address).content.decode()

    assert "Набрано сейчас" in page
    assert "а не публикация" not in page
    assert Preview.objects.get().opened == 0


def test_a_text_that_was_never_public_names_the_public_versions_of_its_story(client, editor):
    public = make.published(language="kk", headline="Көпір ашылды")
    draft = make.article(headline="Мост открыт", story=public.story)
    make.article(language="en", headline="A draft of its own", story=public.story)
    _row, key = previewing.share(draft, by=editor, days=1)

    page = client.get(f"/ru/preview/{key}/")

    shown = [(version.language, version.is_current) for version in page.context["article"].versions]
    assert shown == [("ru", True), ("kk", False)]
    assert f'href="{public.get_absolute_url()}"' in page.content.decode()


def test_light_and_dark_are_asked_for(client, link):
    assert (
        '<html lang="ru" data-theme="dark">' in client.get(f"{link[1]}?theme=dark").content.decode()
    )
    assert "data-theme" not in client.get(f"{link[1]}?theme=<b>").content.decode()


def test_the_dark_of_a_preview_is_that_of_the_site():
    css = Path("static/reader/css")
    site = re.search(r"prefers-color-scheme: dark\) \{(.*)", (css / "tokens.css").read_text(), re.S)
    preview = re.search(r'="dark"\] \{(.*?)\}', (css / "preview.css").read_text(), re.S)

    assert re.findall(r"--.*;", site[1]) == re.findall(r"--.*;", preview[1])


def test_the_number_of_queries_is_fixed(client, editor, django_assert_max_num_queries):
    picture = make.picture()
    rich = make.article(
        chain=[(make.source(), "republished", step) for step in (1, 2, 3)],
        tags=[make.tag() for _ in range(8)],
        authors=[make.author() for _ in range(5)],
        lead_picture=picture,
        body=f'<figure data-picture="{make.picture().pk}"></figure><p>Текст.</p>',
    )
    _row, key = previewing.share(rich, by=editor, days=1)
    names.tables()

    with django_assert_max_num_queries(10):
        client.get(f"/ru/preview/{key}/")


@pytest.mark.parametrize("how", ["withdrawn", "retracted"])
def test_a_link_made_before_a_story_was_taken_back_is_a_page_that_never_was(
    client, article, link, editor, chief, how
):
    workflow.publish(article, by=editor)
    assert client.get(link[1]).status_code == 200

    if how == "withdrawn":
        workflow.withdraw(article, by=editor, reason="Ошибка.")
    else:
        corrections.add(article, kind="retraction", text="Не подтвердилось.", by=chief)

    assert client.get(link[1]).status_code == 404
