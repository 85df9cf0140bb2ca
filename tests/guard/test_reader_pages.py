"""No public page mixes languages, at any position of the clock."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article
from reader import names
from tests.guard.marks import LANGUAGES, everything_marked
from tests.guard.reading import faults

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.unmeasured]
CLOCK = [timedelta(0), timedelta(minutes=3), timedelta(hours=5), timedelta(days=4)]


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def addresses(filled, now):
    names.forget()

    def of(code):
        stories = Article.objects.filter(language=code)
        lists = [
            "section/news",
            "tag/tag",
            "author/rita",
            "author/desk",
            "source/agency",
            "source/press",
            "place/town",
            "latest",
            "corrections",
            "api",
            "page/2026",
            f"archive/{now:%Y/%m/%d}",
        ]
        pages = [f"/{code}/", f"/{code}/none/", *(f"/{code}/{path}/" for path in lists)]
        asked = ["", "?q=rita", "?q=rita&tag=tag&period=week&order=new", "?q=zzzz&tag=x&from=x"]
        pages += [f"/{code}/search/{question}" for question in asked]
        return pages + [f"/{code}/{story.pk}/" for story in stories]

    return of


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_one_language(client, addresses, language, now):
    for later in CLOCK:
        with time_machine.travel(now + later, tick=False), everything_marked():
            for address in addresses(language):
                html = client.get(address, follow=True).content.decode()

                assert faults(html, language) == [], (address, later)
