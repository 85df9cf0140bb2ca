import re

import pytest

from tests import make

SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE)
ATTRIBUTE = re.compile(r"<[a-z][^>]*\s(?:style|on[a-z]+)\s*=", re.IGNORECASE)
NAMED = "section tag place author source page newsroom frontslot picture address"


@pytest.fixture
def pages(administrator, reporter, editor):
    article = make.published(lead_picture=make.picture(), tags=[make.tag()])
    made = {
        "section": article.section,
        "tag": article.tags.get(),
        "author": make.author(),
        "source": make.source(),
        "place": make.place(),
        "picture": article.lead_picture,
    }
    forms = [f"/admin/articles/{kind}/{thing.pk}/change/" for kind, thing in made.items()]
    lists = [f"/admin/articles/{kind}/" for kind in NAMED.split() if kind != "newsroom"]
    return [
        *forms,
        *lists,
        *(f"{path}add/" for path in lists),
        "/admin/",
        "/admin/me/",
        "/admin/password_change/",
        "/admin/articles/newsroom/1/change/",
        "/admin/accounts/user/",
        "/admin/accounts/user/add/",
        f"/admin/accounts/user/{reporter.pk}/change/",
        f"/admin/accounts/user/{reporter.pk}/deactivate/",
        "/admin/accounts/auditentry/",
        f"/admin/articles/section/{article.section_id}/history/",
        f"/admin/articles/tag/{made['tag'].pk}/delete/",
    ]


def test_no_page_of_the_desk_has_script_or_style_of_its_own(pages, administrator, sign_in):
    client = sign_in(administrator)

    for path in pages:
        response = client.get(path)
        page = response.content.decode()

        assert response.status_code in (200, 403), path
        assert not SCRIPT.search(page), path
        assert not ATTRIBUTE.search(page), path
        assert "<style" not in page, path
        assert "'unsafe-inline'" not in script_source(response), path


def test_the_door_has_none_either(client, db):
    page = client.get("/admin/login/").content.decode()

    assert not SCRIPT.search(page)
    assert not ATTRIBUTE.search(page)


def script_source(response):
    directives = response.headers["Content-Security-Policy"].split(";")
    return next(part for part in directives if part.strip().startswith("script-src "))


def test_scripts_speak_the_persons_language(chief, sign_in):
    chief.interface_language = "kk"
    chief.save(update_fields=["interface_language"])

    catalogue = sign_in(chief).get("/admin/jsi18n/").content.decode()

    assert "Барлығын таңдау" in catalogue or "\\u0411\\u0430\\u0440" in catalogue
