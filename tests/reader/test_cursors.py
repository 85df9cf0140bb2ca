"""Cursors of lists, of corrections and of the API: they lead on, whenever a story is from."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404

from articles import corrections
from reader import lists, notes
from reader.lists import Cursor
from tests import make, many

pytestmark = pytest.mark.django_db
MOON = datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
JUNK = ["", "1", "-1", "1-", "--1-1", "1--1", "1-1-1", "-9e9-1", "١-١"]
TOO_FAR = [f"{'9' * 20}-1", f"-{'9' * 20}-1", f"{'9' * 400}-1"]


@pytest.mark.parametrize("year", [1, 1955, 1970, 2026, 9999])
def test_a_cursor_reads_what_it_wrote(year):
    cursor = Cursor(datetime(year, 1, 1, 0, 0, 0, 7, tzinfo=UTC), 7)

    assert Cursor.read(str(cursor)) == cursor


@pytest.mark.parametrize("junk", [*JUNK, *TOO_FAR])
def test_a_cursor_refuses_what_it_did_not_write(junk):
    with pytest.raises(Http404):
        Cursor.read(junk)


@pytest.mark.parametrize("address", ["/ru/latest/", "/ru/section/news/"])
def test_a_list_leads_on_before_1970(client, address):
    story = make.published(at=MOON, section=make.section("news"))
    many.copies(story, lists.PAGE_SIZE)

    older = client.get(address).context["older_url"]

    assert older.startswith("?before=-")
    assert len(client.get(address + older).context["cards"]) == 1


def test_corrections_lead_on_before_1970(client, monkeypatch):
    monkeypatch.setattr(notes, "PAGE_SIZE", 1)
    for days in (1, 2):
        story, at = make.published(at=MOON - timedelta(days=9)), MOON - timedelta(days=days)
        corrections.add(story, kind="update", text="Сели.", by=make.superuser(), at=at)

    first = client.get("/ru/corrections/").context
    second = client.get(f"/ru/corrections/{first['older_url']}").context

    assert first["older_url"].startswith("?before=-")
    assert [one.number for one in second["stories"]] == [story.pk]


def test_the_api_leads_on_before_1970(client):
    made = [make.published(at=MOON - timedelta(days=days)).pk for days in range(2)]

    first = client.get("/api/v1/articles?limit=1").json()
    second = client.get(first["next"]).json()

    assert [page["items"][0]["number"] for page in (first, second)] == made


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
@pytest.mark.parametrize(
    "address", ["/ru/latest/?before=", "/ru/corrections/?before=", "/api/v1/articles?cursor="]
)
def test_at_the_ends_of_the_calendar_there_is_an_answer(client, address, moment):
    make.published()

    response = client.get(f"{address}{Cursor(moment.replace(tzinfo=UTC), 7)}")

    assert response.status_code in {200, 404}
