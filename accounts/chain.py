"""Hashes that chain a row of history to the one before, so that a changed row shows."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def canonical(data: Any) -> str:
    """The one spelling of JSON: sorted keys, no spaces, letters as they are."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(told: Mapping[str, Any]) -> str:
    """SHA-256 over everything that a row tells, in hexadecimal."""
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def moment(at: datetime) -> str:
    """A time as every database gives it back."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def new_salt() -> str:
    """What makes a hash unguessable; a redaction takes it away with the words."""
    return secrets.token_hex(16)
