"""Signatures of drafts, and whether a draft is stale.

A signature names engine, model, revision, decoding, glossary and TransDesk version
(after sacreBLEU's signatures, Post 2018): same inputs, same signature, same text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import transdesk
from transdesk.domain.engine import Engine
from transdesk.domain.errors import TransDeskError
from transdesk.domain.language import Direction
from transdesk.domain.sheet import LeanWork
from transdesk.domain.work import Origin, SegmentWork, Status

_GLOSSARY = "|glossary:"
_DIGITS = 12


def signature_of(engine: Engine, digest: str) -> str:
    """The signature of a draft made now."""
    return f"{engine.info.id}:{engine.signature}{_GLOSSARY}{digest[:_DIGITS] or '-'}|transdesk:{transdesk.__version__}"


def engine_of(signature: str) -> str:
    """The id of the engine that made a draft, empty where none did."""
    return signature.partition(":")[0] if _GLOSSARY in signature else ""


class Staleness:
    """Tells which drafts would come out otherwise today.

    Args:
        open_engine: engines by id.
        direction: languages.
        digest: tells the glossary's digest now; asked once, where there is a draft at all.
    """

    def __init__(
        self, open_engine: Callable[[str, Direction], Engine], direction: Direction, digest: Callable[[], str]
    ) -> None:
        self._open = open_engine
        self._direction = direction
        self._digest = cache(digest)
        self._known: dict[str, str | None] = {}

    def of(self, work: SegmentWork | LeanWork) -> bool:
        """Whether glossary or model changed since the draft; texts that a person touched are never stale."""
        return work.status is Status.DRAFT and work.origin is Origin.MT and self.signed(work.signature)

    def signed(self, signature: str) -> bool:
        """Whether a machine draft of this signature would come out otherwise today."""
        if _GLOSSARY not in signature:
            return False
        made_by, _, rest = signature.partition(_GLOSSARY)
        if rest.partition("|")[0] != (self._digest()[:_DIGITS] or "-"):
            return True
        now = self._engine_now(made_by.partition(":")[0])
        return now is not None and now != made_by

    def _engine_now(self, engine_id: str) -> str | None:
        """The engine's signature now; None where it cannot be told (it is no longer installed)."""
        if engine_id not in self._known:
            try:
                engine = self._open(engine_id, self._direction)
                self._known[engine_id] = f"{engine.info.id}:{engine.signature}"
            except TransDeskError:
                self._known[engine_id] = None
        return self._known[engine_id]
