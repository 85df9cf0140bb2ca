"""Lists: order, keyset pages, heads and totals."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from reader import lists
from tests import make, many

pytestmark = pytest.mark.django_db


def walk(client, address):
    """The numbers on every page of a list, page by page."""
    pages = []
    while address:
        response = client.get(address)
        pages.append([card.number for card in response.context["cards"]])
        older = response.context["older_url"]
        address = address.split("?")[0] + older if older else ""
    return pages


def test_pages_hold_every_story_once_newest_first(client):
    story = make.published(at=timezone.now() - timedelta(days=1), section=make.section("news"))
    many.copies(story, 49)

    pages = walk(client, "/ru/section/news/")

    numbers = [number for page in pages for number in page]
    assert [len(page) for page in pages] == [20, 20, 10]
    assert len(set(numbers)) == 50
    assert numbers[0] == story.pk


def test_stories_of_the_same_second_are_neither_lost_nor_doubled(client):
    moment = timezone.now() - timedelta(hours=1)
    section = make.section("news")
    made = [make.published(at=moment, section=section) for _ in range(23)]

    pages = walk(client, "/ru/latest/")

    assert [n for page in pages for n in page] == [a.pk for a in reversed(made)]


def test_the_head_counts_what_is_public_now(client, editor):
    section = make.section("news")
    make.published(section=section)
    gone = make.published(section=section)
    make.published(section=section, at=timezone.now() + timedelta(hours=1))
    workflow.withdraw(gone, by=editor, reason="Снято.")

    assert client.get("/ru/section/news/").context["head"].count == 1


def test_a_list_that_never_had_a_story_is_empty_not_missing(client):
    make.section("quiet")

    response = client.get("/ru/section/quiet/")

    assert response.status_code == 200
    assert response.context["head"].count == 0


def test_a_tag_without_a_name_in_the_language_has_no_page_there(client):
    make.tag("local", languages=("kk",))

    assert client.get("/ru/tag/local/").status_code == 404
    assert client.get("/kk/tag/local/").status_code == 200


def test_an_unconfirmed_source_has_no_page(client):
    make.source("rumour", is_confirmed=False)

    assert client.get("/ru/source/rumour/").status_code == 404


def test_a_place_lists_what_happened_in_the_places_inside_it(client):
    region = make.place("region", kind="region")
    story = make.published(place=make.place("town", parent=region))

    numbers = [card.number for card in client.get("/ru/place/region/").context["cards"]]

    assert numbers == [story.pk]


def test_a_day_lists_its_stories_by_the_newsrooms_calendar(client):
    story = make.published(at=timezone.now() - timedelta(days=2))
    day = timezone.localtime(story.edition.published_at)

    assert client.get(f"/ru/archive/{day:%Y/%m/%d}/").context["cards"][0].number == story.pk
    assert not client.get(f"/ru/archive/{day:%Y/%m}/01/").context["cards"] or day.day == 1


def test_latest_leads_to_the_day_of_its_first_story(client):
    newer, older = (make.published(at=timezone.now() - timedelta(days=ago)) for ago in (2, 40))
    days = [timezone.localtime(story.edition.published_at) for story in (newer, older)]
    cursor = lists.Cursor(newer.edition.published_at, newer.pk)

    for address, day in zip(["/ru/latest/", f"/ru/latest/?before={cursor}"], days, strict=True):
        assert f'href="/ru/archive/{day:%Y/%m/%d}/"' in client.get(address).content.decode()


def test_latest_without_a_story_leads_to_no_day(client):
    assert "/ru/archive/" not in client.get("/ru/latest/").content.decode()


def test_a_day_leads_to_the_days_beside_it_that_have_stories(client):
    stories = [make.published(at=timezone.now() - timedelta(days=ago)) for ago in (3, 9, 40)]
    newest, middle, oldest = (timezone.localdate(each.edition.published_at) for each in stories)
    make.published(at=timezone.now() + timedelta(hours=1))

    def beside(day):
        context = client.get(f"/ru/archive/{day:%Y/%m/%d}/").context
        return context["previous"], context["following"]

    assert beside(newest) == (middle, None)
    assert beside(middle) == (oldest, newest)
    assert beside(middle - timedelta(days=5)) == (oldest, middle)
    assert beside(oldest) == (None, middle)
    assert beside(timezone.localdate()) == (newest, None)


def test_a_day_leads_to_none_whose_stories_are_in_another_language(client):
    russian = make.published(at=timezone.now() - timedelta(days=3))
    day = timezone.localdate(russian.edition.published_at)

    assert client.get(f"/kk/archive/{day:%Y/%m/%d}/").context["previous"] is None
    assert client.get(f"/kk/archive/{timezone.localdate():%Y/%m/%d}/").context["previous"] is None


def test_a_list_with_few_stories_is_not_for_search_engines(client):
    tag = make.tag("roads")
    make.published(tags=[tag])
    assert b"noindex" in client.get("/ru/tag/roads/").content

    for _ in range(2):
        make.published(tags=[tag])

    assert b"noindex" not in client.get("/ru/tag/roads/").content


@pytest.mark.parametrize("address", ["latest/", "section/news/", "author/rita/"])
def test_nor_is_one_without_any(client, address):
    section, author = make.section("news"), make.author("rita")
    assert b"noindex" in client.get(f"/ru/{address}").content

    make.published(section=section, authors=[author])

    assert b"noindex" not in client.get(f"/ru/{address}").content


def test_a_phone_gets_the_crop_that_its_lists_are_cut_for(client):
    picture = make.picture()
    make.published(lead_picture=picture, language="ru")

    page = client.get("/ru/latest/").content.decode()

    source = (
        f'media="(max-width: 639px)" type="image/webp" srcset="/media/pictures/{picture.key}/4x3-'
    )
    assert source in page
    assert page.index(source) < page.index("16x9-")
