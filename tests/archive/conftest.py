"""A small archive, as the command loads it."""

import pytest
from django.utils import timezone
from PIL import Image

from articles.archive import album, loading, plan

ARTICLES = 60
"""So many hold an article of each fate, and one story in three languages."""


@pytest.fixture(autouse=True)
def _small_drawings(monkeypatch, tmp_path):
    """Small files in place of the demo's drawings: making many sizes of those takes seconds."""
    for number, name in enumerate(album.DRAWN):
        drawing = Image.new("RGB", (640, 427), (40 + 100 * number, 120, 90))
        drawing.save(tmp_path / f"{name}.webp")
    monkeypatch.setattr(album, "FOLDER", tmp_path)


@pytest.fixture
def load():
    """Load an archive up to today, in this process; say how it is to differ from the usual."""

    def now(articles=ARTICLES, **options):
        options = {"until": timezone.localdate(), "processes": 1} | options
        return loading.load(articles, **options)

    return now


@pytest.fixture
def archive(newsroom, load):
    """The plan of an archive that was loaded whole."""
    load()
    return plan.there()
