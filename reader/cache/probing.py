"""Whether a database that is not heard from answers: one request at a time finds out for all."""

import threading
import time

HANGS_AFTER_SECONDS = 5.0


class Probes:
    """The request that asks it now, and what the last one found.

    A database that hangs holds up that one request, and not each thread.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.ended: threading.Event | None = None
        self.began_at = 0.0
        self.is_down = False

    def begin(self) -> bool:
        """Whether whoever asks is the one to find out; it has to say `end`."""
        with self.lock:
            if self.ended:
                return False
            self.ended, self.began_at = threading.Event(), time.monotonic()
            return True

    def end(self, *, is_down: bool) -> None:
        """Let those who wait know."""
        with self.lock:
            ended, self.ended, self.is_down = self.ended, None, is_down
        if ended:
            ended.set()

    def forget(self) -> None:
        """Forget what was found: it is heard from again."""
        self.is_down = False

    def says_down(self) -> bool:
        """Whether the last one found it down, or the one under way hangs; wait to know."""
        with self.lock:
            ended, rest = self.ended, self.began_at + HANGS_AFTER_SECONDS - time.monotonic()
        if self.is_down or ended is None:
            return self.is_down
        return not ended.wait(max(rest, 0.0)) or self.is_down
