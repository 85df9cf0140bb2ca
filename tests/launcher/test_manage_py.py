"""manage.py, called where Django is not installed."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def call(folder, **environment):
    """Run a copy of manage.py without site-packages, beside a ./run that repeats its arguments."""
    (folder / "manage.py").write_text((ROOT / "manage.py").read_text())
    (folder / "run").write_text('#!/bin/sh\necho "run $*"\n')
    (folder / "run").chmod(0o755)
    bare = [sys.executable, "-I", "-S", folder / "manage.py", "demo", "--refresh"]
    settings = {**os.environ, **environment}
    return subprocess.run(bare, env=settings, capture_output=True, text=True, cwd=folder)


def test_it_hands_over_to_run(tmp_path):
    result = call(tmp_path, NEWSROOM_LAUNCHED="")

    assert result.stdout == "run manage demo --refresh\n"


def test_it_does_not_go_in_circles(tmp_path):
    result = call(tmp_path, NEWSROOM_LAUNCHED="1")

    assert result.returncode == 1
    assert "Django is missing" in result.stderr
