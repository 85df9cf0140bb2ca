"""What Django and taggit say at the desk is complete and clean in Russian and Kazakh."""

import re
from collections import Counter
from pathlib import Path

import django
import pytest
import taggit
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
DJANGO = Path(django.__file__).parent
FOLDERS = {
    "django": [
        DJANGO / "conf/locale",
        DJANGO / "contrib/admin/locale",
        DJANGO / "contrib/auth/locale",
        DJANGO / "contrib/contenttypes/locale",
        DJANGO / "contrib/sessions/locale",
        Path(taggit.__file__).parent / "locale",
    ],
    "djangojs": [DJANGO / "contrib/admin/locale"],
}
OURS = ROOT / "locale/django"
BOTH = [(language, domain) for language in ("ru", "kk") for domain in FOLDERS]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[srd]|\{\w*\}|</?[a-z][^>]*>")
MIXED = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", re.IGNORECASE)


def read(folder, language, domain):
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return []
    with path.open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def is_language_name(message):
    """Whether it is one of the hundred languages that Django can name and we do not offer."""
    ours = {"Kazakh", "Russian", "English"}
    ours |= {"Messages", "Site Maps", "Static Files", "Syndication"}
    places = {Path(place).name for place, _ in message.locations}
    return places == {"global_settings.py"} and message.id not in ours


def wanted(domain):
    for folder in FOLDERS[domain]:
        for message in read(folder, "en", domain):
            if not is_language_name(message):
                yield message


def merged(language, domain):
    """Every translation as a reader gets it: ours stand before those of the apps."""
    found = {}
    for folder in [*reversed(FOLDERS[domain]), OURS]:
        for message in read(folder, language, domain):
            if all(strings(message)) and not message.fuzzy:
                found[message.context, message.id] = message
    return found


def strings(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


def sources(message):
    return [message.id] if isinstance(message.id, str) else list(message.id)


def placeholders(text):
    return Counter(PLACEHOLDER.findall(text))


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_nothing_is_left_untranslated(language, domain):
    found = merged(language, domain)

    missing = [
        message.id for message in wanted(domain) if (message.context, message.id) not in found
    ]

    assert missing == []


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_ours_translate_only_what_django_asks_for(language, domain):
    asked = {(message.context, message.id) for message in wanted(domain)}

    unknown = [m.id for m in read(OURS, language, domain) if (m.context, m.id) not in asked]

    assert unknown == []


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_placeholders_and_tags_are_kept(language, domain):
    broken = [
        text
        for message in merged(language, domain).values()
        for text in strings(message)
        if placeholders(text) not in map(placeholders, sources(message))
    ]

    assert broken == []


@pytest.mark.parametrize(("language", "domain"), BOTH)
def test_no_word_mixes_latin_and_cyrillic(language, domain):
    texts = [text for message in read(OURS, language, domain) for text in strings(message)]

    assert [text for text in texts if MIXED.search(PLACEHOLDER.sub(" ", text))] == []


@pytest.mark.parametrize("domain", FOLDERS)
def test_kazakh_has_no_letters_that_are_only_russian(domain):
    texts = [text for message in read(OURS, "kk", domain) for text in strings(message)]

    assert [text for text in texts if re.search("[ёъ]", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("domain", FOLDERS)
def test_a_kazakh_noun_does_not_change_after_a_number(domain):
    counted = {
        message.id: message.string
        for message in read(OURS, "kk", domain)
        if isinstance(message.id, tuple) and message.id[0].startswith("%(num)d ")
    }

    assert [forms for forms in counted.values() if len(set(forms)) > 1] == []
