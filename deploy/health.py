"""Asks the server in this container whether it is well; exits 1 when it is not."""

import os
import sys
from urllib.request import Request, urlopen

host = os.environ["ALLOWED_HOSTS"].split(",")[0].lstrip(".")
headers = {"Host": host, "X-Forwarded-Proto": "https"}
address = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz"

try:
    with urlopen(Request(address, headers=headers), timeout=4) as answer:
        sys.exit(0 if answer.status == 200 else 1)
except OSError as error:
    sys.exit(f"{address}: {error}")
