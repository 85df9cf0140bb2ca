"""The worker: carries out what the outbox holds, beside the server."""

import os
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from articles import outbox, picture_sweep, previewing

PAUSE_SECONDS = 2.0
SWEEP_EVERY_SECONDS = 3600.0


class Command(BaseCommand):
    help = "Carry out what waits in the outbox, until stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is due")
        parser.add_argument(
            "--with", type=int, metavar="PID", help="stop when this parent process is gone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        parent = options["with"]
        swept = float("-inf")
        while parent is None or os.getppid() == parent:
            if outbox.work_once():
                continue
            if options["once"]:
                return
            if time.monotonic() - swept > SWEEP_EVERY_SECONDS:
                picture_sweep.sweep()
                previewing.sweep()
                swept = time.monotonic()
            close_old_connections()
            time.sleep(PAUSE_SECONDS)
