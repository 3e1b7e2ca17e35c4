"""Connections that cannot be led into a private network.

The name is resolved once, every address is looked at, and the connection goes to an address that was looked
at: a name server that answers differently the second time (DNS rebinding) changes nothing. Which addresses
are public: the IANA special-purpose registries (RFC 6890), as ``ipaddress`` knows them.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from transdesk.formats.problems import problem

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """The address belongs to the public internet, and so does any IPv4 address wrapped in it."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if int(ip) >> 32 == 0:  # ::a.b.c.d, long deprecated
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def resolved(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Addresses of a host, all of them public.

    Raises:
        UrlRefusedError: unknown host, or one of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise problem("url_unknown_host", host=host) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses:
        raise problem("url_unknown_host", host=host)
    if not allow_private and not all(is_public(address) for address in addresses):
        raise problem("url_private", host=host)
    return addresses


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which everything must be done; shared by all connections of one fetch."""

    at: float

    def left(self, wanted: float | None) -> float:
        """Seconds that an operation may take.

        Raises:
            httpcore.ReadTimeout: none.
        """
        rest = self.at - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the fetch took too long")
        return rest if wanted is None else min(rest, wanted)


class CheckedBackend(httpcore.NetworkBackend):
    """Resolves, checks and connects; every operation ends at the deadline."""

    def __init__(self, deadline: Deadline, *, allow_private: bool = False) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of ``host`` that answers."""
        failure: Exception | None = None
        for address in resolved(host, port, allow_private=self._allow_private):
            try:
                wait = self._deadline.left(timeout)
                return _TimedStream(
                    self._inner.connect_tcp(address, port, wait, local_address, socket_options), self._deadline
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError("no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection on which a server cannot win time by sending a byte now and then."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
