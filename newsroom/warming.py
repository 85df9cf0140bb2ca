"""What the first page of the desk would wait for, read while nobody waits for it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

from django import forms
from django.conf import settings
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.utils import timezone, translation

from articles.text import times

OURS, FORMS = settings.BASE_DIR / "templates", Path(forms.__file__).parent / "templates"


def begin() -> Thread:
    """Read it beside the first requests, so that the server answers as soon as ever."""
    thread = Thread(target=up, name="warming", daemon=True)
    thread.start()
    return thread


def up() -> None:
    """Read catalogues, months and the desk's templates. Asks no database, and may be repeated."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Latest")
        times.long_date(timezone.localdate(), language)
        times.ago_patterns(language)
    seen: set[str] = set()
    for name in (*_within(OURS, "admin"), *_within(OURS, "desk"), *_within(FORMS, "django")):
        _read(name, seen)


def _within(folder: Path, name: str) -> Iterator[str]:
    return (str(path.relative_to(folder)) for path in sorted((folder / name).rglob("*.html")))


def _read(name: str, seen: set[str]) -> None:
    """Read a template, and those that it names."""
    if name in seen:
        return
    seen.add(name)
    nodes = get_template(name).template.nodelist  # type: ignore[attr-defined]
    for node in nodes.get_nodes_by_type((ExtendsNode, IncludeNode)):
        named: Any = node.parent_name if isinstance(node, ExtendsNode) else node.template
        if isinstance(named.var, str):
            _read(named.var, seen)
