"""Django's checks of the installation: no language without its words."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from newsroom.checks import words_are_compiled


@pytest.fixture
def folder(tmp_path, settings):
    folder = tmp_path / "kk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").touch()
    settings.LOCALE_PATHS = [tmp_path]
    return folder


def test_a_language_without_its_words_is_refused(folder):
    with pytest.raises(SystemCheckError, match="catalogue compile"):
        call_command("check", stderr=StringIO())


def test_once_compiled_it_is_not(folder):
    (folder / "django.mo").touch()

    assert words_are_compiled(None) == []


def test_ours_is_whole():
    assert words_are_compiled(None) == []
