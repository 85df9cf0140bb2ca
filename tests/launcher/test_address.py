"""The address to serve on, read from HOST and PORT."""

import pytest

from launcher import environment, say


@pytest.fixture(autouse=True)
def unset(monkeypatch):
    monkeypatch.delenv("HOST", raising=False)
    monkeypatch.delenv("PORT", raising=False)


def test_it_is_this_machine_alone_by_default():
    address = environment.address()

    assert address.bind == "127.0.0.1:8000"
    assert address.url == "http://127.0.0.1:8000"


def test_it_follows_the_environment(monkeypatch):
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("PORT", "8123")

    address = environment.address()

    assert address.bind == "0.0.0.0:8123"
    assert address.url == "http://127.0.0.1:8123"


def test_it_writes_ipv6_in_brackets(monkeypatch):
    monkeypatch.setenv("HOST", "::")

    address = environment.address()

    assert address.bind == "[::]:8000"
    assert address.url == "http://[::1]:8000"


@pytest.mark.parametrize("port", ["80a", "-1", "0", "65536", "８０８０", "8000 "])
def test_it_refuses_what_is_no_port(monkeypatch, port):
    monkeypatch.setenv("PORT", port)

    with pytest.raises(say.Stop, match="not a port") as stopped:
        environment.address()

    assert stopped.value.code == 2
