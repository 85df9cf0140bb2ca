"""What crawlers may do, as the record's form says it."""

import pytest

from articles.models import Newsroom
from tests.desk import writing

RECORD = "/admin/articles/newsroom/1/change/"


def send(browser, **typed):
    fields = writing.fields(browser.get(RECORD))
    for name in [name for name, value in typed.items() if value is None]:
        fields.pop(name, None)
        del typed[name]
    return browser.post(RECORD, fields | typed)


def test_the_switches_and_lines_reach_readers_at_once(
    chief, sign_in, client, django_capture_on_commit_callbacks
):
    client.get("/robots.txt")
    lines = "User-agent: SlowBot\r\nDisallow: /"

    with django_capture_on_commit_callbacks(execute=True):
        saved = send(sign_in(chief), may_train="on", may_answer=None, robots_lines=lines)

    told = client.get("/robots.txt").content.decode()
    assert saved.status_code == 302
    assert "SlowBot" in told
    assert "Claude-User" in told
    assert "GPTBot" not in told


@pytest.mark.parametrize(
    ("language", "words"), [("ru", "ни для кого"), ("kk", "ешкімге"), ("en", "for nobody")]
)
def test_a_line_that_crawlers_would_not_understand_is_refused_in_words(
    chief, sign_in, language, words
):
    chief.interface_language = language
    chief.save(update_fields=["interface_language"])

    response = send(sign_in(chief), robots_lines="Disallow: /kk/")

    page = response.content.decode()
    assert response.status_code == 200
    assert "Disallow: /kk/" in page  # what was typed is still there
    assert words in page
    assert Newsroom.the_one().robots_lines == ""


def test_a_reporter_has_no_say_in_it(reporter, sign_in):
    assert sign_in(reporter).post(RECORD, {"may_train": "on"}).status_code == 403
    assert not Newsroom.the_one().may_train
