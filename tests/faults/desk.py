"""Starting typists: browsers at the desk, in processes that a test may kill."""

import os
import signal
import subprocess
import sys
from contextlib import suppress

from accounts.models import User
from tests.faults.installation import ROOT
from tests.faults.signing import session_of


class Desk:
    """One person's browser profile and the article that is open in it."""

    def __init__(self, server, article, profile):
        user = User.objects.get(username="ed")
        self.session = session_of(server.installation, user)
        self.address = f"{server.url}/admin/articles/article/{article.pk}/change/"
        self.profile = profile
        self.started = []
        profile.mkdir()

    def start(self, act):
        """Begin one of the acts of tests/faults/typist.py; its lines come from `.stdout`."""
        told = [act, self.address, self.session, self.profile]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.typist", *told],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def close(self):
        for process in self.started:
            kill(process)


def kill(process):
    """Kill the typist, the browser and all its processes, with no last word for any of them."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
