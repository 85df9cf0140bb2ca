"""Where coverage rests: followed by it, code takes twice the time."""

from contextlib import contextmanager

from coverage import Coverage

_resting = []


@contextmanager
def resting():
    """Measure nothing meanwhile, if anything is measured at all; one may stand within another."""
    measuring = Coverage.current()
    if measuring is None or _resting:
        yield
        return
    _resting.append(measuring)
    # Else it looks through all modules for what was imported before, 45 ms at each new start.
    measuring._warn_preimported_source = False
    measuring.stop()
    try:
        yield
    finally:
        _resting.clear()
        measuring.start()
