"""Public pages ask a fixed number of queries, at 45 and at 2,000 articles alike."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import relating, workflow
from articles.models import Article, FrontSlot
from articles.search import renewing
from reader import names
from tests import make, many

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]

COLD = {"article": 8, "list": 6, "front": 10, "feed": 6, "map": 6, "still": 5, "search": 6}
WARM = {"article": 3, "list": 3, "front": 4, "feed": 3, "map": 2, "still": 0, "search": 3}


def fill(articles):
    """A paper in which every list holds every article, each with a picture and a chain."""
    lead = make.published(
        section=make.section("news"),
        tags=[make.tag("roads")],
        chain=[(make.source("agency"), "republished", 1), (make.source("press"), "reference", 2)],
        place=make.place("town", parent=make.place("region", kind="region")),
        authors=[
            make.author(
                "rita",
            ),
            make.author("desk", kind="desk"),
        ],
        lead_picture=make.picture(),
    )
    body = f'<figure data-picture="{make.picture().pk}"></figure><p>Текст.</p>'
    story = make.published(
        section=lead.section,
        body=body,
        tags=lead.tags.all(),
        place=lead.place,
        lead_picture=lead.lead_picture,
        authors=[c.author for c in lead.credits.all()],
        chain=[(hop.source, hop.role, hop.step) for hop in lead.attributions.all()],
    )
    make.published(language="kk", story=story.story, section=lead.section)
    many.copies(story, articles - 3)
    assert sum(renewing.fill()) == articles - 3
    FrontSlot.objects.create(language="ru", article=lead, by=make.user())
    return story.pk


@pytest.fixture(scope="module", params=[45, 2000], ids=["45 articles", "2,000 articles"])
def filled(request, made_once):
    with made_once(lambda: fill(request.param)) as number:
        yield number


@pytest.fixture
def paper(filled, db):
    return Article.objects.get(pk=filled)


ADDRESSES = [
    ("front", "/ru/"),
    ("list", "/ru/latest/"),
    ("list", "/ru/section/news/"),
    ("list", "/ru/tag/roads/"),
    ("list", "/ru/author/rita/"),
    ("list", "/ru/source/press/"),
    ("list", "/ru/place/region/"),
    ("list", "day"),
    ("article", "article"),
    ("feed", "/ru/feed.xml"),
    ("feed", "/ru/section/news/feed.atom"),
    ("feed", "/ru/tag/roads/feed.json"),
    ("feed", "/ru/author/rita/feed.xml"),
    ("feed", "/ru/source/press/feed.atom"),
    ("feed", "/ru/place/region/feed.json"),
    ("map", "/sitemap.xml"),
    ("map", "month"),
    ("map", "/news-sitemap.xml"),
    ("map", "/sitemap-pages.xml"),
    ("still", "/robots.txt"),
    ("search", "/ru/search/"),
    ("search", "/ru/search/?q=текст"),
    ("search", "/ru/search/?q=текст&tag=roads&source=press&period=year&order=new"),
]


def address_of(path, story):
    day = story.edition.published_at.astimezone()
    return {
        "article": story.get_absolute_url(),
        "day": f"/ru/archive/{day:%Y/%m/%d}/",
        "month": f"/sitemap-ru-{day:%Y-%m}.xml",
    }.get(path, path)


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(asked)


def test_with_nothing_kept_they_stay_within_their_number(client, paper):
    for kind, path in ADDRESSES:
        names.forget()

        assert queries(client, address_of(path, paper)) <= COLD[kind], path


def test_with_the_names_kept_they_stay_within_their_number(client, paper, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    client.get("/ru/")
    for kind, path in ADDRESSES:
        assert queries(client, address_of(path, paper)) <= WARM[kind], path


def test_a_feed_asks_for_no_text_that_it_has_written(client, paper, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    first = queries(client, "/ru/feed.xml")

    with CaptureQueriesContext(connection) as asked:
        client.get("/ru/feed.xml")

    assert len(asked) <= min(2, first - 1)
    assert not [query["sql"] for query in asked if "body" in query["sql"]]


def test_an_article_that_names_others_asks_one_more(client, paper, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    others = [make.published() for _ in range(3)]
    links = "".join(f'<p><a href="/ru/{other.pk}/">Раньше</a></p>' for other in others)
    naming = make.article(body=links + paper.body)
    relating.choose(naming, [other.pk for other in others])
    workflow.publish(naming, by=make.superuser(), is_archive=True)
    client.get("/ru/")

    assert queries(client, naming.get_absolute_url()) <= WARM["article"] + 1


def test_a_deep_page_asks_no_more_than_the_first(client, paper, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    first = client.get("/ru/latest/")
    older = first.context["older_url"]

    assert queries(client, f"/ru/latest/{older}") <= WARM["list"]


def test_a_question_that_finds_nothing_asks_three_more(client, paper, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    client.get("/ru/")

    assert queries(client, "/ru/search/?q=текстт") <= WARM["search"] + 2


def test_a_deep_page_of_an_answer_asks_no_more_than_the_first(client, paper, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    for order in ("", "&order=new"):
        first = client.get(f"/ru/search/?q=текст{order}")

        assert queries(client, "/ru/search/" + first.context["older_url"]) <= WARM["search"]


def test_proposals_ask_three_times(client, paper, settings):
    settings.NAMES_RECHECK_SECONDS = 60
    client.get("/ru/")

    assert queries(client, "/ru/search/suggest?q=за") <= 3
