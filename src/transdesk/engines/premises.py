"""How far an unpublished text may travel: the machine, the premises, anywhere."""

from __future__ import annotations

import ipaddress
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from transdesk.domain.errors import EngineUnavailableError

# names that the public name system never gives out: RFC 6762 (local), RFC 8375 (home.arpa), RFC 6761 (localhost),
# ICANN's resolution of 29 July 2024 (internal), and the suffixes that routers and companies use by custom
_INSIDE: Final = (".local", ".internal", ".home.arpa", ".lan", ".localdomain", ".intranet", ".corp")


class Reach(StrEnum):
    """Where a text is allowed to go, or where an address lies; each includes the one before."""

    MACHINE = "machine"
    PREMISES = "premises"
    ANYWHERE = "anywhere"

    def covers(self, other: Reach) -> bool:
        """Whether a text that may go this far may go there."""
        order = list(Reach)
        return order.index(other) <= order.index(self)


def reach_of(url: str) -> Reach:
    """Where an address lies, told from the address alone: nothing is looked up.

    A private number (RFC 1918, RFC 4193, link-local) is on the premises, and so is a name without a dot or
    with a suffix that the public name system never gives out. Every other name is outside, even where it
    should lead to a machine next door: write that machine's number instead.
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return Reach.ANYWHERE
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return _reach_of_name(host)
    if number.is_loopback:
        return Reach.MACHINE
    inside = (number.is_private or number.is_link_local) and not number.is_unspecified
    return Reach.PREMISES if inside else Reach.ANYWHERE


def _reach_of_name(host: str) -> Reach:
    if host == "localhost" or host.endswith(".localhost"):
        return Reach.MACHINE
    inside = bool(host) and ("." not in host or host.endswith(_INSIDE))
    return Reach.PREMISES if inside else Reach.ANYWHERE


def require_reach(allowed: Reach, needed: Reach, engine: str) -> None:
    """Refuse an engine that would carry text further than allowed.

    Raises:
        EngineUnavailableError: it would; says what to choose instead.
    """
    if not allowed.covers(needed):
        where = "this machine" if allowed is Reach.MACHINE else "the premises"
        raise EngineUnavailableError(
            f"This desk does not let unpublished text leave {where}, and '{engine}' would send it further; choose an "
            "engine that works here, such as an installed model.",
            reason=f"text_stays_{allowed}",
            engine=engine,
        )
