"""The catalogue: what is known about each model, and which one serves a direction best."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from transdesk.domain.engine import Capability, EngineInfo
from transdesk.domain.language import Direction, parse_language
from transdesk.engines.encoder_decoder import CAPABILITIES
from transdesk.engines.pairs import ALL_DIRECTIONS

_FILE: Final = Path(__file__).with_name("catalogue.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """A model and what a person wants to know before choosing it.

    Attributes:
        info: what is declared about it.
        kind: ``ct2``, ``seq2seq`` and ``instruct`` run here, ``server`` is an OpenAI-compatible server,
            ``starter`` is bundled, ``memory`` is the translation memory, ``plugin`` comes from another package.
        hub: its name on the model hub, empty where it is not there.
        layout: token layout of ``ct2`` models, see ``layouts.py``.
        disk, memory: MB.
        licence_words: the licence in plain words; ``terms`` is its key in the interface's texts.
        quality: published chrF++ by direction; ``quality_source`` says where.
        reported: published figures of another kind (``quality_metric``), which are compared with nothing.
        suggested: the default suggestion where the hub can be reached.
        installed: whether it can be used right now.
        pieces: pieces of its vocabulary before and after trimming; empty where it was not trimmed.
    """

    info: EngineInfo
    kind: str
    hub: str = ""
    layout: str = ""
    prompt: str = "plain"
    disk: int = 0
    memory: int = 0
    licence_words: str = ""
    terms: str = "unknown"
    quality: Mapping[Direction, float] = field(default_factory=dict)
    reported: Mapping[Direction, float] = field(default_factory=dict)
    quality_source: str = ""
    quality_metric: str = "chrF++"
    suggested: bool = False
    installed: bool = False
    pieces: tuple[int, ...] = ()

    @property
    def convertible(self) -> bool:
        """Whether it is converted for speed when it is installed, and its vocabulary may be trimmed."""
        return self.kind == "ct2" and bool(self.hub)


@cache
def catalogue() -> tuple[Known, ...]:
    """Every known model that is not bundled, none marked as installed."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["model"]
    return tuple(_known(row) for row in rows)


def find(model: str) -> Known | None:
    """The catalogue's entry of that id."""
    return next((known for known in catalogue() if known.info.id == model), None)


def direction_of(text: str) -> Direction:
    """Read ``ru-kk``.

    Raises:
        UnknownLanguageError: a part is not a language of the desk.
    """
    source, _, target = text.partition("-")
    return Direction(parse_language(source), parse_language(target))


def _known(row: Mapping[str, Any]) -> Known:
    directions = frozenset(map(direction_of, row["directions"])) if "directions" in row else ALL_DIRECTIONS
    capabilities = frozenset({Capability.INSTRUCT}) if row.get("instruct") else CAPABILITIES
    info = EngineInfo(
        id=row["id"],
        name=row["name"],
        directions=directions,
        capabilities=capabilities,
        licence=row["licence"],
        commercial=row["commercial"],
    )
    return Known(
        info=info,
        kind=row["kind"],
        hub=row["hub"],
        layout=row.get("layout", ""),
        prompt=row.get("prompt", "plain"),
        disk=row["disk"],
        memory=row["memory"],
        licence_words=row["licence_words"],
        terms=row["terms"],
        quality={direction_of(k): float(v) for k, v in row.get("quality", {}).items()},
        reported={direction_of(k): float(v) for k, v in row.get("reported", {}).items()},
        quality_source=row["quality_source"],
        quality_metric=row.get("quality_metric", "chrF++"),
        suggested=row.get("suggested", False),
    )
