"""The demo's pictures are all there, with words, and each looks like itself alone."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageFilter

FOLDER = Path(__file__).parents[2] / "articles" / "demo" / "pictures"
STORIES = FOLDER.parent / "stories"
WORDS = tomllib.loads((FOLDER / "pictures.toml").read_text(encoding="utf-8"))
DISTANCE = 30  # mean difference of two pictures' 16 × 16 colours, of 255: the nearest pair has 41
EDGES = 0.08  # the share of a thumbnail's points that lie on an edge: a bare gradient has none
KEY = re.compile(r'^picture = "([a-z-]+)"|data-picture="([a-z-]+)"', re.MULTILINE)


def colours(key, size=(16, 16)):
    with Image.open(FOLDER / f"{key}.webp") as picture:
        return picture.convert("RGB").resize(size, Image.Resampling.BOX)


def test_the_stories_have_every_picture_they_use():
    texts = [path.read_text(encoding="utf-8") for path in STORIES.glob("*.toml")]

    used = {lead or inside for text in texts for lead, inside in KEY.findall(text)}

    assert used <= set(WORDS)
    assert len(WORDS) >= 14


@pytest.mark.parametrize("key", WORDS)
def test_a_picture_is_large_and_has_words_in_three_languages(key):
    with Image.open(FOLDER / f"{key}.webp") as picture:
        assert picture.size == (2400, 1600)

    assert all(0 <= share <= 1 for share in WORDS[key]["focal"])
    for language in ("ru", "kk", "en"):
        assert all(WORDS[key][language][word].strip() for word in ("caption", "alt", "credit"))


def test_pictures_differ_from_one_another():
    seen = {key: colours(key).tobytes() for key in WORDS}

    for one, other in combinations(seen, 2):
        apart = sum(abs(a - b) for a, b in zip(seen[one], seen[other], strict=True)) / 768
        assert apart > DISTANCE, f"{one} looks like {other}"


@pytest.mark.parametrize("key", WORDS)
def test_a_picture_is_no_bare_gradient(key):
    edges = colours(key, (160, 107)).convert("L").filter(ImageFilter.FIND_EDGES).tobytes()

    assert sum(value > 60 for value in edges) / len(edges) > EDGES
