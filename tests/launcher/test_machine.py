"""What the machine must offer before anything slow begins."""

import errno
import socket

import pytest

from launcher import machine, say
from launcher.environment import Address


@pytest.fixture
def taken():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield Address("127.0.0.1", listener.getsockname()[1])


def test_it_lets_a_free_port_pass(taken):
    free = Address("127.0.0.1", machine.free_port(taken))

    machine.check_port(free)


def test_it_refuses_a_taken_port_and_names_a_free_one(taken):
    with pytest.raises(say.Stop, match=f"Port {taken.port} on 127.0.0.1 is taken") as stopped:
        machine.check_port(taken)

    assert f"PORT={machine.free_port(taken)} ./run" in stopped.value.advice


def test_it_refuses_a_port_of_the_system(monkeypatch):
    monkeypatch.setattr(machine, "_bind_trouble", lambda address: errno.EACCES)

    with pytest.raises(say.Stop, match="reserved"):
        machine.check_port(Address("127.0.0.1", 80))


def test_it_refuses_an_address_of_another_machine():
    with pytest.raises(say.Stop, match="not an address of this machine"):
        machine.check_port(Address("192.0.2.1", 8000))


def test_it_makes_a_folder_that_is_missing(tmp_path):
    machine.check_writable(tmp_path / "var")

    assert (tmp_path / "var").is_dir()
    assert not list((tmp_path / "var").iterdir())


def test_it_refuses_a_folder_it_cannot_write(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(say.Stop, match="Can't write in"):
        machine.check_writable(tmp_path / "file")


def test_it_refuses_a_python_without_its_parts(monkeypatch):
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(say.Stop, match="lacks venv, sqlite3, ssl"):
        machine.check_python()
