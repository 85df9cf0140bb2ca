"""A clock that several processes share, and that moves only when it is told to."""

from datetime import UTC, datetime
from pathlib import Path


class StandingClock:
    """The moment that stands in a file of this folder."""

    def __init__(self, folder):
        self.file = Path(folder, "clock")

    def now(self):
        return datetime.fromtimestamp(float(self.file.read_text(encoding="ascii")), UTC)

    def set(self, moment):
        new = self.file.with_suffix(".new")
        new.write_text(f"{moment.timestamp():.6f}", encoding="ascii")
        new.replace(self.file)

    def move(self, delta):
        self.set(self.now() + delta)
