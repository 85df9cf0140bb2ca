"""nginx before a newsroom by deploy/nginx.conf, and its own cache before a bare gunicorn."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from bench.archives import Archive
from bench.processes import ROOT, SERVERS_CORE, Server

MAIN = """
daemon off; master_process on; worker_processes 1; user root;
pid {folder}/nginx.pid; error_log {folder}/error.log warn;
events {{}}
http {{
    access_log off; sendfile on; tcp_nopush on;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    proxy_cache_path {folder}/own levels=1:2 keys_zone=own:1m inactive=24h use_temp_path=off;
    upstream bare {{ server 127.0.0.1:{bare}; keepalive 4; }}
    include {folder}/newsroom.conf;
}}
"""
HIT = """
    # What nginx itself gives: the same bytes, kept for an hour and asked for nowhere.
    location = /bench-hit {
        proxy_cache own;
        proxy_cache_valid 200 1h;
        proxy_ignore_headers Cache-Control Expires Vary Set-Cookie X-Accel-Expires;
        proxy_pass http://bare/kept-article;
    }

    location / {
        proxy_cache pages;
"""


def nginx(folder: Path, port: int, newsroom: Server, bare: Server) -> Server:
    """Start it without TLS, which costs both alike; who works beside it counts with it."""
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for old, new in (
        ("/var/cache/nginx/newsroom", str(folder / "cache")),
        ("server 127.0.0.1:8000", f"server 127.0.0.1:{newsroom.port}"),
        ("listen 80", f"listen 127.0.0.1:{free_port()}"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        ("    listen [::]:80 default_server;\n", ""),
        ("    listen [::]:80;\n", ""),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("server_name example.kz", "server_name 127.0.0.1 example.kz"),
        ("    ssl_certificate /etc/letsencrypt/live/example.kz/fullchain.pem;\n", ""),
        ("    ssl_certificate_key /etc/letsencrypt/live/example.kz/privkey.pem;\n", ""),
        ("    location / {\n        proxy_cache pages;\n", HIT),
    ):
        if old not in text:
            raise SystemExit(f"deploy/nginx.conf says no longer: {old.strip()}")
        text = text.replace(old, new)
    (folder / "newsroom.conf").write_text(text, encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(folder=folder, bare=bare.port), encoding="utf-8")
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    command = ["taskset", "-c", SERVERS_CORE, str(program), "-p", str(folder), "-c", str(main)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    return Server("nginx", port, process, beside=[newsroom, bare])


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class Publisher:
    """Publishes a story a second in an archive, while it is let to."""

    def __init__(self, archive: Archive) -> None:
        command = [sys.executable, "-m", "bench.publisher"]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **archive.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.count = 0

    def go_on(self) -> None:
        self._tell("go")

    def pause(self) -> None:
        self._tell("stop")

    def stop(self) -> None:
        """Let it end; then `count` says how many stories it published."""
        if self.process.poll() is None:
            out, _nothing = self.process.communicate("end\n")
            self.count = int(out.strip() or 0)

    def _tell(self, word: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
