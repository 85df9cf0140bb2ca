"""How the server is set up."""

import runpy

import pytest
from django.conf import settings


@pytest.mark.parametrize("workers", ["1", "2", "8"])
def test_a_worker_is_not_exchanged_for_one_that_keeps_no_pages(monkeypatch, workers):
    monkeypatch.setenv("WEB_CONCURRENCY", workers)

    config = runpy.run_path(str(settings.BASE_DIR / "deploy" / "gunicorn.conf.py"))

    assert config["workers"] == int(workers)
    assert config["max_requests"] == 0


def options_of(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    read = runpy.run_path(str(settings.BASE_DIR / "newsroom" / "settings.py"))
    return read["DATABASES"]["default"]["OPTIONS"]


def test_a_database_that_vanished_from_the_network_is_not_waited_for(monkeypatch):
    options = options_of(monkeypatch, "postgres://somebody@10.0.0.1:5432/newsroom")

    assert (options["connect_timeout"], options["tcp_user_timeout"]) == (3, 10_000)
    assert "options" not in options  # PgBouncer refuses a connection that sets anything


def test_an_operator_may_wait_longer(monkeypatch):
    url = "postgres://somebody@10.0.0.1:5432/newsroom?tcp_user_timeout=60000"

    options = options_of(monkeypatch, url)

    assert int(options["tcp_user_timeout"]) == 60_000
    assert options["connect_timeout"] == 3
