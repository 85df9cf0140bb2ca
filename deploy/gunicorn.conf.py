"""How gunicorn serves the newsroom: behind ./run, in a container, under systemd."""

import gc
import os
import sys
from typing import Any

wsgi_app = "newsroom.wsgi:application"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"

worker_class = "newsroom.threads.Worker"
workers = int(os.environ.get("WEB_CONCURRENCY", "1"))
threads = int(os.environ.get("WEB_THREADS", "8"))

timeout = 30
graceful_timeout = 30
keepalive = 5

# A worker stays however many it has answered: its successor would begin without the pages that it
# keeps, and while the database is down it could make none.
max_requests = 0

# The control socket wants a writable home folder, which a container does not have.
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """Have the collector leave alone what was loaded: one walk over it takes 45 ms.

    What a page leaves behind is gone by counting references; with Python's 700 the collector
    would look for circles several times in each page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    if "newsroom.wsgi" in sys.modules:  # it is the newsroom that is served, and no limit of it
        from newsroom import warming

        warming.begin()
