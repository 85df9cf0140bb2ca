"""Headers, cookies and foreign addresses."""

import re

import pytest

from newsroom.middleware import OF_DOCUMENTS
from reader import styles
from tests import make

pytestmark = pytest.mark.django_db
PUBLIC = ["/ru/", "/kk/latest/", "/en/none/", "/ru/search/", "/ru/feed.xml", "/healthz", "/"]
# Data for machines is a script element that no browser runs.
INLINE = re.compile(
    rb"<style\b|\sstyle=|\son[a-z]+=|<script(?! type=.application/ld\+json)(?![^>]*\bsrc=)"
)


@pytest.mark.parametrize("address", PUBLIC)
def test_every_public_answer_carries_the_policy_and_no_cookie(client, address):
    response = client.get(address)

    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_files_of_the_site_carry_no_more_than_files_need(client):
    for address in ("/static/reader/js/ago.js", styles.address("front")):
        response = client.get(address)
        response.close()

        assert response.status_code == 200
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert not {"Permissions-Policy", *OF_DOCUMENTS} & set(response.headers)


def test_where_there_is_no_such_file_the_page_that_says_so_may_have_its_style(client):
    response = client.get("/static/reader/js/none.js")

    assert response.status_code == 404
    assert "style-src 'self'" in response["Content-Security-Policy"]


def test_the_desk_is_never_kept_and_never_indexed(client):
    response = client.get("/admin/login/")

    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex"
    assert "script-src 'self';" in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert "worker-src 'self';" in response["Content-Security-Policy"]
    assert "worker-src" not in client.get("/ru/")["Content-Security-Policy"]


def test_pages_hold_no_inline_script_style_or_handler(client):
    story = make.published(lead_picture=make.picture(), tags=[make.tag("roads")])

    addresses = ["/ru/", "/ru/latest/", "/ru/none/", "/ru/tag/roads/", "/ru/search/?q=%D0%B0%D0%B1"]
    for address in [*addresses, story.get_absolute_url()]:
        assert not INLINE.search(client.get(address).content), address


def test_pages_ask_nothing_of_strangers(client):
    story = make.published(lead_picture=make.picture())

    page = client.get(story.get_absolute_url()).content.decode()

    loaded = re.findall(r'<(?:script|img|source|iframe|link rel="stylesheet")[^>]*', page)
    assert loaded
    assert not [tag for tag in loaded if re.search(r'(?:src|srcset|href)="(?:https?:)?//', tag)]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_are_only_read(client, method):
    assert getattr(client, method)("/ru/").status_code == 405


def test_hostile_words_come_out_as_words(client):
    hostile = '"><img src=x onerror=alert(1)>{{ 7|add:7 }}</title>'
    story = make.published(headline=hostile, deck=hostile, authors=[make.author(ru=hostile)])

    page = client.get(story.get_absolute_url()).content.decode()

    assert "<img src=x" not in page
    assert "&lt;img" in page
    assert "{{" in page
