"""Measure a kept page against the same bytes from a bare gunicorn, interleaved, on one core.

    python bench/page_cache.py [ADDRESS …]

Needs wrk and an installation with pages (NEWSROOM_VAR, DATABASE_URL), such as the demo's. What
counts is the server's CPU time a request; requests a second depend on what else the machine does.
"""

import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = 3
CORE = "1"
BARE = """
import json, os
page = json.load(open(os.environ["PAGE"]))
body = open(os.environ["PAGE"] + ".body", "rb").read()
headers = [tuple(pair) for pair in page]
def application(environ, start_response):
    start_response("200 OK", headers)
    return [body]
"""
VIEW = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
import json
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
from django.http import HttpResponse
from django.urls import path
import types, sys
body = open(os.environ["PAGE"] + ".body", "rb").read()
urls = types.ModuleType("bare_urls")
urls.urlpatterns = [path("<path:any>", lambda request, any: HttpResponse(body))]
sys.modules["bare_urls"] = urls
from django.conf import settings
settings.ROOT_URLCONF = "bare_urls"
"""
HOP = {"date", "server", "connection"}


def serve(application, port, folder, **environment):
    command = ["taskset", "-c", CORE, sys.executable, "-m", "gunicorn", "--pythonpath", folder]
    command += ["--config", str(ROOT / "deploy" / "gunicorn.conf.py")]
    command += ["--bind", f"127.0.0.1:{port}", application]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | environment)


def ask(port, address):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", address)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.getheaders(), body


def ready(port, address):
    for _ in range(300):
        try:
            return ask(port, address)
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server doesn't start")


def cpu(process):
    """Seconds of CPU that a server's workers have used."""
    found = subprocess.check_output(["ps", "--ppid", str(process.pid), "-o", "pid="], text=True)
    total = 0
    for pid in found.split():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def load(process, port, address):
    before = cpu(process)
    command = ["taskset", "-c", "0", "wrk", "-t1", "-c8", f"-d{SECONDS}s"]
    out = subprocess.check_output([*command, f"http://127.0.0.1:{port}{address}"], text=True)
    done = int(next(line.split()[0] for line in out.splitlines() if "requests in" in line))
    rate = float(next(line.split()[1] for line in out.splitlines() if "Requests/sec" in line))
    return rate, (cpu(process) - before) / done * 1000


def measure(address, folder):

    kept = serve("newsroom.wsgi:application", 18101, folder)
    others = []
    try:
        ready(18101, address)
        time.sleep(0.5)
        headers, body = ask(18101, address)
        page = Path(folder, "page.json")
        own = [pair for pair in headers if pair[0].lower() not in HOP]
        page.write_text(json.dumps(own))
        Path(f"{page}.body").write_bytes(body)
        Path(folder, "bare_page.py").write_text(BARE)
        Path(folder, "bare_view.py").write_text(VIEW)
        for name, port in (("bare_page", 18102), ("bare_view", 18103)):
            others.append(serve(f"{name}:application", port, folder, PAGE=str(page)))
            ready(port, address)
        servers = {
            "kept": (kept, 18101),
            "gunicorn": (others[0], 18102),
            "view": (others[1], 18103),
        }
        found = {name: [] for name in servers}
        for _ in range(ROUNDS):
            for name, (process, port) in servers.items():
                found[name].append(load(process, port, address))
    finally:
        for process in (kept, *others):
            process.terminate()
            process.wait()
    rates = {name: statistics.median(rate for rate, _ms in rows) for name, rows in found.items()}
    spent = {name: statistics.median(ms for _rate, ms in rows) for name, rows in found.items()}
    print(address, f"{len(body)} bytes")
    for name in found:
        ratio_rate, ratio_cpu = rates[name] / rates["gunicorn"], spent["gunicorn"] / spent[name]
        print(
            f"  {name:9} {rates[name]:8.0f} /s  {spent[name]:.3f} ms CPU"
            f"  ratio of rates {ratio_rate:.2f}, of CPU {ratio_cpu:.2f}"
        )


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for address in sys.argv[1:] or ["/ru/", "/ru/latest/"]:
            measure(address, folder)
