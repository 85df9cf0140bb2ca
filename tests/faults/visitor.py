"""Somebody at a browser, by plain HTTP: keeps cookies, reads a form and sends it back filled in."""

import http.client
import secrets
import time
from contextlib import closing
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TIMEOUT_SECONDS = 30


class Unreachable(Exception):
    """Nobody answered: the server is down, or went down before it had answered."""


@dataclass(frozen=True)
class Answer:
    """What came back, and when the question was sent and answered (seconds of time.time)."""

    status: int
    headers: http.client.HTTPMessage
    text: str
    asked_at: float
    answered_at: float


class Visitor:
    """One person's cookies; each question takes a connection of its own. Not for two threads."""

    def __init__(self, port):
        self.port = port
        self.cookies = {}

    def get(self, path):
        return self._ask("GET", path)

    def post(self, path, fields, files=(), **headers):
        """Send a form; `fields` is a list of pairs, `files` of (name, file name, bytes)."""
        pairs = [pair for pair in fields if pair[0] != "csrfmiddlewaretoken"]
        pairs.append(("csrfmiddlewaretoken", self.cookies.get("csrftoken", "")))
        body, kind = _multipart(pairs, files) if files else _plain(pairs)
        return self._ask("POST", path, body, {"Content-Type": kind, **headers})

    def fields(self, path, form):
        """The pairs that a browser would send of the form with this id."""
        answer = self.get(path)
        assert answer.status == 200, f"{path} answers {answer.status}"
        reader = _FormReader(form)
        reader.feed(answer.text)
        assert reader.pairs, f"{path} has no form {form}"
        return reader.pairs

    def fill_in(self, path, form, files=(), **values):
        """Read the form with this id, put in `values`, and send it where it came from."""
        pairs = [pair for pair in self.fields(path, form) if pair[0] not in values]
        return self.post(path, [*pairs, *values.items()], files)

    def _ask(self, method, path, body=None, headers=None):
        asked_at = time.time()
        opened = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        try:
            with closing(opened) as connection:
                connection.request(method, path, body, {**(headers or {}), **self._cookie()})
                response = connection.getresponse()
                data = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable(f"{method} {path}: {error!r}") from error
        for value in response.headers.get_all("Set-Cookie", ()):
            self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        text = data.decode(errors="replace")
        return Answer(response.status, response.headers, text, asked_at, time.time())

    def _cookie(self):
        told = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": told} if told else {}


class _FormReader(HTMLParser):
    """Collects what a browser would send of one form, no buttons and no files."""

    def __init__(self, form):
        super().__init__()
        self.form, self.inside = form, False
        self.pairs, self.name, self.options = [], None, []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "form":
            self.inside = values.get("id") == self.form
        elif self.inside or values.get("form") == self.form:
            self._field(tag, values)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def _field(self, tag, values):
        name = values.get("name")
        if tag == "option":
            self.options.append((values.get("value", ""), "selected" in values))
        elif "disabled" in values or not name:
            return
        elif tag == "input" and _is_sent(values):
            self.pairs.append((name, values.get("value") or ("on" if "checked" in values else "")))
        elif tag == "textarea":
            self.name = len(self.pairs)
            self.pairs.append((name, ""))
        elif tag == "select":
            self.options, self.name = [], name
            self.multiple = "multiple" in values

    def handle_data(self, data):
        if isinstance(self.name, int):
            name, value = self.pairs[self.name]
            self.pairs[self.name] = (name, value + data)

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and isinstance(self.name, int):
            name, value = self.pairs[self.name]
            self.pairs[self.name], self.name = (name, value.removeprefix("\n")), None
        elif tag == "select" and isinstance(self.name, str):
            chosen = [value for value, is_selected in self.options if is_selected]
            if not chosen and not self.multiple:
                chosen = [value for value, _is_selected in self.options[:1]]
            self.pairs += [(self.name, value) for value in chosen]
            self.name = None


def _is_sent(values):
    kind = values.get("type", "text")
    if kind in ("checkbox", "radio"):
        return "checked" in values
    return kind not in ("submit", "button", "image", "file", "reset")


def _plain(pairs):
    return urlencode(pairs).encode(), "application/x-www-form-urlencoded"


def _multipart(pairs, files):
    edge = secrets.token_hex(16)
    parts = []
    for name, value in pairs:
        parts.append((f'form-data; name="{name}"', str(value).encode()))
    for name, file_name, data in files:
        parts.append((f'form-data; name="{name}"; filename="{file_name}"', data))
    body = b"".join(
        f"--{edge}\r\nContent-Disposition: {what}\r\n\r\n".encode() + data + b"\r\n"
        for what, data in parts
    )
    return body + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
