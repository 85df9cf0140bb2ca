import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from articles import naming, search_upkeep
from articles.models import Address, Clearing, OutboxMessage
from tests import make
from tests.desk import writing


def rename(client, thing, slug):
    url = f"/admin/articles/{thing._meta.model_name}/{thing.pk}/change/"
    return client.post(url, writing.fields(client.get(url)) | {"slug": slug})


@pytest.mark.parametrize("made", [make.section, make.tag, make.place, make.author, make.source])
def test_readers_of_the_old_address_are_led_to_the_new_one(
    made, chief, sign_in, client, django_capture_on_commit_callbacks
):
    thing = made(slug="old")
    kind = thing._meta.model_name
    assert client.get(f"/ru/{kind}/old/").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        saved = rename(sign_in(chief), thing, "new")

    assert saved.status_code == 302
    moved = client.get(f"/ru/{kind}/old/")
    assert (moved.status_code, moved.url) == (301, f"/ru/{kind}/new/")
    assert client.get(f"/ru/{kind}/new/").status_code == 200


def test_two_renamings_leave_no_chain(chief, client):
    section = make.section(slug="one")

    naming.rename(section, slug="two", by=chief)
    naming.rename(section, slug="three", by=chief)

    assert client.get("/ru/section/one/").url == "/ru/section/three/"
    assert client.get("/ru/section/two/").url == "/ru/section/three/"


def test_going_back_to_the_old_slug_makes_no_ring(chief, client):
    section = make.section(slug="one")

    naming.rename(section, slug="two", by=chief)
    naming.rename(section, slug="one", by=chief)

    assert client.get("/ru/section/one/").status_code == 200
    assert client.get("/ru/section/two/").url == "/ru/section/one/"


def test_an_old_address_of_something_else_is_refused(chief, sign_in):
    moved, other = make.tag(slug="harvest"), make.tag(slug="grain")
    naming.rename(moved, slug="wheat", by=chief)

    response = rename(sign_in(chief), other, "harvest")

    assert response.status_code == 200
    assert "slug" in response.context["adminform"].form.errors
    other.refresh_from_db()
    assert other.slug == "grain"


def test_a_slug_in_use_is_refused(chief):
    section, taken = make.section(), make.section()

    with pytest.raises(ValidationError), transaction.atomic():
        naming.rename(section, slug=taken.slug, by=chief)

    assert not Address.objects.exists()


def test_it_refuses_a_reporter(reporter):
    section = make.section(slug="one")

    with pytest.raises(PermissionDenied):
        naming.rename(section, slug="two", by=reporter)

    assert not Address.objects.exists()


def test_names_are_cleared_with_every_save(chief, sign_in):
    section = make.section()
    before = Clearing.objects.filter(key="names").count()

    rename(sign_in(chief), section, section.slug)

    assert Clearing.objects.filter(key="names").count() > before
    assert not Address.objects.exists()


def test_an_address_by_hand_must_lead_somewhere(administrator, sign_in):
    section = make.section(slug="society")
    client = sign_in(administrator)
    url = "/admin/articles/address/add/"

    answers = [
        client.post(url, {"kind": "section", "old": old, "target": target}).status_code
        for old, target in [("life", 999), ("society", section.pk), ("life", section.pk)]
    ]

    assert answers == [200, 200, 302]
    assert "society" in client.get("/admin/articles/address/").content.decode()


@pytest.mark.parametrize("made", [make.section, make.tag, make.place, make.author, make.source])
def test_a_new_name_has_the_worker_renew_what_search_finds(made, chief, sign_in):
    thing = made(slug="old")
    url = f"/admin/articles/{thing._meta.model_name}/{thing.pk}/change/"
    client = sign_in(chief)
    asked = OutboxMessage.objects.filter(kind=search_upkeep.LIST)

    client.post(url, writing.fields(client.get(url)))
    assert not asked.exists()
    client.post(url, writing.fields(client.get(url)) | {"names-0-text": "Иначе"})

    about = {(message.payload["kind"], message.payload["key"]) for message in asked}
    assert about == {(thing._meta.model_name, thing.pk)}
