"""Reading a page as a person does: every visible letter must be of the page's language."""

import re
from html.parser import HTMLParser

from tests.guard.marks import END, opened_by

ADDRESS = re.compile(r"\S*[\w@:.]/\S*|\S+@\S+")
NAMES = re.compile(r"\b(Telegram|WhatsApp|RSS|YouTube)\b")
TAGS = re.compile(r"</?[a-z][^>]*>")
FIELDS = {"input", "textarea", "select"}
# Keys are named as keyboards name them, code as machines do.
SILENT = {"script", "style", "template", "kbd", "code"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = ("title", "alt", "aria-label", "placeholder", "label", "aria-description", "data-label")


class Reader(HTMLParser):
    """Collects `faults`: (what is wrong, the text round it)."""

    def __init__(self, language):
        super().__init__()
        self.page_language = language
        self.open = []
        self.faults = []

    @property
    def language(self):
        return next((lang for _tag, lang in reversed(self.open) if lang), self.page_language)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "html" and values.get("lang") != self.page_language:
            self.faults.append(("wrong lang of the page", str(values.get("lang"))))
        if values.get("lang") not in (None, "", "ru", "kk", "en"):
            self.faults.append(("no such language", values["lang"]))
        if tag in FIELDS:  # what a field is called is not in the language of what is typed there
            self._read_attributes(tag, values)
        if tag not in VOID:
            self.open.append((tag, values.get("lang")))
        if tag not in FIELDS:
            self._read_attributes(tag, values)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if any(tag in SILENT for tag, _lang in self.open):
            return
        if self.open and self.open[-1][0] == "textarea":
            data = TAGS.sub(" ", data)
        self.read(data)

    def _read_attributes(self, tag, values):
        for name in SPOKEN:
            if values.get(name):
                self.read(values[name])
        if tag == "meta" and values.get("name") == "description":
            self.read(values["content"])
        if tag == "input" and values.get("type") in ("submit", "button", "reset"):
            self.read(values.get("value") or "")

    def read(self, text):
        bare, foreign = "", ""
        for letter, mark in _letters(NAMES.sub("", ADDRESS.sub("", text))):
            if mark is None:
                bare += letter
            elif not self._may_stand(mark):
                foreign += letter
        if bare.strip():
            self.faults.append(("comes from nowhere", bare))
        if foreign:
            self.faults.append((f"is not in {self.language}", foreign))

    def _may_stand(self, mark):
        kind, language = mark
        if kind == "row" and self.open and self.open[-1][0] == "title":
            return True  # a window's title can't be labelled
        return kind == "any" or language == self.language


def _letters(text):
    """Each letter with the innermost mark round it, or None."""
    marks = []
    for letter in text:
        if letter == END:
            del marks[-1:]
        elif mark := opened_by(letter):
            marks.append(mark)
        elif letter.isalpha():
            yield letter, marks[-1] if marks else None


def faults(html, language):
    """What on this page is not of its language."""
    reader = Reader(language)
    reader.feed(html)
    return reader.faults
