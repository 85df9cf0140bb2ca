"""What a failed installation means: the lines that matter and what to do."""

import re

LINES_SHOWN = 6
MATTERS = re.compile(r"error|×|╰|hint:|help:|could not|no space", re.IGNORECASE)
CAUSES = (
    (
        r"no space left",
        "free some space on the disk, then run ./run again.",
    ),
    (
        r"do not match the hashes|hash mismatch",
        "a downloaded file is not the one this release was tested with: don't go round this. "
        "Empty the download cache (rm -r ~/.cache/pip ~/.cache/uv) and run ./run again; "
        "if it stays, tell the maintainers.",
    ),
    (
        r"certificate|CERTIFICATE_VERIFY_FAILED|UnknownIssuer",
        "your network puts in a certificate of its own: "
        "set SSL_CERT_FILE (and PIP_CERT) to its file, then run ./run again.",
    ),
    (
        r"name resolution|name or service not known|dns error|connection|unreachable|timed out"
        r"|timeout|proxy|error sending request|max retries|newconnectionerror",
        "check that this machine reaches the Internet. Behind a proxy set HTTPS_PROXY; "
        "with a package mirror of your own set PIP_INDEX_URL (UV_INDEX_URL for uv). "
        "Then run ./run again: it goes on where it stopped.",
    ),
    (
        r"no matching distribution|could not find a version|no usable wheels|no wheels"
        r"|no compatible|not supported wheel",
        "a package has no ready file for this Python or processor: "
        "use Python 3.11 to 3.14 on 64-bit Linux or macOS.",
    ),
)
GENERAL = "read the lines above; remove the folder .venv and run ./run again to start afresh."


def explain(output: str, lock_name: str) -> tuple[str, str]:
    """Return the problem, with the installer's telling lines, and the advice."""
    shown = "\n".join(f"  | {row}" for row in telling_lines(output))
    return f"The packages of {lock_name} could not be installed.\n{shown}", advice(output)


def telling_lines(output: str) -> list[str]:
    """Return the lines that name the trouble, or the last ones when none does."""
    rows = [row.rstrip() for row in output.splitlines() if row.strip()]
    telling = list(dict.fromkeys(row for row in rows if MATTERS.search(row)))
    return (telling or rows)[-LINES_SHOWN:]


def advice(output: str) -> str:
    found = (text for cause, text in CAUSES if re.search(cause, output, re.IGNORECASE))
    return next(found, GENERAL)
