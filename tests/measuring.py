"""Where coverage rests: followed by it, code takes twice the time."""

from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def resting():
    """Measure nothing meanwhile, if anything is measured at all."""
    measuring = Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()
