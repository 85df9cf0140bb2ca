"""Which pages are kept, for whom, and until what changes."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import corrections, front_page, naming, relating, workflow
from articles.models import Clearing
from reader.cache import process
from tests import make
from tests.reader.cache.conftest import settled

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story(front):
    made = make.published(tags=[make.tag("roads")], section=make.section("news"))
    settled()
    return made


def kept(front, *paths):
    """Ask twice; return those that were answered the second time without Django."""
    settled()
    for path in paths:
        front.get(path)
    return [path for path in paths if front.is_kept(path)]


PAGES = [
    "/ru/",
    "/ru/latest/",
    "/ru/tag/roads/",
    "/ru/section/news/",
    "/ru/corrections/",
    "/ru/feed.xml",
    "/ru/tag/roads/feed.xml",
    "/ru/corrections/feed.xml",
]


def test_readers_pages_are_kept(front, story):
    pages = [*PAGES, story.get_absolute_url()]

    assert kept(front, *pages) == pages


def test_a_redirect_and_a_tombstone_are_kept(front, story, editor):
    assert kept(front, f"/kk/{story.pk}/") == [f"/kk/{story.pk}/"]

    workflow.withdraw(story, by=editor, reason="Ошибка.")

    assert front.get(story.get_absolute_url()).status == 410
    assert kept(front, story.get_absolute_url()) == [story.get_absolute_url()]


@pytest.mark.parametrize("path", ["/", "/ru/nothing/", "/ru/999999/", "/admin/login/", "/healthz"])
def test_other_addresses_are_not(front, story, path):
    assert kept(front, path) == []


def test_nobody_who_is_signed_in_gets_a_kept_page(front, story):
    front.get("/ru/")

    assert not front.is_kept("/ru/", cookie="sessionid=abc")
    assert not front.is_kept("/ru/", authorization="Basic abc")
    assert front.is_kept("/ru/", cookie="csrftoken=abc")


def test_a_post_goes_to_django(front, story):
    front.get("/ru/")

    assert front.get("/ru/", method="POST").status == 403  # it has no token


def test_what_no_page_knows_makes_no_other_page(front, story):
    assert not front.is_kept("/ru/latest/?utm_source=telegram")
    assert front.is_kept("/ru/latest/")
    assert front.is_kept("/ru/latest/?fbclid=1&utm_medium=x")
    assert front.is_kept("/ru/?before=1-1") is False
    assert front.is_kept("/ru/")


def test_a_strange_host_is_refused_by_django(front, story):
    front.get("/ru/")

    assert front.get("/ru/", host="evil.example").status == 400
    assert front.is_kept("/ru/", host="LocalHost:8000")


def test_a_change_at_the_desk_is_on_every_page_at_once(front, story, editor):
    pages = [*PAGES[:4], *PAGES[5:7], story.get_absolute_url()]
    kept(front, *pages)
    story.headline = "Совсем другой заголовок"
    story.save()
    workflow.publish(story, by=editor)

    for page in pages:
        answer = front.get(page)
        text = answer.text if answer.status == 200 else front.get(answer.headers["Location"]).text
        assert "Совсем другой заголовок" in text, page


def test_a_new_story_leaves_other_articles_kept_and_stands_under_them(front, story, editor):
    kept(front, story.get_absolute_url())

    new = make.published(headline="Только что вышло")
    answer = front.get(story.get_absolute_url())

    assert answer.was_kept
    assert "Только что вышло" in answer.text
    workflow.withdraw(new, by=editor, reason="Ошибка.")
    assert "Только что вышло" not in front.get(story.get_absolute_url()).text


def test_an_article_does_not_stand_under_itself(front, story):
    text = front.get(story.get_absolute_url()).text

    assert text.count(f'<a href="{story.get_absolute_url()}">') == 0


def test_a_new_story_leaves_the_deep_pages_of_lists_kept(front, story):
    section = make.section("deep")
    now = timezone.now()
    for hours in range(45):
        make.published(section=section, at=now - timedelta(hours=hours + 1))
    settled()
    first = front.get("/ru/latest/").text
    second = "/ru/latest/" + first.partition('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    assert "before" in second
    assert kept(front, second) == [second]

    make.published(section=section)

    assert front.is_kept(second)
    assert not front.is_kept("/ru/latest/")


def test_a_version_in_another_language_is_named(front, story, editor):
    kept(front, story.get_absolute_url())

    kazakh = make.published(language="kk", story=story.story, section=story.section)

    assert kazakh.get_absolute_url() in front.get(story.get_absolute_url()).text


def test_a_related_story_that_becomes_public_appears(front, story, editor):
    draft = make.article(headline="Подробности позже")
    relating.choose(story, [draft.pk])
    workflow.publish(story, by=editor)
    assert "Подробности позже" not in front.get(story.get_absolute_url()).text

    workflow.publish(draft, by=editor)

    assert "Подробности позже" in front.get(story.get_absolute_url()).text


def test_a_renamed_tag_is_renamed_everywhere(front, story, chief):
    kept(front, story.get_absolute_url(), "/ru/tag/roads/")

    naming.rename(story.tags.get(), slug="highways", by=chief)

    assert "/ru/tag/highways/" in front.get(story.get_absolute_url()).text
    assert front.get("/ru/tag/roads/").status == 301


def test_a_correction_is_seen_at_once(front, story, chief):
    kept(front, story.get_absolute_url(), "/ru/corrections/")

    corrections.add(story, kind="correction", text="Мост стоит.", by=chief)

    assert "Мост стоит." in front.get(story.get_absolute_url()).text
    assert "Мост стоит." in front.get("/ru/corrections/").text


def test_a_place_on_the_front_page_is_taken_at_once(front, story, editor):
    old = make.published(at=timezone.now() - timedelta(days=9), headline="Девять дней назад")
    kept(front, "/ru/")

    front_page.put(old, by=editor)

    lead = front.get("/ru/").text.partition("card-lead")[2]
    assert "Девять дней назад" in lead[:2000]


def test_a_day_leads_at_once_to_a_day_that_has_its_first_story(front, story, editor):
    old = make.published(at=timezone.now() - timedelta(days=9))
    day = f"/ru/archive/{timezone.localdate(old.edition.published_at):%Y/%m/%d}/"
    before, after = (timezone.localdate() - timedelta(days=ago) for ago in (40, 4))
    for new in (before, after):
        assert kept(front, day) == [day]

        made = make.published(at=timezone.now() - (timezone.localdate() - new))

        assert f'href="/ru/archive/{new:%Y/%m/%d}/"' in front.get(day).text
    workflow.withdraw(made, by=editor, reason="Ошибка.")

    assert f'href="/ru/archive/{after:%Y/%m/%d}/"' not in front.get(day).text


def test_a_planned_story_appears_at_its_second_on_kept_pages(front, story, editor):
    planned = make.article(headline="Точно вовремя")
    workflow.publish(planned, by=editor, at=timezone.now() + timedelta(seconds=2))
    settled()
    assert kept(front, "/ru/latest/") == ["/ru/latest/"]

    while timezone.now() < planned.published_at:
        assert "Точно вовремя" not in front.get("/ru/latest/").text
        time.sleep(0.05)

    assert "Точно вовремя" in front.get("/ru/latest/").text


def test_a_page_that_was_begun_before_a_change_is_not_kept(front, story):
    settled()
    application = front.cache.readers

    def meanwhile(environ, start):
        answered = application(environ, start)
        make.published(headline="Вышло тем временем")
        return answered

    front.cache.readers = meanwhile
    assert "Вышло тем временем" not in front.get("/ru/latest/").text
    front.cache.readers = application

    assert "Вышло тем временем" in front.get("/ru/latest/").text


def test_a_row_that_is_committed_late_clears_as_well(front, story):
    last = Clearing.objects.latest("id").pk
    Clearing.objects.create(pk=last + 5, key="names")
    _until(lambda: process.watcher.rows.highest >= last + 5)
    settled()
    assert kept(front, "/ru/") == ["/ru/"]

    Clearing.objects.create(pk=last + 2, key="front:ru")

    _until(lambda: not front.is_kept("/ru/"))


def test_without_memory_it_only_passes_on(front, story, settings):
    front.cache.is_on = False

    assert kept(front, "/ru/") == []


def _until(holds):
    ends_at = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < ends_at
        time.sleep(0.02)
