"""Readers' pages go through few middlewares, and come out as by the long way."""

import io
from unittest.mock import patch

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.test import RequestFactory
from django.urls import set_script_prefix

from articles import workflow
from newsroom.readers import ALIKE, SHORT, ReadersHandler
from tests import make

pytestmark = pytest.mark.django_db


def asked(handler, path, **more):
    """What a handler answers to a reader: status, headers and body."""
    said = []
    environ = RequestFactory(HTTP_HOST="127.0.0.1", **more).get(path).environ
    environ["wsgi.input"] = io.BytesIO()
    with patch.object(request_started, "send"):  # which would close the test's old connection
        answer = handler(environ, lambda status, headers: said.append((status, headers)))
        body = b"".join(answer)
    ((status, headers),) = said
    return status, sorted(headers), body


@pytest.fixture
def pages(editor):
    story, gone = make.published(language="ru"), make.published(language="ru")
    workflow.withdraw(gone, by=editor, reason="По просьбе источника.")
    own = story.edition.get_absolute_url()
    return [
        "/ru/",
        "/kk/latest/",
        "/ru/latest/?before=1",
        own,
        f"/ru/{story.pk}/",
        f"/ru/{gone.pk}/",
        "/ru/999999/",
        "/ru/corrections/",
        "/ru/feed.xml",
        f"/en/section/{story.section.slug}/",
    ]


def test_they_answer_alike(pages):
    short, long = ReadersHandler(), WSGIHandler()

    for path in pages:
        assert asked(short, path) == asked(long, path), path


def test_they_answer_alike_over_https(settings, pages):
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 1000
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    short, long = ReadersHandler(), WSGIHandler()

    answers = [
        asked(handler, pages[0], HTTP_X_FORWARDED_PROTO="https") for handler in (short, long)
    ]

    assert answers[0] == answers[1]
    assert dict(answers[0][1])["Strict-Transport-Security"] == "max-age=1000"


def test_they_say_alike_what_no_browser_may_do(pages):
    status, headers, _body = asked(ReadersHandler(), pages[0])

    said = dict(headers)
    assert status == "200 OK"
    assert said["Content-Security-Policy"].startswith("default-src 'none'")
    assert said["X-Frame-Options"] == "DENY"
    assert said["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in said


def test_links_start_at_the_root_whatever_the_thread_answered_before(pages):
    set_script_prefix("/elsewhere/")
    try:
        _status, _headers, body = asked(ReadersHandler(), "/kk/latest/")
    finally:
        set_script_prefix("/")

    assert b"/elsewhere/" not in body


def test_a_page_with_a_fault_is_the_one_for_faults(pages):
    with patch("reader.views.front.front_page", side_effect=RuntimeError("broken")):
        status, _headers, body = asked(ReadersHandler(), "/ru/")

    assert status.startswith("500")
    assert "broken" not in body.decode()


def test_whoever_adds_a_middleware_decides_about_readers_pages(settings):
    same = "newsroom.readers.SameHeaders"
    known = [path for path in settings.MIDDLEWARE if path in {*SHORT, *ALIKE}]
    left_out = [path for path in settings.MIDDLEWARE if path not in known]

    place = SHORT.index(same)
    assert known == [*SHORT[:place], *ALIKE, *SHORT[place + 1 :]]
    assert [path.rpartition(".")[2] for path in left_out] == [
        "WhiteNoiseMiddleware",
        "SessionMiddleware",
        "CsrfViewMiddleware",
        "AuthenticationMiddleware",
        "RequestAddress",
        "MessageMiddleware",
    ]
