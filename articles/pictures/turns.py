"""How many pictures are decoded at once: a large one takes 200 MB while its pixels are in hand."""

from threading import BoundedSemaphore

AT_ONCE = 2
DECODING = BoundedSemaphore(AT_ONCE)
"""To be held while pixels are in hand; the others wait their turn."""
