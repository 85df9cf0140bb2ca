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
