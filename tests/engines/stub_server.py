"""A local server that speaks the OpenAI protocol and misbehaves on request."""

from __future__ import annotations

import contextlib
import json
import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class StubServer:
    """``answer(text, body)`` gives the content for the user's text; ``script`` holds what to do before that.

    Steps of the script: an integer status; ``hang``, ``garbage``, ``drop``, ``empty``, ``drip`` instead of an
    answer; ``whole`` (not streamed), ``limit`` (stopped by the limit of tokens), ``cut``, ``noise``, ``fault`` and
    ``stall`` for what goes wrong in the middle of a streamed one.
    """

    def __init__(self, answer: Callable[[str, dict], str]) -> None:
        self.answer = answer
        self.script: list[int | str] = []
        self.bodies: list[dict] = []
        self.keys: list[str] = []
        self.models: list[dict] = [{"id": "first"}]
        self.release = threading.Event()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def close(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _next(self) -> int | str | None:
        with self._lock:
            return self.script.pop(0) if self.script else None

    def _handler(self):
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                self._send(200, {"data": stub.models})

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                stub.bodies.append(body)
                stub.keys.append(self.headers.get("authorization", ""))
                step = stub._next()
                if isinstance(step, int):
                    self._send(step, {"error": {"message": "no"}}, {"Retry-After": "0"})
                elif step == "hang":
                    stub.release.wait(20)
                    self.close_connection = True
                elif step == "drop":
                    self.close_connection = True
                    self.connection.close()
                elif step == "garbage":
                    self._raw(200, b"<html>\xff\xfe busy</html>")
                elif step == "empty":
                    self._send(200, {"choices": []})
                elif step == "drip":
                    self._drip()
                else:
                    self._answer(stub.answer(body["messages"][-1]["content"], body), step, stream=body["stream"])

            def _answer(self, text: str, step: int | str | None, *, stream: bool) -> None:
                if step == "whole" or not stream:
                    self._send(200, {"choices": [{"message": {"content": text}}]})
                    return
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream; charset=utf-8")
                self.end_headers()
                self.close_connection = True
                with contextlib.suppress(OSError):
                    self._events(text, step)

            def _events(self, text: str, step: int | str | None) -> None:
                """The text in pieces that break letters apart, then the end, or what was asked for instead."""
                self.wfile.write(b": keep-alive\n\n")
                whole = b"".join(self._event({"delta": {"content": piece}}) for piece in re.findall(r"\S+\s*", text))
                data = whole[: len(whole) // 2] if step in ("cut", "noise", "fault", "stall") else whole
                for start in range(0, len(data), 7):
                    self.wfile.write(data[start : start + 7])
                    self.wfile.flush()
                if step == "noise":
                    self.wfile.write(b"\n\ndata: {<html>\xff\n\n")
                elif step == "fault":
                    self.wfile.write(b'\n\ndata: {"error": {"message": "worker died"}}\n\n')
                elif step == "stall":
                    self.wfile.flush()
                    stub.release.wait(20)
                elif step != "cut":
                    reason = "length" if step == "limit" else "stop"
                    self.wfile.write(self._event({"delta": {}, "finish_reason": reason}))
                    self.wfile.write(b'data: {"choices": [], "usage": {}}\r\n\r\ndata: [DONE]\n\n')

            @staticmethod
            def _event(choice: dict) -> bytes:
                return f"data: {json.dumps({'choices': [choice]}, ensure_ascii=False)}\n\n".encode()

            def _drip(self) -> None:
                self.send_response(200)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                try:
                    while not stub.release.wait(0.05):
                        self.wfile.write(b"1\r\n \r\n")
                        self.wfile.flush()
                except OSError:
                    self.close_connection = True

            def _send(self, status: int, value: object, headers: dict[str, str] | None = None) -> None:
                self._raw(status, json.dumps(value).encode(), headers)

            def _raw(self, status: int, data: bytes, headers: dict[str, str] | None = None) -> None:
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        return Handler
