"""Makes the words of an address from a headline."""

import re
import unicodedata
from collections.abc import Mapping

from anyascii import anyascii

OVERRIDES: Mapping[str, Mapping[str, str]] = {
    "ru": {"ё": "yo"},
    "kk": {"ё": "yo"},
    "en": {},
}
"""Letters spelled otherwise than anyascii spells them, in lower case, by language."""

SILENT = frozenset("'’ʼ`´ʹъЪьЬ")  # vanish, so that «объявление» and "it's" stay one word


def slug(text: str, language: str = "ru", limit: int = 80) -> str:
    """Return `text` in a-z, 0-9 and hyphens, cut between words; "" when nothing is left."""
    overrides = OVERRIDES.get(language, {})
    letters = (_spelled(mark, overrides) for mark in unicodedata.normalize("NFC", text))
    words = re.findall(r"[a-z0-9]+", "".join(letters))
    return _shortened("-".join(words), limit)


def _spelled(mark: str, overrides: Mapping[str, str]) -> str:
    if mark in SILENT:
        return ""
    if unicodedata.category(mark)[0] not in "LMN":
        return " "
    spelled = overrides.get(mark.lower()) or anyascii(mark)
    return spelled.lower().replace("'", "")


def _shortened(slug_: str, limit: int) -> str:
    if len(slug_) <= limit:
        return slug_
    whole_words = slug_[: limit + 1].rpartition("-")[0]
    return whole_words or slug_[: max(limit, 0)]
