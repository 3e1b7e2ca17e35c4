"""One page from the web, within limits; see ``addresses`` for where connections may go."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

import httpcore
import httpx

from transdesk.formats.addresses import CheckedBackend, Deadline
from transdesk.formats.problems import problem
from transdesk.formats.web import Fetched, FetchLimits

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_TEXT_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_HEADERS: Mapping[bytes | str, bytes | str] = {
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Encoding": "gzip",
    "Accept-Language": "ru,kk;q=0.9,en;q=0.8",
    "User-Agent": "Mozilla/5.0 (compatible; TransDesk)",
}


def fetch_within(url: str, limits: FetchLimits) -> Fetched:
    """Follow ``url`` to a page; every step is checked anew. See ``web.fetch``."""
    deadline = Deadline(time.monotonic() + limits.seconds)
    seen: set[str] = set()
    with httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(),
        network_backend=CheckedBackend(deadline, allow_private=limits.allow_private),
        max_keepalive_connections=0,
    ) as pool:
        for _ in range(limits.redirects + 1):
            address = _checked(url)
            if str(address) in seen:
                raise problem("url_circular", url=url)
            seen.add(str(address))
            step = _step(pool, address, limits, deadline)
            if isinstance(step, Fetched):
                return step
            url = urljoin(str(address), step)
    raise problem("url_redirects", url=url, limit=limits.redirects)


def _checked(url: str) -> httpx.URL:
    """The address in its normal form (RFC 3986, host in IDNA)."""
    try:
        address = httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise problem("url_scheme", url=url) from error
    if address.scheme not in ("http", "https") or not address.host:
        raise problem("url_scheme", url=url)
    if address.userinfo:
        raise problem("url_credentials")
    return address.copy_with(fragment=None)


def _step(pool: httpcore.ConnectionPool, address: httpx.URL, limits: FetchLimits, deadline: Deadline) -> Fetched | str:
    """One request: the page, or the address that it redirects to."""
    wait = dict.fromkeys(("connect", "read", "write", "pool"), limits.seconds)
    try:
        with pool.stream("GET", str(address), headers=_HEADERS, extensions={"timeout": wait}) as response:
            headers = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
            if response.status in _REDIRECTS and headers.get("location"):
                return headers["location"]
            if response.status != 200:
                raise problem("url_status", status=response.status)
            media_type = headers.get("content-type", "text/html")
            if media_type.partition(";")[0].strip().lower() not in _TEXT_TYPES:
                raise problem("url_not_html", media_type=media_type.partition(";")[0].strip())
            body = _body(response.iter_stream(), headers, limits, deadline)
            return Fetched(body, media_type, str(address))
    except httpcore.TimeoutException as error:
        raise problem("url_timeout", seconds=f"{limits.seconds:g}") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, ssl.SSLError) as error:
        raise problem("url_unreachable", host=address.host) from error


def _body(chunks: Iterator[bytes], headers: dict[str, str], limits: FetchLimits, deadline: Deadline) -> bytes:
    """The body, unpacked, never more than the limit in memory."""
    packed = headers.get("content-encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise problem("url_not_html", media_type=packed)
    unpack = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    found = bytearray()
    for chunk in chunks:
        deadline.left(None)
        try:
            found += unpack.decompress(chunk, limits.size - len(found) + 1) if unpack else chunk
        except zlib.error as error:
            raise problem("url_not_html", media_type="damaged gzip") from error
        if len(found) > limits.size or (unpack and unpack.unconsumed_tail):
            raise problem("url_too_large", limit=f"{limits.size / 1_000_000:g} MB")
    return bytes(found)
