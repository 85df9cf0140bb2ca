"""Every address of the desk, opened by everybody: an address that the table doesn't know fails."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import URLResolver

from accounts.models import AuditEntry, User
from articles import front_page
from articles.models import Address, Article, Edition, Event, Newsroom, Page, StoryTemplate
from tests import make
from tests.desk.matrix import tables

pytestmark = pytest.mark.django_db
TABLE = tables.addresses()
PEOPLE = ("stranger", *tables.ROLES)
HOW = (
    "Add a line to tests/desk/matrix/addresses.txt, by hand: the address as the desk has it, one "
    "to open, and what each role is answered. Then write docs/roles.md anew."
)


def routes(patterns, before=""):
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route or "(start)"


@pytest.fixture
def things(editor, newsroom):
    """One of everything, as the words in braces of the table name them."""
    picture = make.picture()
    story = make.published(lead_picture=picture)
    front_page.put(story, by=editor)
    rows = {
        "draft": make.article(),
        "story": story,
        "section": make.section(),
        "tag": make.tag(),
        "place": make.place(),
        "author": make.author(),
        "source": make.source(),
        "picture": picture,
        "slot": story.front_slots.get(),
        "page": Page.objects.create(slug="about-us"),
        "address": Address.objects.create(kind="tag", old="old", target=make.tag().pk),
        "template": StoryTemplate.objects.create(name="Шаблон", language="ru"),
        "entry": AuditEntry.objects.create(act="sign-in", by=editor),
        "user": User.objects.create_user("nina", "nina@example.test", is_staff=True),
        "newsroom": Newsroom.the_one(),
        "type": ContentType.objects.get_for_model(Article),
    }
    return {name: row.pk for name, row in rows.items()}


def test_the_table_knows_every_address_and_no_other():
    there = set(routes(admin.site.get_urls()))

    unknown, gone = sorted(there - set(TABLE)), sorted(set(TABLE) - there)

    assert not unknown, f"The matrix doesn't know these addresses: {unknown}. {HOW}"
    assert not gone, f"These addresses of the matrix are gone from the desk: {gone}."


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_is_answered_as_the_table_says(who, request, client, things):
    if who != "stranger":
        client.force_login(request.getfixturevalue(who))
    wrong = []
    for example, expected in TABLE.values():
        path = "" if example == "(start)" else example.format_map(things)
        status = client.get(f"/admin/{path}").status_code
        if status != expected[who]:
            wrong.append(f"{path or '(start)'}: the table says {expected[who]}, the desk {status}")

    assert not wrong, "\n".join(wrong)


def test_opening_everything_changes_nothing(client, things, administrator):
    client.force_login(administrator)
    kept = (Edition, Event, AuditEntry, Article)
    before = [list(model.objects.order_by("pk").values()) for model in kept]

    for example, _expected in TABLE.values():
        client.get(f"/admin/{'' if example == '(start)' else example.format_map(things)}")

    assert [list(model.objects.order_by("pk").values()) for model in kept] == before
