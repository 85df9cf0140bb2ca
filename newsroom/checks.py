"""What Django's checks refuse: an installation that would show two languages on one page."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.translation)
def words_are_compiled(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    """An error where a language has words that nobody compiled: English would stand in for them."""
    sources = {path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.po")}
    bare = sorted(str(path) for path in sources if not path.with_suffix(".mo").exists())
    if not bare:
        return []
    return [
        Error(
            f"Not compiled: {', '.join(bare)}. Pages would say in English what they lack.",
            hint="Run “manage.py catalogue compile”.",
            id="newsroom.E001",
        )
    ]
