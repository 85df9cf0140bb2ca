"""Stand-ins on this machine for a hub, for IndexNow and for Telegram: real sockets, no network."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

HANG, DROP = "hang", "drop"


class StandIn:
    """A server that keeps what it heard, and answers as it was told, else that all is well.

    An entry of `answers` is (status, body, headers), HANG, or DROP: to hang up without a word.
    """

    def __init__(self):
        self.heard, self.answers = [], []
        self.released = threading.Event()
        self.url = ""

    def said(self, path, body):
        """What is answered where nothing else was told."""
        return 204, b"", {}

    def forms(self):
        return [parse_qs(body.decode()) for _path, _headers, body in self.heard]

    def answer(self, handler, path, body):
        answer = self.answers.pop(0) if self.answers else self.said(path, body)
        if answer == HANG:
            self.released.wait(30)
        if answer in (HANG, DROP):
            handler.close_connection = True
            return
        status, words, headers = answer
        handler.send_response(status)
        for name, value in ({"Content-Length": str(len(words))} | headers).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(words)


class Telegram(StandIn):
    """A channel as Telegram's Bot API keeps it: `posts` by number, `refused` by method."""

    def __init__(self):
        super().__init__()
        self.posts, self.refused, self.calls = {}, {}, []

    def said(self, path, body):
        method, asked = path.rpartition("/")[2], json.loads(body)
        self.calls.append(method)
        if method in self.refused:
            return refusal(400, self.refused[method])
        return getattr(self, method)(asked)

    def sendMessage(self, asked):
        number = len(self.calls) + 100
        self.posts[number] = asked
        return well({"message_id": number, "chat": {"id": -1}, "date": 0})

    def editMessageText(self, asked):
        if asked["message_id"] not in self.posts:
            return refusal(400, "Bad Request: message to edit not found")
        if self.posts[asked["message_id"]]["text"] == asked["text"]:
            return refusal(400, "Bad Request: message is not modified: …")
        self.posts[asked["message_id"]] = asked
        return well({"message_id": asked["message_id"]})

    def deleteMessage(self, asked):
        if asked["message_id"] not in self.posts:
            return refusal(400, "Bad Request: message to delete not found")
        del self.posts[asked["message_id"]]
        return well(True)

    @property
    def text(self):
        """The text of the only post."""
        [post] = self.posts.values()
        return post["text"]


def well(result):
    return 200, json.dumps({"ok": True, "result": result}).encode(), {}


def refusal(status, description, **parameters):
    said = {"ok": False, "error_code": status, "description": description}
    said |= {"parameters": parameters} if parameters else {}
    return status, json.dumps(said).encode(), {}


@contextmanager
def served(standin):
    """Let a stand-in answer under its `url`."""

    class Door(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            standin.heard.append((self.path, dict(self.headers), body))
            standin.answer(self, self.path, body)

        def do_GET(self):
            standin.heard.append((self.path, dict(self.headers), b""))
            standin.answer(self, self.path, b"")

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    standin.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield standin
    finally:
        standin.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
