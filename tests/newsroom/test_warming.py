"""A process has read what the desk's first page needs before anybody asks for it."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template import TemplateDoesNotExist, engines

from newsroom import warming

OWN = settings.BASE_DIR / "templates"


def kept():
    """The names of templates that are there without being read again."""
    [loader] = engines["django"].engine.template_loaders
    return {template.origin.template_name for template in loader.get_template_cache.values()}


@pytest.fixture
def cold():
    [loader] = engines["django"].engine.template_loaders
    loader.reset()


def test_every_template_of_the_desk_is_read_with_those_it_names(cold):
    warming.up()

    ours = {str(path.relative_to(OWN)) for path in (OWN / "admin").rglob("*.html")}
    there = kept()
    assert ours <= there
    assert {"admin/base.html", "django/forms/widgets/text.html", "desk/body.html"} <= there
    assert not any(name.startswith(("reader/", "parts/")) for name in there)


def test_it_asks_no_database(cold):
    warming.up()  # pytest refuses any question


def test_it_is_done_beside_what_is_asked(cold):
    thread = warming.begin()
    thread.join(timeout=30)

    assert not thread.is_alive()
    assert thread.daemon  # nobody waits for it when the server stops
    assert "admin/articles/article/change_form.html" in kept()


def test_a_template_that_is_not_there_is_named():
    with pytest.raises(TemplateDoesNotExist, match="no-such"):
        warming._read("desk/no-such.html", set())


def test_the_server_begins_it_in_each_worker():
    script = (
        "import runpy, gc, types; from unittest import mock\n"
        "config = runpy.run_path('deploy/gunicorn.conf.py')\n"
        "with mock.patch('newsroom.warming.begin') as begun:\n"
        "    config['post_worker_init'](None)\n"
        "print(begun.call_count)\n"
    )
    command = [sys.executable, "-c", "import newsroom.wsgi\n" + script]
    options = {"cwd": Path(settings.BASE_DIR), "capture_output": True, "text": True}

    run = subprocess.run(command, check=False, **options)

    assert (run.returncode, run.stdout) == (0, "1\n"), run.stderr
