"""A real gunicorn in a process group of its own, that can be killed as a machine's power fails."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from http import HTTPStatus

from tests.faults.installation import PASSWORD, ROOT
from tests.faults.visitor import Unreachable, Visitor

PATIENCE_SECONDS = 60
# Where there is setpriv, no server outlives a test that is killed itself.
DIES_WITH_US = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []


class Server:
    """One gunicorn over one installation; the port stays the same from start to start.

    `application` is what gunicorn serves, `before` a command line that starts it (a namespace).
    """

    def __init__(
        self, installation, application="newsroom.wsgi:application", before=(), **settings
    ):
        self.installation = installation
        self.application = application
        self.before = before
        self.settings = settings
        self.port = _free_port()
        self.process = None
        self.name = "server"  # of its log, where there are several

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self):
        """What the server said, for the message of a failed test."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def start(self):
        """Start it and return when it answers."""
        environment = {**self.installation.environment, **self.settings}
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [*DIES_WITH_US, *self.before, *self._command()],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait()

    def wait(self):
        """Wait until it answers."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            self.must_run()
            assert time.monotonic() < deadline, f"the server doesn't answer:\n{self.log}"
            time.sleep(0.02)

    def must_run(self):
        """Fail where there is no server any more: nothing that is waited for would come."""
        assert self.process.poll() is None, f"the server has left:\n{self.log}"

    def kill(self):
        """SIGKILL to the master and its workers at once; nothing of them gets a last word."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self):
        """Stop it as an operator does."""
        self.process.terminate()
        self.process.wait(PATIENCE_SECONDS)

    def visitor(self):
        """A reader: nobody is signed in."""
        return Visitor(self.port)

    def sign_in(self, name, password=PASSWORD):
        """Somebody of the cast who went through the door of the desk."""
        visitor = self.visitor()
        visitor.fill_in("/admin/login/", "login-form", username=name, password=password)
        answer = visitor.get("/admin/")
        assert answer.status == HTTPStatus.OK, f"{name} was not let in: {answer.status}"
        return visitor

    @property
    def _log(self):
        return self.installation.var / f"{self.name}.log"

    def _command(self):
        config = str(ROOT / "deploy" / "gunicorn.conf.py")
        options = ["--config", config, "--bind", f"127.0.0.1:{self.port}", "--log-level", "warning"]
        return [sys.executable, "-m", "gunicorn", *options, self.application]

    def _answers(self):
        try:
            return self.visitor().get("/healthz").status == HTTPStatus.OK
        except Unreachable:
            return False


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
