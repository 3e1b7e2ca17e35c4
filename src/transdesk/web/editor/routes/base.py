"""What every route shares: who asks, what for, what it costs, and what is said when it goes wrong.

A route is a plain function ``(desk, place, ask) -> dict`` that runs in a thread, or a coroutine function of the
same face; ``Office.get`` and ``Office.post`` make a Starlette route of it.
"""

from __future__ import annotations

import gzip
import inspect
import json
import math
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from transdesk.desk.desk import Desk
from transdesk.domain.errors import (
    ConflictError,
    NotFoundError,
    RequestRefusedError,
    ReviewBlockedError,
    StorageBusyError,
    StorageError,
    StorageFullError,
    TransDeskError,
)
from transdesk.domain.sheet import Arrival
from transdesk.web.editor import limits, token, wire
from transdesk.web.editor.backlog import Backlog
from transdesk.web.editor.clerk import Clerk
from transdesk.web.editor.hub import Hub, Spot
from transdesk.web.editor.token import Place
from transdesk.web.errors import explain
from transdesk.web.texts import texts

API = "/desk/api"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_REFUSED = {"token": 401, "role": 403, "origin": 403, "place": 404, "size": 413, "rate": 429, "body": 400}
_STATUS: tuple[tuple[type[TransDeskError], int], ...] = (
    (NotFoundError, 404),
    (ConflictError, 409),
    (StorageFullError, 507),
    (StorageBusyError, 503),
    (StorageError, 503),
    (ReviewBlockedError, 409),
)
_PACK_FROM = 1024
"""Bytes from which an answer is compressed; level 1 costs a sixth of Streamlit's 9 and packs nearly as well."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a request brings: the fields of its JSON body, or of its query."""

    fields: Mapping[str, Any] = field(default_factory=dict)

    def text(self, name: str, default: str | None = None, *, most: int = limits.TEXT) -> str:
        """A text; ``default`` where it is absent, None: it must be there.

        Raises:
            RequestRefusedError: it is missing, no text, or too long.
        """
        value = self.fields.get(name, default)
        if not isinstance(value, str):
            raise misfit(name)
        if len(value) > most:
            raise RequestRefusedError("size", f"'{name}' is longer than {most} characters.", name=name, limit=most)
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """A number, from JSON or from a query.

        Raises:
            RequestRefusedError: it is missing, or no number.
        """
        value = self.fields.get(name, default)
        try:
            found = float(value)  # whatever it is, it is tried
        except (ValueError, TypeError, OverflowError) as error:
            raise misfit(name) from error
        if not math.isfinite(found):
            raise misfit(name)
        return found

    def items(self, name: str, *, most: int) -> list[Any]:
        """A list.

        Raises:
            RequestRefusedError: it is missing, no list, or too long.
        """
        value = self.fields.get(name)
        if not isinstance(value, list):
            raise misfit(name)
        if len(value) > most:
            raise RequestRefusedError("size", f"'{name}' has more than {most} entries.", name=name, limit=most)
        return value


def misfit(name: str) -> RequestRefusedError:
    """A field is missing or of a wrong kind: the page and the server are of different releases."""
    return RequestRefusedError("body", f"'{name}' is missing or cannot be used; load the page again.", name=name)


@dataclass(frozen=True, slots=True)
class Packed:
    """An answer that is bytes already: written in a thread, or once for many.

    Attributes:
        small: compressed; empty where that is not worth it.
    """

    plain: bytes
    small: bytes


def pack(value: wire.Json) -> Packed:
    """Write an answer."""
    plain = _bytes(value)
    return Packed(plain, gzip.compress(plain, 1) if len(plain) >= _PACK_FROM else b"")


Handler: TypeAlias = Callable[[Desk, Place, Ask], wire.Json | Packed | Awaitable[wire.Json | Packed]]


class Office:
    """Where requests come in.

    Args:
        desk_of: the process's desk.
        key_of: the key of the tokens.
    """

    def __init__(self, desk_of: Callable[[], Desk], key_of: Callable[[], bytes]) -> None:
        self.desk_of = desk_of
        self.key_of = key_of
        self.hub = Hub(lambda spots: {spot: wire.mark(p) for spot, p in desk_of().grid.pulses(spots).items()})
        self.backlog = Backlog(desk_of, self.hub.wake)
        self._arrivals: Clerk[Arrival, None] = Clerk(self._write_down)
        self._buckets = limits.Buckets()

    def get(self, name: str, handler: Handler) -> Route:
        """A route that reads; its fields come from the query."""
        return self._route(name, handler, "GET", wakes=False)

    def post(self, name: str, handler: Handler, *, wakes: bool = False) -> Route:
        """A route with a JSON body; ``wakes``: it changes what others see."""
        return self._route(name, handler, "POST", wakes=wakes)

    async def arrive(self, place: Place, segment: str | None = None) -> None:
        """Somebody is there, at this segment; None: where they were."""
        await self._arrivals.do(Arrival(place.article, place.target, place.person, segment))

    def _write_down(self, arrivals: Sequence[Arrival]) -> list[None]:
        self.desk_of().grid.arrive(arrivals)
        return [None] * len(arrivals)

    def close(self) -> None:
        """The server stops: let those who wait go."""
        self.hub.close()
        self.backlog.close()

    def _route(self, name: str, handler: Handler, method: str, *, wakes: bool) -> Route:
        async def answer(request: Request) -> Response:
            language = "en"
            try:
                require_same_origin(request)
                place = self._place(request)
                language = place.language
                self._buckets.take(f"{place.person}|{place.article}|{place.target}", time.monotonic())
                ask = Ask(await _body(request) if method == "POST" else dict(request.query_params))
                found = await _call(handler, self.desk_of(), place, ask)
                if wakes:
                    self.hub.wake((place.article, place.target))
                return _sent(found, _packs(request))
            except ClientDisconnect:
                return Response(status_code=499)  # nobody reads it
            except Exception as error:  # noqa: BLE001 - the border where nothing may show a traceback
                return failure(error, language)

        return Route(f"{API}/{{article}}/{{to}}/{name}", answer, methods=[method], name=f"{method} {name}")

    def _place(self, request: Request) -> Place:
        place = token.read(self.key_of(), request.headers.get("x-desk-token", ""), time.time())
        if (request.path_params["article"], request.path_params["to"]) != (place.article, place.target.value):
            raise RequestRefusedError("place", "This is not there; open the article from the list.")
        return place


def spot_of(place: Place) -> Spot:
    """The translation of a place."""
    return (place.article, place.target)


def require_same_origin(request: Request) -> None:
    """Refuse what another site's page sends (OWASP CSRF prevention: Fetch Metadata, then Origin).

    Raises:
        RequestRefusedError: it comes from elsewhere.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    same = (
        site == "same-origin" if site else origin is None or origin.partition("://")[2] == request.headers.get("host")
    )
    if not same:
        raise RequestRefusedError("origin", "This request came from another site.")


def failure(error: Exception, language: str) -> Response:
    """One sentence in the person's language, and the status that fits."""
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
    key = "unexpected"
    if isinstance(error, TransDeskError):
        key = error.key
        status = 400 if status == 500 else status
    if isinstance(error, RequestRefusedError):
        key, status = error.reason, _REFUSED.get(error.reason, 400)
    said = _bytes({"error": {"key": key, "message": explain(error, texts(language))}})
    response = _sent(Packed(said, b""), packs=False, status=status)
    if status in (429, 503):
        response.headers["Retry-After"] = "1"
    return response


async def _call(handler: Handler, desk: Desk, place: Place, ask: Ask) -> Packed:
    """What the handler answers, written in the thread where it ran; coroutines pack what is large themselves."""
    if inspect.iscoroutinefunction(handler):
        found: wire.Json | Packed = await handler(desk, place, ask)
        return found if isinstance(found, Packed) else pack(found)
    return await run_in_threadpool(lambda: pack(handler(desk, place, ask)))  # type: ignore[arg-type]


async def _body(request: Request) -> Mapping[str, Any]:
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > limits.BODY:
            raise RequestRefusedError("size", "The request is too large; send less at once.", limit=limits.BODY)
    try:
        found = json.loads(data or b"{}")
    except (ValueError, RecursionError) as error:
        raise misfit("body") from error
    if not isinstance(found, dict):
        raise misfit("body")
    return found


def _packs(request: Request) -> bool:
    return "gzip" in request.headers.get("accept-encoding", "")


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _sent(packed: Packed, packs: bool, status: int = 200) -> Response:
    headers = dict(HEADERS)
    if packs and packed.small:
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(packed.small, status, headers, media_type="application/json")
    return Response(packed.plain, status, headers, media_type="application/json")
