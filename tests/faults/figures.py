"""What a fault injection measured: kept with its test's report, so that a line can be printed."""

import json
import os
from pathlib import Path

NAME = "figures"
FILE = "NEWSROOM_FAULT_FIGURES"
MEASURED = "NEWSROOM_FAULTS"


def is_measured():
    """Whether this is `./run faults`: every fault is wanted, and times are held to their bars."""
    return bool(os.environ.get(MEASURED))


class Figures:
    """The figures of one test. Call it with words and numbers, as often as there is news."""

    def __init__(self, node):
        self.node = node

    def __call__(self, **values):
        self.node.user_properties.append((NAME, values))


def of(report):
    """Everything that a test's report brought along, later values over earlier ones."""
    found = {}
    for name, values in report.user_properties:
        if name == NAME:
            found |= values
    return found


def line(verdict, title, values, seconds):
    """One line for one fault: `held  what it was: kills=50, half_states=0 (41 s)`."""
    told = ", ".join(f"{name.replace('_', ' ')} {shown(value)}" for name, value in values.items())
    return f"{verdict:<8} {title}{': ' * bool(told)}{told} ({seconds:.0f} s)"


def shown(value):
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def write(verdict, title, values, seconds):
    """Add a line of JSON to the file that the environment names, if it names one."""
    if path := os.environ.get(FILE):
        row = {"fault": title, "verdict": verdict, "seconds": round(seconds, 1), "figures": values}
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
