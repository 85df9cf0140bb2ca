"""Static files of installed apps, of CKEditor only the few that are needed."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder

_PLUGINS = (
    "autogrow clipboard dialog link magicline pastefromword pastefromgdocs pastefromlibreoffice "
    "pastetools specialchar table tableselection tabletools liststyle a11yhelp widget "
    "widgetselection lineutils"
)
_ROOT = "ckeditor/ckeditor/"
ALLOWED = [
    "ckeditor/ckeditor-init.js",
    "ckeditor/fixups.js",
    "ckeditor/ckeditor.css",
    *(_ROOT + name for name in ("ckeditor.js", "LICENSE.md", "lang/en.js", "lang/ru.js")),
    *(_ROOT + f"plugins/{name}" for name in ("icons.png", "icons_hidpi.png")),
    _ROOT + "skins/moono-lisa/*",
    *(_ROOT + f"plugins/{plugin}/*" for plugin in _PLUGINS.split()),
]
REFUSED = ["*/samples/*", "*/dev/*"]
LANGUAGES = ("en.js", "ru.js")


def is_allowed(path: str) -> bool:
    """Whether an app's static file is served: anything but CKEditor's unused parts."""
    if not path.startswith("ckeditor/"):
        return True
    if any(fnmatchcase(path, pattern) for pattern in REFUSED):
        return False
    if "/lang/" in path and not path.endswith(LANGUAGES):
        return False
    return any(fnmatchcase(path, pattern) for pattern in ALLOWED)


class AllowlistFinder(AppDirectoriesFinder):
    """Django's finder of apps' files, without what the allowlist leaves out."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        for path, storage in super().list(ignore_patterns):
            if is_allowed(path):
                yield path, storage

    def find(self, path: str, *args: Any, **kwargs: Any) -> Any:
        if is_allowed(path):
            return super().find(path, *args, **kwargs)
        return []
