"""The newsroom's WSGI application under a clock that stands where a file says.

Each page that Django makes has a number of its own in `X-Made`, so that it can be told from the
outside whether a page was kept or made anew.
"""

import os
from itertools import count

from django.utils import timezone

from tests.faults.standing_clock import StandingClock

timezone.now = StandingClock(os.environ["NEWSROOM_VAR"]).now

from newsroom import wsgi  # noqa: E402 - the clock stands before anything asks for it
from newsroom.readers import ReadersHandler  # noqa: E402
from reader.cache.front import PageCache  # noqa: E402

numbers = count(1)


def counted(application):
    def answer(environ, start):
        def begin(status, headers, exc_info=None):
            return start(status, [*headers, ("X-Made", f"{os.getpid()}-{next(numbers)}")])

        return application(environ, begin)

    return answer


application = PageCache(counted(wsgi.django), counted(ReadersHandler()))
