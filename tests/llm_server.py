"""A small OpenAI-compatible server on loopback, which answers as a test tells it: well, badly or never."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[dict[str, Any]], "str | Reply"]
"""From the request's JSON to the model's words, or to something a server should not do."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server does instead of answering properly.

    Attributes:
        status: the HTTP status.
        body: sent as it is.
        hang: say nothing until the server is closed.
        cut: send the first half of ``body`` as the model's words, then close the connection.
        endless: send ``body`` as the model's words again and again until the other side has had enough.
    """

    status: int = 200
    body: str = ""
    hang: bool = False
    cut: bool = False
    endless: bool = False


@dataclass(slots=True)
class Server:
    """A running server.

    Attributes:
        url: its base address.
        requests: the JSON of each request, in order.
        headers: the headers of each.
    """

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def said(self) -> str:
        """Everything the server was ever told."""
        return json.dumps(self.requests, ensure_ascii=False)


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    """A server that answers every chat request with ``answer``, until the block ends."""
    closed = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output clean."""

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            known.requests.append(asked)
            known.headers.append(dict(self.headers))
            found = answer(asked) if self.path == "/v1/chat/completions" else Reply(404)
            with suppress(BrokenPipeError, ConnectionResetError):  # the other side has had enough
                self.act(found, asked)

        def act(self, found: str | Reply, asked: dict[str, Any]) -> None:
            if isinstance(found, str):
                self.words([found], asked)
            elif found.hang:
                closed.wait()
            elif found.cut:
                self.words([found.body[: len(found.body) // 2]], asked, whole=False)
            elif found.endless:
                self.words(iter(lambda: "" if closed.is_set() else found.body, ""), asked)
            else:
                self.send(found.body.encode(), "application/json", found.status)

        def words(self, pieces: Any, asked: dict[str, Any], *, whole: bool = True) -> None:
            if not asked.get("stream"):
                message = {"role": "assistant", "content": "".join(pieces)}
                body = {**self.head("chat.completion"), "choices": [{"index": 0, "message": message}]}
                body["usage"] = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
                self.send(json.dumps(body).encode(), "application/json")
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for piece in pieces:
                for start in range(0, len(piece), 400):
                    self.event({"content": piece[start : start + 400]})
            if whole:
                self.event({}, finish="stop")
                self.chunk(b"data: [DONE]\n\n")
                self.chunk(b"")
            self.close_connection = True

        def event(self, delta: dict[str, str], finish: str | None = None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            body = {**self.head("chat.completion.chunk"), "choices": [choice]}
            self.chunk(b"data: " + json.dumps(body).encode() + b"\n\n")

        def chunk(self, data: bytes) -> None:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

        def head(self, kind: str) -> dict[str, Any]:
            return {"id": "1", "object": kind, "created": 1, "model": "m"}

        def send(self, body: bytes, kind: str, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A connection that breaks is what some tests are about."""

    http = Quiet(("127.0.0.1", 0), Handler)
    known = Server(f"http://127.0.0.1:{http.server_address[1]}/v1")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        closed.set()
        http.shutdown()
        http.server_close()
        thread.join()
