"""What a failed installation means."""

import pytest

from launcher import install_advice

PIP_OFFLINE = """\
Collecting anyascii==0.3.3 (from -r requirements.lock (line 1))
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError'
ERROR: Could not find a version that satisfies the requirement anyascii==0.3.3
ERROR: No matching distribution found for anyascii==0.3.3
"""
UV_OFFLINE = """\
error: Request failed after 3 retries in 4.9s
  cause: error sending request for url
  cause: dns error
"""


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        (PIP_OFFLINE, "reaches the Internet"),
        (UV_OFFLINE, "reaches the Internet"),
        ("ERROR: No matching distribution found for nh3==0.3.8", "no ready file"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "don't go round this"),
        ("error: Hash mismatch for anyascii", "don't go round this"),
        ("OSError: [Errno 28] No space left on device", "free some space"),
        ("invalid peer certificate: UnknownIssuer", "SSL_CERT_FILE"),
        ("Segmentation fault", "remove the folder .venv"),
    ],
)
def test_it_knows_what_to_do(output, advice):
    assert advice in install_advice.advice(output)


def test_it_shows_the_lines_that_matter():
    problem, _ = install_advice.explain(PIP_OFFLINE, "requirements.lock")

    assert "  | ERROR: No matching distribution found for anyascii==0.3.3" in problem
    assert "Collecting" not in problem


def test_it_shows_the_last_lines_where_none_tells():
    rows = install_advice.telling_lines("\n".join(f"line {n}" for n in range(20)))

    assert rows == [f"line {n}" for n in range(14, 20)]
