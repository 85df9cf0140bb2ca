import re

import pytest

MENUS = {
    "reporter": {"article", "frontslot", "picture"},
    "editor": {"article", "frontslot", "picture", "tag", "source"},
    "chief": {
        "article", "frontslot", "picture", "storytemplate", "section", "tag", "place", "author",
        "source", "newsroom", "page", "auditentry",
    },
    "administrator": {
        "article", "frontslot", "picture", "storytemplate", "section", "tag", "place", "author",
        "source", "newsroom", "page", "auditentry", "user", "address",
    },
}  # fmt: skip


@pytest.mark.parametrize("role", MENUS)
def test_it_shows_only_what_the_person_may_use(role, request, sign_in):
    person = request.getfixturevalue(role)

    page = sign_in(person).get("/admin/").content.decode()

    menu = page[page.index('<nav class="menu"') : page.index('id="user-tools"')]
    shown = set(re.findall(r'href="/admin/(?:articles|accounts)/(\w+)/"', menu))
    assert shown == MENUS[role]


def test_it_is_grouped_as_an_editor_thinks(administrator, sign_in):
    response = sign_in(administrator).get("/admin/")

    groups = [group["app_label"] for group in response.context["available_apps"]]
    assert groups == ["stories", "words", "people", "newsroom"]


@pytest.mark.parametrize(("language", "name"), [("ru", "Тобол"), ("kk", "Тобыл"), ("en", "Tobol")])
def test_it_says_whose_desk_it_is_in_the_persons_language(language, name, editor, sign_in):
    editor.interface_language = language
    editor.save(update_fields=["interface_language"])

    response = sign_in(editor).get("/admin/")

    assert response.context["site_header"] == name
    assert response.headers["Content-Language"] == language


@pytest.mark.parametrize("app", ["articles", "accounts"])
def test_an_applications_own_page_leads_to_the_start_page(app, editor, sign_in):
    assert sign_in(editor).get(f"/admin/{app}/").url == "/admin/"


@pytest.mark.parametrize("path", ["auth/group", "taggit/tag"])
def test_what_packages_register_has_no_page(path, administrator, sign_in):
    assert sign_in(administrator).get(f"/admin/{path}/").status_code == 404
