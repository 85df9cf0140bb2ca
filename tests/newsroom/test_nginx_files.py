"""What the proxy serves from the disk, whom it answers, and what it makes smaller."""

import gzip
import os
import ssl
import subprocess
import time
from contextlib import closing

import pytest

from tests.newsroom.nginx import PAGE, ROOT, ask
from tests.newsroom.test_nginx import backend as backend  # fixtures
from tests.newsroom.test_nginx import nginx as nginx

pytestmark = [pytest.mark.once, pytest.mark.nginx]
STYLE = "body { color: #333 } /* жёлтый */ " * 40
HASHED = "/static/reader/css/page.0123456789ab.css"


@pytest.fixture
def static(nginx):
    """A style sheet as `collectstatic` leaves it: under two names, plain and packed."""
    folder = nginx.folder / "var" / "static" / "reader" / "css"
    folder.mkdir(parents=True)
    for name in ("page.css", "page.0123456789ab.css"):
        (folder / name).write_text(STYLE, encoding="utf-8")
        (folder / f"{name}.gz").write_bytes(gzip.compress(STYLE.encode()))
    nginx.folder.chmod(0o755)
    return folder


def raw(nginx, path, **headers):
    with closing(nginx.connect()) as connection:
        told = {"Host": "example.kz"} | {k.replace("_", "-"): v for k, v in headers.items()}
        connection.request("GET", path, headers=told)
        response = connection.getresponse()
        return response.headers, response.read()


def test_a_hashed_file_is_sent_as_it_was_packed_beforehand(nginx, backend, static):
    headers, body = raw(nginx, HASHED, Accept_Encoding="gzip")

    assert body == (static / "page.0123456789ab.css.gz").read_bytes()
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Content-Type"] == "text/css; charset=utf-8"
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert not backend.asked


def test_who_does_not_unpack_gets_it_plain(nginx, static):
    headers, body = raw(nginx, HASHED)

    assert body.decode() == STYLE
    assert headers["Vary"] == "Accept-Encoding"


def test_a_file_under_its_own_name_is_asked_for_again_after_a_minute(nginx, static):
    headers, _body = raw(nginx, "/static/reader/css/page.css")

    assert headers["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize("path", ["/static/none.css", "/static/", "/static/reader"])
def test_what_is_not_there_the_newsroom_answers(nginx, backend, static, path):
    assert nginx.get(path)[2] == "first"
    assert len(backend.asked) == 1


@pytest.mark.parametrize(
    "kind",
    [
        "application/problem+json",
        "application/vnd.iptc.ninjs+json",
        "application/feed+json; charset=utf-8",
        "application/atom+xml; charset=utf-8",
        "application/xml; charset=utf-8",
    ],
)
def test_what_machines_read_is_packed_and_says_so(nginx, backend, kind):
    backend.body = "x" * 2000
    backend.headers = {"Cache-Control": PAGE, "Content-Type": kind}

    headers, body = raw(nginx, "/api/v1/articles/1", Accept_Encoding="gzip")

    assert gzip.decompress(body).decode() == backend.body
    assert headers["Vary"] == "Accept-Encoding"


def test_a_picture_is_not_packed_and_varies_by_nothing(nginx, backend):
    backend.body = "x" * 2000
    backend.headers = {"Content-Type": "image/webp"}

    headers, _body = raw(nginx, "/picture", Accept_Encoding="gzip")

    assert headers["Content-Encoding"] is headers["Vary"] is None


def test_each_reader_of_the_api_gets_the_form_that_was_asked_for(nginx, backend):
    backend.headers["Vary"] = "Accept"
    backend.answers = [("ours", '"1"'), ("ninjs", '"2"')]

    shown = [
        nginx.get("/api/v1/articles/1", Accept=kind)[2]
        for kind in ("application/json", "application/vnd.iptc.ninjs+json") * 2
    ]

    assert shown == ["ours", "ninjs"] * 2
    assert len(backend.asked) == 2


def test_elsewhere_nothing_is_kept_that_varies_by_more_than_packing(nginx, backend):
    backend.headers["Vary"] = "Accept-Language"
    nginx.get()
    nginx.get()
    assert len(backend.asked) == 2

    backend.headers["Vary"] = "Accept-Encoding"
    nginx.get("/kk/")
    nginx.get("/kk/")
    assert len(backend.asked) == 3


def test_a_header_of_nginx_before_the_pages_own_turns_nothing_off(nginx, backend):
    backend.headers = {"X-Accel-Expires": "1", "Cache-Control": PAGE}
    nginx.get()
    backend.close()
    time.sleep(3.1)

    assert nginx.get()[:1] == (200,)


def test_half_a_form_is_waited_for_here_and_not_by_the_newsroom(nginx, backend):
    with closing(nginx.connect()) as connection:
        connection.putrequest("POST", "/admin/articles/", skip_host=True)
        connection.putheader("Host", "example.kz")
        connection.putheader("Content-Length", "10")
        connection.endheaders(b"12345")
        assert nginx.get("/ru/")[0] == 200
        assert len(backend.asked) == 1

        connection.send(b"67890")
        assert connection.getresponse().status == 200

    assert len(backend.asked) == 2


def test_it_speaks_http_2_over_tls(nginx):
    with nginx.shake_hands(protocols=("h2", "http/1.1")) as opened:
        assert opened.selected_alpn_protocol() == "h2"


def test_by_another_name_nobody_gets_so_much_as_a_certificate(nginx, backend):
    with pytest.raises(ssl.SSLError, match="UNRECOGNIZED_NAME"):
        nginx.shake_hands(name="elsewhere.example")

    assert not backend.asked


def test_plain_http_leads_to_https(nginx):
    with closing(nginx.connect_plainly()) as connection:
        connection.port = nginx.unsafe
        status, headers, _body = ask(connection, "/ru/?before=1")

    assert (status, headers["Location"]) == (301, "https://example.kz/ru/?before=1")


@pytest.fixture
def named(tmp_path):
    """Run deploy/nginx.sh as the image does, with a certificate for news.kz."""
    folder = tmp_path / "live" / "news.kz"
    folder.mkdir(parents=True)
    for name in ("fullchain.pem", "privkey.pem"):
        (folder / name).touch()

    def run(hosts):
        told = {"FROM": ROOT / "deploy" / "nginx.conf", "TO": tmp_path / "made.conf"}
        told |= {"CERTIFICATES": tmp_path, "ALLOWED_HOSTS": hosts, "UPSTREAM": "web:8000"}
        command = ["sh", str(ROOT / "deploy" / "nginx.sh")]
        environment = os.environ | {name: str(value) for name, value in told.items()}
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        made = told["TO"].read_text(encoding="utf-8") if told["TO"].exists() else ""
        return done, made

    return run


def test_in_a_container_it_has_the_installations_names(named, tmp_path):
    done, made = named("news.kz,www.news.kz")

    assert done.returncode == 0, done.stderr
    assert made.count("server_name news.kz www.news.kz;") == 2
    assert f"{tmp_path}/live/news.kz/privkey.pem" in made
    assert "server web:8000;" in made
    used = [line for line in made.splitlines() if not line.strip().startswith("#")]
    assert not any("example.kz" in line or "127.0.0.1" in line for line in used)


@pytest.mark.parametrize(
    ("hosts", "why"), [("other.kz", "no certificate for other.kz"), ("news.kz;x", "no name")]
)
def test_in_a_container_it_says_why_it_does_not_start(named, hosts, why):
    done, made = named(hosts)

    assert done.returncode == 1
    assert why in done.stderr
    assert not made
