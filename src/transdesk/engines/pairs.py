"""Refusing directions that an engine does not have, and naming the engines that do."""

from __future__ import annotations

from collections.abc import Sequence

from transdesk.domain.engine import EngineInfo, Request
from transdesk.domain.errors import UnsupportedPairError
from transdesk.domain.language import Direction, Language
from transdesk.engines.settings import EngineSettings

ALL_DIRECTIONS = frozenset(Direction(a, b) for a in Language for b in Language if a is not b)


def require(info: EngineInfo, requests: Sequence[Request], settings: EngineSettings) -> None:
    """Check that the engine translates every request's direction.

    Raises:
        UnsupportedPairError: it does not; names the installed engines that do.
    """
    for request in requests:
        direction = Direction(request.source, request.target)
        if direction in info.directions:
            continue
        able = ", ".join(_able(direction, settings)) or "none of those installed"
        raise UnsupportedPairError(
            f"The engine '{info.id}' does not translate {direction}; engines that do: {able}.",
            engine=info.id,
            source=str(request.source),
            target=str(request.target),
            able=able,
        )


def _able(direction: Direction, settings: EngineSettings) -> list[str]:
    from transdesk.engines.registry import infos  # the registry knows the engines, and they use this file

    return [known.info.id for known in infos(settings) if known.installed and direction in known.info.directions]
