"""A story with everything that feeds and metadata tell of."""

import pytest

from articles import workflow
from articles.models import Newsroom, PictureText
from tests import make

ROOT = "https://tobol.example.kz"


@pytest.fixture
def told_of():
    """A story with two sources, two authors and two pictures, on a site of its own."""
    Newsroom.objects.update(site_address=ROOT)
    linked = make.published(language="kk")
    picture = make.picture()
    PictureText.objects.filter(picture=picture).update(credit="А. Ким", caption="Мост & река")
    inside = make.picture()
    agency = make.source("agency", ru="МИА «Агентство»")
    made = make.article(
        headline="Полиция & «закон» <script>",
        section=make.section("news", ru="Новости"),
        tags=[make.tag("roads")],
        authors=[make.author("rita", ru="Рита"), make.author("desk", kind="desk", ru="Редакция")],
        chain=[(agency, "republished", 1), (make.source("press", ru="Пресса"), "reference", 2)],
        place=make.place("town"),
        lead_picture=picture,
        body='<p>Текст и <a href="https://example.org/x">ссылка</a>, ]]&gt; и'
        f' <a href="/kk/{linked.pk}/">наша</a>.</p><figure data-picture="{inside.pk}"></figure>',
    )
    made.attributions.filter(source=agency).update(url="https://agency.example.org/1?a=1&b=2")
    workflow.publish(made, by=make.superuser(), is_archive=True)
    return made
