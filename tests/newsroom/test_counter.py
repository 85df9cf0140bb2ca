"""A counter loads only where the newsroom chose one, and only after a reader's yes."""

import pytest

pytestmark = pytest.mark.django_db
SCRIPT = "https://count.example.org/c.js"


def test_without_one_nothing_is_asked(client):
    page = client.get("/ru/").content.decode()

    assert "consent" not in page


def test_with_one_the_page_asks_and_loads_nothing_by_itself(client, settings):
    settings.NEWSROOM_COUNTER_SCRIPT = SCRIPT

    response = client.get("/ru/")

    page = response.content.decode()
    assert f'data-script="{SCRIPT}"' in page
    assert f'src="{SCRIPT}"' not in page
    assert not response.cookies
    assert "script-src 'self' https://count.example.org;" in response["Content-Security-Policy"]
    assert "count.example.org" not in client.get("/admin/login/")["Content-Security-Policy"]
