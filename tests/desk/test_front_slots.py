from datetime import datetime
from zoneinfo import ZoneInfo

from articles.models import FOREVER, Clearing, FrontSlot
from tests import make

ADD = "/admin/articles/frontslot/add/"


def typed(article, **values):
    return {"article": article.pk, "tier": "1-lead", "position": "1"} | values


def test_an_empty_end_is_for_ever_and_is_shown_empty(editor, sign_in):
    client, article = sign_in(editor), make.published(language="kk")

    client.post(ADD, typed(article))

    slot = FrontSlot.objects.get()
    assert (slot.language, slot.ends_at, slot.by) == ("kk", FOREVER, editor)
    form = client.get(f"/admin/articles/frontslot/{slot.pk}/change/").content.decode()
    assert "9999" not in form
    assert "9999" not in client.get("/admin/articles/frontslot/").content.decode()
    assert Clearing.objects.filter(key="front:kk").exists()


def test_times_go_by_the_clock_of_the_newsroom(editor, sign_in, newsroom):
    newsroom.time_zone = "Europe/London"
    newsroom.save()
    times = {"starts_at": "2027-01-05T09:00", "ends_at": "2027-01-06T09:00"}

    sign_in(editor).post(ADD, typed(make.published(), **times))

    assert FrontSlot.objects.get().starts_at == datetime(
        2027, 1, 5, 9, tzinfo=ZoneInfo("Europe/London")
    )


def test_an_end_before_the_beginning_is_refused(editor, sign_in):
    times = {"starts_at": "2027-01-05T09:00", "ends_at": "2027-01-04T09:00"}

    response = sign_in(editor).post(ADD, typed(make.published(), **times))

    assert response.status_code == 200
    assert not FrontSlot.objects.exists()


def test_a_draft_does_not_stand_on_the_front_page(editor, sign_in):
    response = sign_in(editor).post(ADD, typed(make.article()))

    assert response.status_code == 200
    assert not FrontSlot.objects.exists()


def test_a_slot_that_goes_to_another_language_leaves_the_former_front_page(editor, sign_in):
    client = sign_in(editor)
    client.post(ADD, typed(make.published(language="kk")))
    slot = FrontSlot.objects.get()
    Clearing.objects.all().delete()

    client.post(f"/admin/articles/frontslot/{slot.pk}/change/", typed(make.published()))

    keys = set(Clearing.objects.values_list("key", flat=True))
    assert {"front:ru", "front:kk"} <= keys
