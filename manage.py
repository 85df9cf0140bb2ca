#!/usr/bin/env python3
"""Django's commands; where Django is not installed, ./run brings the environment that has it."""

import os
import sys
from pathlib import Path


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        from django.core.management import execute_from_command_line
    except ModuleNotFoundError:
        hand_over()
    else:
        execute_from_command_line(sys.argv)


def hand_over() -> None:
    """Start again through ./run, once."""
    if os.environ.get("NEWSROOM_LAUNCHED"):
        sys.exit("Django is missing from .venv: remove that folder and start ./run again.")
    run = str(Path(__file__).resolve().with_name("run"))
    os.execv(run, [run, "manage", *sys.argv[1:]])


if __name__ == "__main__":
    main()
