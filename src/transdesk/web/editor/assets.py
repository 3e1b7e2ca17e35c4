"""The editor's front end: plain files, kept by browsers for ever under an address that changes with them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

FRONTEND = Path(__file__).parent / "frontend"
PREFIX = "/desk/assets"
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_DIGITS = 16
_YEAR = 31_536_000


class Assets:
    """The files of a folder, read once: an installed release does not change while it runs.

    Args:
        folder: where they are.
    """

    def __init__(self, folder: Path = FRONTEND) -> None:
        self._files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix in _TYPES
        }
        digest = hashlib.blake2b()
        for name, data in self._files.items():
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
        self.digest = digest.hexdigest()[:_DIGITS]

    @property
    def base(self) -> str:
        """The address of the folder, without a slash at its beginning or end."""
        return f"{PREFIX.strip('/')}/{self.digest}"

    @property
    def modules(self) -> tuple[str, ...]:
        """Names of the scripts, which a page may fetch at once instead of one after the other."""
        return tuple(name for name in self._files if name.endswith(".js"))

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def routes(self) -> list[BaseRoute]:
        """The route that hands the files out."""

        async def file(request: Request) -> Response:
            name = request.path_params["name"]
            data = self._files.get(name)
            if data is None or request.path_params["digest"] != self.digest:
                raise HTTPException(404)
            headers = {
                "Cache-Control": f"public, max-age={_YEAR}, immutable",
                "X-Content-Type-Options": "nosniff",
                "Cross-Origin-Resource-Policy": "same-origin",
            }
            return Response(data, headers=headers, media_type=_TYPES[Path(name).suffix])

        return [Route(f"{PREFIX}/{{digest}}/{{name:path}}", file)]


@cache
def shared_assets() -> Assets:
    """The editor's own files, for the route and for the component that names them."""
    return Assets()
