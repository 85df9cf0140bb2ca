"""The newsroom's WSGI application that also writes down when a transaction of workflow is open.

Marks go to the file NEWSROOM_FAULT_TRACE, a line each: `boot PID`, then for each transaction
`open PID NUMBER ARTICLE VERB` and, once it is over, `done PID NUMBER` or `undone PID NUMBER`. A
killed process leaves an `open` alone.
"""

import functools
import os
from itertools import count

from newsroom.wsgi import application

VERBS = ("publish", "withdraw", "discard_changes")
numbers = count(1)
trace = os.open(os.environ["NEWSROOM_FAULT_TRACE"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def mark(*words):
    """One write of one line: it is in the file whole, whatever happens to this process next."""
    os.write(trace, f"{' '.join(map(str, words))}\n".encode())


def traced(change):
    """Let `change` tell when its transaction has begun, and when it is committed or undone."""
    from django.db import transaction

    @functools.wraps(change)
    def told(article, **options):
        me = os.getpid(), next(numbers)
        with transaction.atomic():  # the database is asked to begin before the mark is made
            mark("open", *me, article.pk, change.__name__)
            transaction.on_commit(lambda: mark("done", *me))
            try:
                return change(article, **options)
            except BaseException:
                mark("undone", *me)
                raise

    return told


def trace_workflow():
    from articles import workflow

    for verb in VERBS:
        setattr(workflow, verb, traced(getattr(workflow, verb)))
    mark("boot", os.getpid())


trace_workflow()
__all__ = ["application"]
