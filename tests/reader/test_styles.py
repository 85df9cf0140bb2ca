"""A page has one style sheet, put together from those of its regions."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from reader import styles
from tests import make

SHEET = re.compile(r'<link rel="stylesheet" href="(/style/[^"]+)">')
STATIC_ADDRESS = re.compile(r'url\("/static/([^"]+)"\)')


@pytest.mark.parametrize("name", styles.SHEETS)
def test_a_sheet_is_kept_for_ever_under_its_digest(client, name):
    response = client.get(styles.address(name))

    assert response.status_code == 200
    assert response["Content-Type"] == "text/css"
    assert "immutable" in response["Cache-Control"]
    assert "Content-Encoding" not in response
    assert response["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in response


def test_it_is_sent_packed_to_who_unpacks_it(client):
    address = styles.address("article")

    packed = client.get(address, headers={"Accept-Encoding": "br, gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == client.get(address).content


def test_it_has_its_regions_in_the_order_of_the_cascade(client):
    css = client.get(styles.address("article")).content.decode()

    places = [css.index(words) for words in (":root {", ".masthead", ".story-title", ".footer {")]
    assert places == sorted(places)
    assert "@media print" in css
    assert css.count("{") == css.count("}")
    assert "/*" not in css


@pytest.mark.parametrize("name", styles.SHEETS)
def test_what_it_names_is_there_and_drawings_stand_in_it(name):
    css = styles.sheet(name).plain.decode()

    files = STATIC_ADDRESS.findall(css)

    assert len(files) == 3
    assert all(finders.find(file) for file in files)
    assert 'url("data:image/svg+xml,%3Csvg' in css
    assert "../" not in css


def test_a_kept_page_that_asks_for_a_former_sheet_gets_the_present_one(client):
    former = styles.address("list").replace(styles.sheet("list").digest, "0" * 12)

    response = client.get(former)

    assert response.content == styles.sheet("list").plain
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["nothing.0000.css", "../settings.0000.css", "list.css"])
def test_there_are_no_others(client, path):
    assert client.get(f"/style/{path}").status_code == 404


def test_nobody_may_send_anything_to_it(client):
    assert client.post(styles.address("list")).status_code == 405


@pytest.mark.django_db
def test_pages_ask_for_their_own(client):
    story = make.published()

    for path, name in (("/ru/", "front"), (story.get_absolute_url(), "article")):
        assert SHEET.findall(client.get(path).content.decode()) == [styles.address(name)]


def test_while_somebody_works_on_it_a_change_is_seen_at_once(settings, monkeypatch, tmp_path):
    before = styles.sheet("list")
    file = tmp_path / "x.css"
    file.write_text(".new { color: red }")
    monkeypatch.setattr(styles.finders, "find", lambda path: str(file))

    assert styles.sheet("list") is before
    settings.DEBUG = True
    assert b".new" in styles.sheet("list").plain


def test_a_file_that_is_missing_is_said_by_name(settings, monkeypatch):
    settings.DEBUG = True
    monkeypatch.setattr(styles.finders, "find", lambda path: None)

    with pytest.raises(FileNotFoundError, match=r"reader/css/tokens\.css"):
        styles.sheet("list")


def test_every_file_of_a_region_is_in_some_sheet_or_linked_by_itself():
    there = {path.stem for path in Path("static/reader/css").glob("*.css")}
    in_sheets = {region for regions in styles.SHEETS.values() for region in regions}
    around = {*styles.FIRST, *styles.LAST, styles.ON_PAPER}

    assert there == in_sheets | around | {"consent", "embed", "preview"}
