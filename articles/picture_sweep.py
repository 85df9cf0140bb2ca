"""Sweeping the media folder: what an upload that was killed left behind is set aside."""

import logging
import shutil
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from articles import picture_files
from articles.models import Picture

AGE_SECONDS = 3600
"""Younger files may belong to an upload that is still being written."""
BATCH = 500
KEPT_DAYS = 14
FEW, PART = 20, 0.05
"""More keys than this, and more than this part of all, are no leftovers: the database is wrong."""
log = logging.getLogger(__name__)


class Swept(NamedTuple):
    """How many keys were set aside, and how many were left where they are as too many."""

    set_aside: int
    left: int


def sweep(older_than: float = AGE_SECONDS) -> Swept:
    """Set aside the files of keys that no picture has; remove half-written files.

    A database that is new, empty or another one knows none of the files, and must not cost us the
    archive: then nothing is moved. What is set aside lies in `.swept` for two weeks.
    """
    limit = time.time() - older_than
    keys = sorted(_keys(limit))
    unknown = sorted(_unknown(keys))
    for part in _old(Path(settings.MEDIA_ROOT).glob("*/**/*.part"), limit):
        part.unlink(missing_ok=True)
    _forget()
    if unknown and not _are_leftovers(unknown, keys):
        log.error("%s keys of pictures are unknown to the database: none swept.", len(unknown))
        return Swept(0, len(unknown))
    for key in unknown:
        picture_files.set_aside(key, timezone.now().date())
    return Swept(len(unknown), 0)


def _unknown(keys: list[str]) -> Iterator[str]:
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        known = set(Picture.objects.filter(key__in=some).values_list("key", flat=True))
        yield from set(some) - known


def _are_leftovers(unknown: list[str], keys: list[str]) -> bool:
    return Picture.objects.exists() and len(unknown) <= max(FEW, PART * len(keys))


def _keys(limit: float) -> set[str]:
    """The keys under which old files lie."""
    root = Path(settings.MEDIA_ROOT)
    masters = {path.name.partition(".")[0] for path in _old((root / "masters").glob("*.*"), limit)}
    return masters | {path.name for path in _old((root / "pictures").glob("*"), limit)}


def _forget() -> None:
    """Remove what was set aside long ago."""
    oldest = timezone.now().date() - timedelta(days=KEPT_DAYS)
    for folder in (Path(settings.MEDIA_ROOT) / picture_files.SWEPT).glob("*"):
        if _day(folder.name) < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def _day(name: str) -> date:
    """The day that a folder is named for; one named otherwise isn't ours to remove."""
    try:
        return date.fromisoformat(name)
    except ValueError:
        return date.max


def _old(paths: Iterable[Path], limit: float) -> Iterator[Path]:
    for path in paths:
        try:
            if path.stat().st_mtime < limit:
                yield path
        except FileNotFoundError:  # removed while we looked
            continue
