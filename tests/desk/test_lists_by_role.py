import pytest

from accounts.models import User
from articles.models import Newsroom
from tests import make

EVERYBODY = ("reporter", "editor", "chief", "administrator")
CHIEFS = ("chief", "administrator")
LISTS = {
    "articles/article": EVERYBODY,
    "articles/section": EVERYBODY,
    "articles/tag": EVERYBODY,
    "articles/place": EVERYBODY,
    "articles/author": EVERYBODY,
    "articles/source": EVERYBODY,
    "articles/picture": EVERYBODY,
    "articles/frontslot": EVERYBODY,
    "articles/page": EVERYBODY,
    "articles/newsroom": CHIEFS,
    "accounts/auditentry": CHIEFS,
    "articles/address": ("administrator",),
    "accounts/user": ("administrator",),
}
ADDING = {
    "articles/section": CHIEFS,
    "articles/tag": ("editor", *CHIEFS),
    "articles/place": CHIEFS,
    "articles/author": CHIEFS,
    "articles/source": ("editor", *CHIEFS),
    "articles/picture": EVERYBODY,
    "articles/frontslot": ("editor", *CHIEFS),
    "articles/page": CHIEFS,
    "articles/newsroom": (),
    "articles/address": ("administrator",),
    "accounts/auditentry": (),
    "accounts/user": ("administrator",),
}


@pytest.fixture
def things(db):
    make.tag()
    make.place(parent=make.place(kind="region"))
    make.source()
    picture = make.picture()
    make.published(lead_picture=picture)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("path", LISTS)
def test_a_list_opens_for_those_who_may(path, role, request, sign_in, things):
    client = sign_in(request.getfixturevalue(role))

    response = client.get(f"/admin/{path}/", follow=path.endswith("newsroom"))

    assert response.status_code == (200 if role in LISTS[path] else 403)


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("path", ADDING)
def test_a_new_row_is_offered_to_those_who_may(path, role, request, sign_in):
    client = sign_in(request.getfixturevalue(role))

    response = client.get(f"/admin/{path}/add/")

    assert response.status_code == (200 if role in ADDING[path] else 403)


@pytest.mark.parametrize("path", [*LISTS, ""])
def test_nothing_opens_for_a_stranger(path, client, db):
    response = client.get(f"/admin/{path}/" if path else "/admin/")

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/?next=")


def test_a_reporter_reads_a_section_without_being_able_to_change_it(reporter, sign_in):
    section = make.section(ru="Общество")
    client = sign_in(reporter)
    url = f"/admin/articles/section/{section.pk}/change/"

    assert "Общество" in client.get(url).content.decode()
    assert client.post(url, {"slug": "mine"}).status_code == 403


def test_users_and_the_record_are_never_deleted(administrator, reporter, sign_in):
    client = sign_in(administrator)

    refused = [
        client.post(f"/admin/accounts/user/{reporter.pk}/delete/", {"post": "yes"}),
        client.post("/admin/articles/newsroom/1/delete/", {"post": "yes"}),
    ]

    assert [response.status_code for response in refused] == [403, 403]
    assert User.objects.filter(pk=reporter.pk).exists()
    assert Newsroom.objects.exists()


def test_a_section_whose_page_listed_a_story_is_kept(administrator, sign_in):
    used, spare = make.section(), make.section()
    make.published(section=used)
    client = sign_in(administrator)

    answers = [
        client.post(f"/admin/articles/section/{section.pk}/delete/", {"post": "yes"}).status_code
        for section in (used, spare)
    ]

    assert answers == [403, 302]
