"""Debian's nginx with deploy/nginx.conf, before a server of the test's own that counts."""

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAIN = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log warn;
events {{}}
http {{
    access_log off; sendfile on; tcp_nopush on;  # as Debian has it
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    include {folder}/newsroom.conf;
}}
"""
PAGE = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"


class Backend:
    """A newsroom that answers what the test says, and remembers what it was asked."""

    def __init__(self):
        self.asked = []
        self.status, self.body, self.tag, self.pause = 200, "first", '"1"', 0.0
        self.headers = {"Cache-Control": PAGE}
        self.answers = []  # of the next questions: body and tag
        backend = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                backend.asked.append({k.lower(): v for k, v in self.headers.items()})
                if backend.answers:
                    backend.body, backend.tag = backend.answers.pop(0)
                time.sleep(backend.pause)
                known = self.headers.get("If-None-Match") == backend.tag
                body = b"" if known else backend.body.encode()
                self.send_response(304 if known else backend.status)
                self.send_header("ETag", backend.tag)
                for name, value in backend.headers.items():
                    self.send_header(name, value)
                if not known:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.do_GET()

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def say(self, body, tag):
        self.body, self.tag = body, tag

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Nginx:
    """nginx in front of a backend, over TLS as in life."""

    def __init__(self, folder, backend_port):
        self.folder, self.port, self.plain = folder, _free_port(), _free_port()
        self.unsafe, secure = _free_port(), f"127.0.0.1:{self.port} ssl http2"
        certificate = folder / "fullchain.pem"
        key = folder / "privkey.pem"
        made = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=example.kz",
        ]
        command = [*made, "-keyout", key, "-out", certificate]
        subprocess.run(command, check=True, capture_output=True)
        text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        for old, new in (
            ("/etc/letsencrypt/live/example.kz", str(folder)),
            ("/var/cache/nginx/newsroom", str(folder / "cache")),
            ("server 127.0.0.1:8000", f"server 127.0.0.1:{backend_port}"),
            ("listen 80", f"listen 127.0.0.1:{self.unsafe}"),
            ("/srv/newsroom/var", str(folder / "var")),
            ("listen 443 ssl http2;", f"listen {secure}; listen 127.0.0.1:{self.plain};"),
            ("listen 443 ssl http2 default_server;", f"listen {secure} default_server;"),
            ("    listen [::]:80 default_server;\n", ""),
            ("    listen [::]:80;\n", ""),
            ("    listen [::]:443 ssl http2 default_server;\n", ""),
            ("    listen [::]:443 ssl http2;\n", ""),
        ):
            assert old in text, old
            text = text.replace(old, new)
        (folder / "newsroom.conf").write_text(text, encoding="utf-8")
        program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        main = folder / "nginx.conf"
        main.write_text(MAIN.format(folder=folder), encoding="utf-8")
        self.process = subprocess.Popen([program, "-p", folder, "-c", main])
        self._wait()

    def get(self, path="/ru/", **headers):
        """Status, headers and body; each question on a connection of its own."""
        with closing(self.connect()) as connection:
            return ask(connection, path, **headers)

    def connect(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.sock = self.shake_hands()
        return connection

    def shake_hands(self, name="example.kz", protocols=("http/1.1",)):
        """A connection over TLS to the server of this name."""
        context = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        context.check_hostname = False
        context.set_alpn_protocols(protocols)
        opened = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        return context.wrap_socket(opened, server_hostname=name)

    def connect_plainly(self):
        """Without TLS, as behind a balancer: then the kernel sends files by itself."""
        return http.client.HTTPConnection("127.0.0.1", self.plain, timeout=10)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)

    def _wait(self):
        for _ in range(200):
            assert self.process.poll() is None, (self.folder / "error.log").read_text()
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("nginx doesn't answer")


def ask(connection, path="/ru/", **headers):
    told = {"Host": "example.kz"} | {k.replace("_", "-"): v for k, v in headers.items()}
    connection.request("GET", path, headers=told)
    response = connection.getresponse()
    return response.status, dict(response.getheaders()), response.read().decode()


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
