"""Where things are in a checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "articles", "importers", "reader", "newsroom")
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = Path(os.environ.get("NEWSROOM_VAR") or ROOT / "var").resolve()
RUNTIME_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"
CHECK_LOCK = ROOT / "requirements-check.lock"
