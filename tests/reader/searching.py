"""Asking the search page, and reading its answer."""

from html import unescape

SEARCH = "/ru/search/"
PAVODOK = "?q=%D0%BF%D0%B0%D0%B2%D0%BE%D0%B4%D0%BE%D0%BA"


def ask(client, text="", **asked):
    return client.get(SEARCH, {"q": text, **asked})


def found(response):
    return [hit.card.number for hit in response.context["results"].hits]


def said(response):
    return " ".join(unescape(response.content.decode()).split())
