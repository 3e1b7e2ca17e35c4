"""The token that a page gives its editor: who may do what, in which translation, and until when.

``base64url(JSON) . base64url(HMAC-SHA-256)`` (RFC 2104, RFC 4648 section 5), signed with a key that only
the server has.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from functools import lru_cache

from transdesk.domain.errors import RequestRefusedError
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role

LIFETIME = 15 * 60
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Place:
    """Who is asking, and for which translation.

    Attributes:
        person: the name under which work is recorded.
        language: of the interface.
    """

    article: str
    target: Language
    person: str
    role: Role
    language: str = "en"


def sign(key: bytes, place: Place, now: float) -> str:
    """A token for a place that is good for ``LIFETIME`` seconds from ``now`` (seconds since 1970)."""
    claims = json.dumps({**asdict(place), "until": int(now) + LIFETIME}, ensure_ascii=False).encode()
    return f"{_encode(claims)}.{_encode(_mac(key, claims))}"


def read(key: bytes, token: str, now: float) -> Place:
    """The place that a token names.

    Raises:
        RequestRefusedError: the token is missing, forged, or no longer good.
    """
    try:
        place, until = _read(key, token)
        if until < now:
            raise ValueError  # noqa: TRY301 - one refusal for whatever is wrong with it
    except (ValueError, KeyError, TypeError) as error:
        raise RequestRefusedError("token", "The page has been open for too long; load it again.") from error
    return place


@lru_cache(maxsize=1024)
def _read(key: bytes, token: str) -> tuple[Place, int]:
    """What a token says, and until when it holds; a page sends the same token with every request."""
    claims, mac = (_decode(part) for part in token.split("."))
    if not hmac.compare_digest(mac, _mac(key, claims)):
        raise ValueError
    found = json.loads(claims)
    until = int(found.pop("until"))
    return Place(**{**found, "target": Language(found["target"]), "role": Role(found["role"])}), until


def _mac(key: bytes, claims: bytes) -> bytes:
    return hmac.new(key, claims, hashlib.sha256).digest()


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
