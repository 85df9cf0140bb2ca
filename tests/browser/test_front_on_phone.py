"""On a phone the first picture of the front page loads alone, and none is cut."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import make
from tests.browser.paper import picture

pytestmark = [pytest.mark.browser, pytest.mark.look]
WIDTH = 390
FAR = ".tier .card:last-child img"
AT_THE_EDGES = f"""() => {{
    const image = document.querySelector("{FAR}");
    const {{ top, height }} = image.getBoundingClientRect();
    return [0, innerWidth - 1].every(x => document.elementFromPoint(x, top + height / 2) === image);
}}"""


def test_a_picture_far_below_loads_when_it_comes_near_and_is_not_cut(open_page, newsroom, editor):
    now = timezone.now()
    for hours in range(8):
        make.published(lead_picture=picture(hours, editor), at=now - timedelta(hours=hours))
    page = open_page(WIDTH, 600)

    page.goto("/ru/", wait_until="networkidle")
    far = page.locator(FAR)
    assert far.evaluate("image => image.currentSrc") == ""

    far.scroll_into_view_if_needed()
    page.wait_for_function(f"() => document.querySelector('{FAR}').naturalWidth > 0")
    assert page.evaluate(AT_THE_EDGES)
