"""A web server with one model: a hub and a mirror in one, which misbehaves on request."""

from __future__ import annotations

import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REVISION = "abc123"


class ModelServer:
    """Serves ``files`` below any folder, by name; ``script`` holds what to do with the next file requests.

    Steps: an integer status, ``"break"`` (half of what is left, then the connection ends), ``"wrong"`` (other bytes of
    the same length), ``"hang"``. ``ranges`` false: a server that cannot skip.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.script: list[int | str] = []
        self.ranges = True
        self.asked: list[tuple[str, str]] = []
        self.tokens: set[str] = set()
        self.release = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def sums(self) -> bytes:
        return "".join(f"{hashlib.sha256(d).hexdigest()}  {n}\n" for n, d in self.files.items()).encode()

    def listing(self) -> bytes:
        """Large files by SHA-256, small ones by git's name, as the hub has them; and what nobody needs."""
        rows = []
        for name, data in self.files.items():
            git = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
            row = {"rfilename": name, "size": len(data), "blobId": git}
            if len(data) > 1000:
                row["lfs"] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 130}
            rows.append(row)
        rows += [
            {"rfilename": n, "size": 9} for n in ("tf_model.h5", "onnx/model.onnx", "../evil.json", ".gitattributes")
        ]
        return json.dumps({"sha": REVISION, "siblings": rows}).encode()


def _handler(stub: ModelServer):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_HEAD(self) -> None:
            self._send(200, self._data() or b"", body=False)

        def do_GET(self) -> None:
            stub.asked.append((self.path, self.headers.get("Range", "")))
            stub.tokens.add(self.headers.get("Authorization", ""))
            if "/api/models/" in self.path:
                self._send(200, stub.listing())
                return
            data = self._data()
            step = stub.script.pop(0) if stub.script and not self.path.endswith("SHA256SUMS") else None
            if step == "hang":
                stub.release.wait(20)
                self.close_connection = True
            elif isinstance(step, int):
                self._send(step, b"no")
            elif data is None:
                self._send(404, b"no")
            else:
                self._file(data, str(step))

        def _data(self) -> bytes | None:
            name = self.path.partition("?")[0].rpartition("/")[2]
            return stub.sums() if name == "SHA256SUMS" else stub.files.get(name)

        def _file(self, data: bytes, step: str) -> None:
            asked = self.headers.get("Range", "")
            start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and stub.ranges else 0
            rest = data[start:]
            if step == "wrong":
                rest = bytes(len(rest))
            self._send(206 if start else 200, rest, cut=len(rest) // 2 if step == "break" else None)

        def _send(self, status: int, data: bytes, *, body: bool = True, cut: int | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if body:
                self.wfile.write(data[:cut])
            self.close_connection = cut is not None

    return Handler
