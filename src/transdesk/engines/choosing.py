"""What ``auto`` means: the best engine that is here for a direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transdesk.domain.errors import EngineUnavailableError
from transdesk.domain.language import Direction
from transdesk.engines.catalogue import Known
from transdesk.engines.pivot import JOINT
from transdesk.engines.registry import infos
from transdesk.engines.settings import EngineSettings


def choose(direction: Direction, settings: EngineSettings) -> str:
    """The engine that ``auto`` means for a direction.

    The newsroom's own order comes first (``settings.prefer``), then its own bench where that has compared at
    least two of the engines here, then the best published quality, then a configured server or plug-in, then
    any other model. Two models through the declared language come before a rough one, which is the last.

    Raises:
        EngineUnavailableError: nothing installed translates the direction.
    """
    ready = [known for known in infos(settings) if known.installed and known.kind != "memory"]
    measured = _compared(ready, settings.measured.get(direction, {}))
    best = _best(ready, direction, settings, measured)
    chosen = best is not None and (best.info.id in settings.prefer or best.info.id in measured or not best.info.rough)
    if best is None or not chosen:
        pair = _pivot(ready, direction, settings)
        if pair:
            return pair
    if best is None:
        raise EngineUnavailableError(
            f"No installed engine translates {direction}; get one with `transdesk models get`.",
            direction=str(direction),
        )
    return best.info.id


def _compared(ready: Sequence[Known], measured: Mapping[str, float]) -> Mapping[str, float]:
    """The bench's figures of engines that are here; a bench of a single one compares nothing."""
    here = {known.info.id: measured[known.info.id] for known in ready if known.info.id in measured}
    return here if len(here) > 1 else {}


def _best(
    ready: Sequence[Known], direction: Direction, settings: EngineSettings, measured: Mapping[str, float]
) -> Known | None:
    able = [known for known in ready if direction in known.info.directions]

    def rank(known: Known) -> tuple[int, float, int, float, int]:
        name = known.info.id
        preferred = settings.prefer.index(name) if name in settings.prefer else len(settings.prefer)
        configured = 0 if known.kind in ("server", "plugin") else 1
        quality = known.quality.get(direction, 0.0)
        return preferred, -measured.get(name, -1.0), int(known.info.rough), -quality, configured

    return min(able, key=rank, default=None)


def _pivot(ready: Sequence[Known], direction: Direction, settings: EngineSettings) -> str:
    """The best two models through the declared language, empty where there are none."""
    if settings.pivot is None or settings.pivot in (direction.source, direction.target):
        return ""
    legs = Direction(direction.source, settings.pivot), Direction(settings.pivot, direction.target)
    fine = [known for known in ready if not known.info.rough]
    pair = [_best(fine, leg, settings, _compared(fine, settings.measured.get(leg, {}))) for leg in legs]
    return JOINT.join(known.info.id for known in pair if known) if all(pair) else ""
