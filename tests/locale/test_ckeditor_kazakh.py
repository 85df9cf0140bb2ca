"""CKEditor speaks Kazakh as fully as it speaks its own languages."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "static/desk/ckeditor"
THEIRS = Path(find_spec("ckeditor").origin).parent / "static/ckeditor/ckeditor"
FILES = [
    ("lang/kk.js", "lang/ru.js"),
    ("a11yhelp-kk.js", "plugins/a11yhelp/dialogs/lang/en.js"),
    ("specialchar-kk.js", "plugins/specialchar/dialogs/lang/en.js"),
]
IMAGE = "plugins/image2/lang/ru.js"
QUOTED_OR_KEY = re.compile(r'("(?:\\.|[^"\\])*")|(\w+)(?=\s*:)')
MARK = re.compile(r"%\d|%[a-z]+|\$\{\w+\}|\{\w+\}|\$\d")
MIXED = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", re.IGNORECASE)


def words(path):
    """The object literal of a language file, with its keys put in quotes."""
    text = path.read_text(encoding="utf-8-sig")
    literal = text[text.index("{") : text.rindex("}") + 1]
    return json.loads(QUOTED_OR_KEY.sub(lambda m: m[1] or f'"{m[2]}"', literal))


def flat(value, prefix=""):
    """Paths of keys to texts, lists by their positions."""
    if isinstance(value, str):
        return {prefix: value}
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found = {}
    for key, part in pairs:
        found |= flat(part, f"{prefix}/{key}")
    return found


def kazakh(name):
    found = words(OURS / name)
    found.pop("image2", None)
    return flat(found)


@pytest.mark.parametrize(("ours", "theirs"), FILES)
def test_it_has_the_keys_of_the_original(ours, theirs):
    assert kazakh(ours).keys() == flat(words(THEIRS / theirs)).keys()


def test_it_has_the_words_of_the_picture_dialog():
    assert words(OURS / "lang/kk.js")["image2"].keys() == words(THEIRS / IMAGE).keys()


@pytest.mark.parametrize(("ours", "theirs"), FILES)
def test_it_keeps_the_marks_that_are_filled_in(ours, theirs):
    original = flat(words(THEIRS / theirs))

    changed = [
        key
        for key, text in kazakh(ours).items()
        if sorted(set(MARK.findall(text))) != sorted(set(MARK.findall(original[key])))
    ]

    assert changed == []


@pytest.mark.parametrize("name", [ours for ours, _ in FILES])
def test_no_word_mixes_latin_and_cyrillic(name):
    texts = flat(words(OURS / name)).values()

    assert [text for text in texts if MIXED.search(MARK.sub(" ", text))] == []


def test_only_names_of_keys_and_techniques_stay_in_latin():
    kept = re.compile(r"Backspace|Enter|Shift|Ctrl|Alt|End|Home|Delete|F\d+|Command|IFrame")

    foreign = [
        text for text in kazakh("lang/kk.js").values() if not re.search(r"[\u0400-\u04ff]", text)
    ]

    assert [text for text in foreign if not kept.fullmatch(text)] == []
