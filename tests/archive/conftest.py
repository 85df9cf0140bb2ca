"""A small archive, as the command loads it."""

import pytest
from django.conf import settings as current
from django.utils import timezone
from PIL import Image

from articles.archive import album, loading, plan

ARTICLES = 60
"""So many hold an article of each fate, and one story in three languages."""


@pytest.fixture(scope="session")
def drawings(tmp_path_factory):
    """Small files in place of the demo's drawings: making many sizes of those takes seconds."""
    folder = tmp_path_factory.mktemp("drawings")
    for number, name in enumerate(album.DRAWN):
        drawing = Image.new("RGB", (640, 427), (40 + 100 * number, 120, 90))
        drawing.save(folder / f"{name}.webp")
    return folder


@pytest.fixture(autouse=True)
def _small_drawings(monkeypatch, drawings):
    monkeypatch.setattr(album, "FOLDER", drawings)


def loaded(articles=ARTICLES, **options):
    options = {"until": timezone.localdate(), "processes": 1} | options
    return loading.load(articles, **options)


@pytest.fixture
def load():
    """Load an archive up to today, in this process; say how it is to differ from the usual."""
    return loaded


@pytest.fixture(scope="module")
def loaded_once(made_once, drawings):
    """Where the files of an archive are that every test of a module finds."""

    def fill():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(album, "FOLDER", drawings)
            loaded()
        return current.MEDIA_ROOT

    with made_once(fill) as media:
        yield media


@pytest.fixture
def archive(loaded_once, newsroom, settings):
    """The plan of an archive that was loaded whole."""
    settings.MEDIA_ROOT = loaded_once
    return plan.there()
