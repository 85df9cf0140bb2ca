"""Settings of distribution that are filled in by half, or wrongly, are told in words."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from articles.distribution import checks
from newsroom.channels import channels

LANGUAGES = ("ru", "kk", "en")
TOKEN = "123456:secret-Token_1"
WHOLE = {
    "NEWSROOM_WEBSUB_HUBS": ["https://hub.example/"],
    "NEWSROOM_INDEXNOW_KEY": "0123456789abcdef",
    "NEWSROOM_INDEXNOW_URL": "https://api.indexnow.org/indexnow",
    "NEWSROOM_TELEGRAM_TOKEN": TOKEN,
    "NEWSROOM_TELEGRAM_CHANNELS": {"ru": "@tobol"},
    "NEWSROOM_TELEGRAM_API": "https://api.telegram.org",
}


def found(settings, **changed):
    for name, value in (WHOLE | changed).items():
        setattr(settings, name, value)
    return checks.settings_are_whole(None)


def test_whole_ones_are_silent(settings):
    assert found(settings) == []
    assert found(settings, NEWSROOM_TELEGRAM_API="http://127.0.0.1:8081") == []


def test_so_are_those_of_a_new_installation():
    assert checks.settings_are_whole(None) == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("NEWSROOM_WEBSUB_HUBS", ["hub.example"], "E010"),
        ("NEWSROOM_WEBSUB_HUBS", ["https://hub.example/ x"], "E010"),
        ("NEWSROOM_INDEXNOW_KEY", "short", "E011"),
        ("NEWSROOM_INDEXNOW_KEY", "ключ-из-букв", "E011"),
        ("NEWSROOM_INDEXNOW_URL", "indexnow", "E012"),
        ("NEWSROOM_TELEGRAM_TOKEN", "bot/../x", "E013"),
        ("NEWSROOM_TELEGRAM_CHANNELS", {}, "E014"),
        ("NEWSROOM_TELEGRAM_TOKEN", "", "E015"),
        ("NEWSROOM_TELEGRAM_API", "https://[x", "E016"),
        ("NEWSROOM_TELEGRAM_API", "http://telegram.example", "W017"),
    ],
)
def test_each_fault_is_named_without_its_key(settings, name, value, number):
    [fault] = found(settings, **{name: value})

    assert fault.id == f"articles.{number}"
    assert name in fault.msg or "NEWSROOM_TELEGRAM" in fault.msg
    assert TOKEN not in fault.msg
    assert "ключ-из-букв" not in fault.msg


def test_channels_are_read_by_language():
    written = ["ru=@tobol_ru", " kk = -1001234"]

    assert channels("C", written, LANGUAGES) == {"ru": "@tobol_ru", "kk": "-1001234"}
    assert channels("C", [], LANGUAGES) == {}


@pytest.mark.parametrize(
    "written", [["@tobol"], ["de=@tobol"], ["ru="], ["ru=tobol"], ["ru=-1x"], ["ru=@a", "ru=@b"]]
)
def test_a_wrong_channel_stops_the_start(written):
    with pytest.raises(ImproperlyConfigured, match="CHANNELS"):
        channels("CHANNELS", written, LANGUAGES)
