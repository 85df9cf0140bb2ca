"""Filling in the writing screen as a person would: what the page shows, changed where one types."""

from html.parser import HTMLParser

from django.urls import reverse


class _Fields(HTMLParser):
    """Names and values of a page's controls."""

    def __init__(self):
        super().__init__()
        self.values, self._textarea, self._select, self._skip = {}, None, None, 0

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        name = named.get("name")
        if tag == "template":
            self._skip += 1
        if self._skip:
            return
        if tag == "textarea":
            self._textarea = name
            self.values[name] = ""
        elif tag == "select":
            self._select = name
            self.values.setdefault(name, "")
        elif tag == "option" and "selected" in named and self._select:
            self.values[self._select] = named.get("value", "")
        elif tag == "input":
            self._input(name, named)

    def _input(self, name, named):
        kind = named.get("type", "text")
        if kind in ("submit", "button") or not name:
            return
        if kind == "checkbox" and "checked" not in named:
            return
        self.values[name] = named.get("value", "on" if kind == "checkbox" else "")

    def handle_data(self, data):
        if self._textarea and not self._skip:
            self.values[self._textarea] += data

    def handle_endtag(self, tag):
        if tag == "template":
            self._skip -= 1
        if tag == "textarea":
            if self._textarea:
                self.values[self._textarea] = self.values[self._textarea].removeprefix("\n")
            self._textarea = None
        if tag == "select":
            self._select = None


def fields(response):
    """Everything that pressing a button on this page would send."""
    reader = _Fields()
    reader.feed(response.content.decode())
    return {name: value for name, value in reader.values.items() if name}


def address(article=None):
    if article is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article.pk])


def press(client, button, article=None, **typed):
    """Open the screen, type, press a button."""
    page = client.get(address(article))
    data = fields(page) | typed
    return client.post(address(article), data | {button: typed.get(button, "1")})


def said(response):
    """What the messages say after a button was pressed."""
    return " ".join(str(message) for message in response.wsgi_request._messages)
