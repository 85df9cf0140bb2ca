"""Pieces of the newspaper that are kept with the names."""

import pytest

from reader import names, rendering
from reader.pages import Link, Site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(newsroom):
    menu = (Link("Власть", "/ru/section/power/"), Link("Город", "/ru/section/city/"))
    return Site("ru", "Тобол", "", "/ru/", "/ru/latest/", menu, (), (), (), "", "", "/ru/feed.xml")


def test_the_section_shown_is_marked_and_no_other(site):
    html = rendering._sections("ru", site, "Город", False)

    assert '<a href="/ru/section/city/" aria-current="true">Город</a>' in html
    assert html.count("aria-current") == 1


def test_menus_are_kept_for_sections_and_not_for_every_list(site):
    kept = names.tables().pieces

    for number in range(20):
        rendering._sections("ru", site, f"Метка {number}", False)
    rendering._sections("ru", site, "Город", False)

    assert len([key for key in kept if "sections" in key]) == 2
