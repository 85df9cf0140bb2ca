"""Sweeping the media folder: what an upload that was killed left behind."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from articles import picture_files
from articles.models import Picture

AGE_SECONDS = 3600
"""Younger files may belong to an upload that is still being written."""
BATCH = 500


def sweep(older_than: float = AGE_SECONDS) -> int:
    """Remove the files of keys that no picture has, and half-written ones; return how many keys."""
    limit = time.time() - older_than
    keys, removed = sorted(_keys(limit)), 0
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        known = set(Picture.objects.filter(key__in=some).values_list("key", flat=True))
        for key in set(some) - known:
            picture_files.remove(key)
            removed += 1
    for part in _old(Path(settings.MEDIA_ROOT).glob("*/**/*.part"), limit):
        part.unlink(missing_ok=True)
    return removed


def _keys(limit: float) -> set[str]:
    """The keys under which old files lie."""
    root = Path(settings.MEDIA_ROOT)
    masters = {path.name.partition(".")[0] for path in _old((root / "masters").glob("*.*"), limit)}
    return masters | {path.name for path in _old((root / "pictures").glob("*"), limit)}


def _old(paths: Iterator[Path], limit: float) -> Iterator[Path]:
    for path in paths:
        try:
            if path.stat().st_mtime < limit:
                yield path
        except FileNotFoundError:  # removed while we looked
            continue
