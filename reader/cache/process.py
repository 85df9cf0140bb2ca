"""What each process has one of: what it learned, what the clock will change, who watches."""

from reader.cache.clock import Clock
from reader.cache.log import Log
from reader.cache.watching import Watcher

log = Log()
clock = Clock(log)
watcher = Watcher(log, clock)
