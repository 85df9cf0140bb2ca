"""Somebody at a browser, by plain HTTP: keeps cookies, reads a form and sends it filled in."""

import http.client
import time
from contextlib import closing
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TIMEOUT_SECONDS = 60
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What came back, and when it was asked for and there (seconds of time.time)."""

    status: int
    location: str
    text: str
    asked_at: float
    answered_at: float


class Visitor:
    """One person's cookies; each question takes a connection of its own. Not for two threads."""

    def __init__(self, port: int, host: str) -> None:
        self.port, self.host = port, host
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, pairs: Pairs) -> Answer:
        own = [pair for pair in pairs if pair[0] != "csrfmiddlewaretoken"]
        own.append(("csrfmiddlewaretoken", self.cookies.get("csrftoken", "")))
        return self._ask("POST", path, urlencode(own).encode())

    def form(self, path: str, name: str) -> Pairs:
        """What a browser would send of the form with this id."""
        answer = self.get(path)
        reader = _FormReader(name)
        reader.feed(answer.text)
        if not reader.pairs:
            raise SystemExit(f"{path} answers {answer.status} and has no form {name}.")
        return reader.pairs

    def sign_in(self, name: str, password: str) -> None:
        fields = dict(self.form("/admin/login/", "login-form"))
        fields |= {"username": name, "password": password}
        self.post("/admin/login/", list(fields.items()))
        if self.get("/admin/").status != http.HTTPStatus.OK:
            raise SystemExit(f"{name} was not let in.")

    def _ask(self, method: str, path: str, body: bytes | None = None) -> Answer:
        told = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Host": self.host} | ({"Cookie": told} if told else {}) | (FORM if body else {})
        asked_at = time.time()
        opened = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        with closing(opened) as connection:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        for value in response.headers.get_all("Set-Cookie", ()):
            self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        location = response.headers.get("Location", "")
        return Answer(response.status, location, text, asked_at, time.time())


class _FormReader(HTMLParser):
    """Collects what a browser would send of one form, without its buttons."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form, self.is_inside = form, False
        self.pairs: Pairs = []
        self.text: list[str] | None = None
        self.options: list[tuple[str, bool]] = []
        self.is_select = self.is_many = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_inside = values.get("id") == self.form
        elif tag == "option":
            self.options.append((values.get("value", ""), "selected" in values))
        elif (self.is_inside or values.get("form") == self.form) and values.get("name"):
            self._field(tag, values)

    def _field(self, tag: str, values: dict[str, str]) -> None:
        if "disabled" in values:
            return
        if tag == "input" and _is_sent(values):
            unsaid = "on" if "checked" in values else ""
            self.pairs.append((values["name"], values.get("value", unsaid)))
        elif tag == "textarea":
            self.name, self.text = values["name"], []
        elif tag == "select":
            self.name, self.options = values["name"], []
            self.is_many = "multiple" in values
            self.is_select = True

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea" and self.text is not None:
            self.pairs.append((self.name, "".join(self.text).removeprefix("\n")))
            self.text = None
        elif tag == "select" and self.is_select:
            chosen = [value for value, is_chosen in self.options if is_chosen]
            if not chosen and not self.is_many:
                chosen = [value for value, _is_chosen in self.options[:1]]
            self.pairs += [(self.name, value) for value in chosen]
            self.is_select = False


def _is_sent(values: dict[str, str]) -> bool:
    kind = values.get("type", "text")
    if kind in ("checkbox", "radio"):
        return "checked" in values
    return kind not in ("submit", "button", "image", "file", "reset")
