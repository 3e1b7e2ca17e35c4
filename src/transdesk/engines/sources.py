"""Where a model's files come from: the hub, a mirror over HTTP, or a folder.

The hub is asked once for a repository's files, sizes and digests (``GET /api/models/<name>?blobs=true``, the request of
``huggingface_hub.HfApi.model_info(files_metadata=True)``). A mirror is any web server with one folder a model and, in each, a
file ``SHA256SUMS`` as the program ``sha256sum`` writes it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

import httpx

from transdesk.domain.errors import ModelError
from transdesk.engines._hub import endpoint, hub_answers, hub_forbidden

SUMS: Final = "SHA256SUMS"
CHUNK: Final = 1 << 20  # bytes read from a disk at once
CONNECT: Final = 2.0  # seconds until a server that does not answer is given up
READ: Final = 15.0  # seconds of silence until a server that has answered is taken for dead
_WANTED: Final = re.compile(
    r"(.*\.(json|model|spm|jinja|bin|safetensors)|vocab\.txt|merges\.txt|LICEN[CS]E.*|README\.md|.*\.toml)",
    re.IGNORECASE,
)
_WEIGHTS: Final = re.compile(r"(.*\.safetensors|.*\.bin)", re.IGNORECASE)
_SAFE: Final = re.compile(r"model.*\.safetensors", re.IGNORECASE)
_TORCH: Final = re.compile(r"pytorch_model.*\.bin", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file of a model.

    Attributes:
        name: plain file name, without a folder.
        size: bytes.
        digest: ``sha256:<hex>``, ``git:<hex>`` (the hub's name of small files: SHA-1 of git's blob), or empty.
    """

    name: str
    size: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a model and the revision that they belong to (empty where the source knows none)."""

    files: tuple[RemoteFile, ...]
    revision: str = ""

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Piece:
    """The rest of a file: the place where it begins, and its bytes."""

    start: int
    chunks: Iterator[bytes]


class Source(Protocol):
    """Something that has a model's files."""

    def listing(self) -> Listing:
        """The files."""
        ...

    def read(self, file: RemoteFile, start: int) -> AbstractContextManager[Piece]:
        """The bytes of a file from ``start`` on, or from 0 where the source cannot skip."""
        ...


class FolderSource:
    """A folder on this machine, a stick or a network drive."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def listing(self) -> Listing:
        """The files; digests where ``SHA256SUMS`` lies beside them.

        Raises:
            ModelError: the folder is no model.
        """
        if not self._folder.is_dir():
            raise ModelError(
                f"There is no folder {self._folder}; check the path.", reason="folder", folder=str(self._folder)
            )
        sums = self._folder / SUMS
        digests = parse_sums(sums.read_text(encoding="utf-8")) if sums.is_file() else {}
        files = {path.name: path.stat().st_size for path in sorted(self._folder.iterdir()) if path.is_file()}
        if "config.json" not in files:
            raise ModelError(
                f"There is no model in {self._folder}: it has no config.json; name the model's own folder.",
                reason="folder",
                folder=str(self._folder),
            )
        names = wanted(files)
        return Listing(tuple(RemoteFile(n, files[n], digests.get(n, "")) for n in names))

    @contextmanager
    def read(self, file: RemoteFile, start: int) -> Iterator[Piece]:
        """The bytes from ``start`` on."""
        try:
            with (self._folder / file.name).open("rb") as stream:
                stream.seek(start)
                yield Piece(start, iter(partial(stream.read, CHUNK), b""))
        except OSError as error:
            raise ModelError(
                f"{self._folder / file.name} cannot be read ({error.strerror}); check the medium and its permissions.",
                reason="folder",
                folder=str(self._folder),
            ) from error


class WebSource:
    """Files below one address; what they are is found out by ``MirrorSource`` and ``HubSource``."""

    def __init__(self, address: str, *, read_seconds: float = READ, token: str = "") -> None:
        self._address = address.rstrip("/")
        self._timeout = httpx.Timeout(read_seconds, connect=CONNECT)
        self._headers = {"User-Agent": "transdesk"} | ({"Authorization": f"Bearer {token}"} if token else {})

    @contextmanager
    def read(self, file: RemoteFile, start: int) -> Iterator[Piece]:
        """The bytes from ``start`` on, or all of them where the server cannot skip.

        Raises:
            ModelError: the server refuses, has no such file, is busy, silent or gone.
        """
        headers = {"Range": f"bytes={start}-"} if start else {}
        with self._stream(f"{self._address}/{file.name}", headers) as answer:
            begins = start if answer.status_code == httpx.codes.PARTIAL_CONTENT else 0
            yield Piece(begins, answer.iter_raw())

    def _get(self, address: str) -> httpx.Response:
        with self._stream(address, {}) as answer:
            answer.read()
            return answer

    @contextmanager
    def _stream(self, address: str, headers: Mapping[str, str], method: str = "GET") -> Iterator[httpx.Response]:
        # no compression: a range counts the bytes of the file itself
        asked = {**self._headers, "Accept-Encoding": "identity", **headers}
        host = httpx.URL(address).host
        try:
            with (
                httpx.Client(timeout=self._timeout, follow_redirects=True) as client,
                client.stream(method, address, headers=asked) as answer,
            ):
                require_good(answer, host)
                yield answer
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise unreachable(host) from error
        except httpx.TransportError as error:
            raise ModelError(
                f"The connection to {host} broke off ({type(error).__name__}); run the same command again, it goes on "
                "where it stopped.",
                reason="broken",
                host=host,
            ) from error


class MirrorSource(WebSource):
    """A model's folder on any web server, with ``SHA256SUMS`` in it."""

    def listing(self) -> Listing:
        """The files that ``SHA256SUMS`` names.

        Raises:
            ModelError: there is no such file, or the server is out of reach.
        """
        digests = parse_sums(self._get(f"{self._address}/{SUMS}").text)
        if "config.json" not in digests:
            raise ModelError(
                f"{self._address}/{SUMS} does not list a model (no config.json); make it with 'sha256sum * > {SUMS}' in the "
                "model's folder.",
                reason="folder",
                folder=self._address,
            )
        return Listing(tuple(RemoteFile(n, self._size(n), digests[n]) for n in wanted(digests)))

    def _size(self, name: str) -> int:
        with self._stream(f"{self._address}/{name}", {}, "HEAD") as answer:
            return int(answer.headers.get("Content-Length", 0))


class HubSource(WebSource):
    """A repository of the Hugging Face hub, or of a mirror that speaks its protocol (``HF_ENDPOINT``)."""

    def __init__(self, name: str, *, read_seconds: float = READ) -> None:
        super().__init__(
            f"{endpoint()}/{name}/resolve/main", read_seconds=read_seconds, token=os.environ.get("HF_TOKEN", "")
        )
        self._name = name

    def listing(self) -> Listing:
        """The files of the newest revision; later reads take them from that same revision.

        Raises:
            ModelError: downloads are forbidden, or the hub is out of reach, refuses or answers nonsense.
        """
        if hub_forbidden():
            raise ModelError(
                f"HF_HUB_OFFLINE forbids downloads; unset it, or take {self._name} from a folder or mirror with --from.",
                reason="offline",
                model=self._name,
            )
        if not hub_answers():
            raise unreachable(httpx.URL(endpoint()).host)
        answer = self._get(f"{endpoint()}/api/models/{self._name}?blobs=true")
        try:
            told: dict[str, Any] = answer.json()
            revision = str(told["sha"])
            files = {str(row["rfilename"]): row for row in told["siblings"]}
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(
                f"{answer.url.host} does not answer like a model hub; check HF_ENDPOINT.",
                reason="refused",
                host=answer.url.host,
            ) from error
        self._address = f"{endpoint()}/{self._name}/resolve/{revision}"
        return Listing(tuple(_hub_file(files[name]) for name in wanted(files)), revision)


def _hub_file(row: Mapping[str, Any]) -> RemoteFile:
    large = row.get("lfs") or {}
    digest = f"sha256:{large['sha256']}" if large else f"git:{row['blobId']}" if row.get("blobId") else ""
    return RemoteFile(str(row["rfilename"]), int(large.get("size") or row.get("size") or 0), digest)


def wanted(names: Sequence[str] | Mapping[str, Any]) -> list[str]:
    """The files of a repository that a model needs: no weights of other frameworks, none twice, no folders."""
    plain = [n for n in names if "/" not in n and "\\" not in n and not n.startswith(".") and _WANTED.fullmatch(n)]
    if "model.bin" in plain:  # converted already
        return sorted(n for n in plain if n == "model.bin" or not _WEIGHTS.fullmatch(n))
    weights = [n for n in plain if _SAFE.fullmatch(n)] or [n for n in plain if _TORCH.fullmatch(n)]
    return sorted([*(n for n in plain if not _WEIGHTS.fullmatch(n)), *weights])


def parse_sums(text: str) -> dict[str, str]:
    """Digests by file name from what ``sha256sum`` writes; lines that are something else are passed over."""
    rows = (re.fullmatch(r"([0-9a-fA-F]{64}) [ *](.+)", line.strip()) for line in text.splitlines())
    return {row[2].removeprefix("./"): f"sha256:{row[1].lower()}" for row in rows if row}


def require_good(answer: httpx.Response, host: str) -> None:
    """Turn a refusal into our own error.

    Raises:
        ModelError: the status is not one of success.
    """
    status = answer.status_code
    if answer.is_success:
        return
    if status == httpx.codes.NOT_FOUND:
        reason, words = (
            "missing",
            f"{host} does not have {answer.url.path}; check the name, or choose another source with --from.",
        )
    elif status in (401, 403):
        reason, words = (
            "refused",
            f"{host} refuses {answer.url.path}; accept the model's terms there and set HF_TOKEN, or use --from.",
        )
    elif status == httpx.codes.TOO_MANY_REQUESTS or status >= 500:
        wait = answer.headers.get("Retry-After", "")
        later = f"in {wait} seconds" if wait.isdigit() else "in a few minutes"
        reason, words = (
            "busy",
            f"{host} is overloaded ({status}); run the same command again {later}, it goes on where it stopped.",
        )
    else:
        reason, words = "refused", f"{host} answered with status {status}; choose another source with --from."
    raise ModelError(words, reason=reason, host=host, status=status)


def unreachable(host: str) -> ModelError:
    """No network, or no such server: the ways out."""
    return ModelError(
        f"{host} cannot be reached; check the network, or take the model from a folder or mirror: --from DIR or "
        "TRANSDESK_MODEL_MIRROR.",
        reason="unreachable",
        host=host,
    )
