"""The starter: the small model that comes with the program and works offline in the first minute.

Rough by declaration; its card is ``docs/starter-model-card.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from transdesk.domain.engine import Capability, EngineInfo
from transdesk.domain.language import Direction
from transdesk.engines._ct2 import Ct2Model
from transdesk.engines._pieces import SentencePieces
from transdesk.engines.catalogue import Known, direction_of
from transdesk.engines.decoding import Decoding
from transdesk.engines.encoder_decoder import CAPABILITIES, EncoderDecoder, Parts
from transdesk.engines.layouts import LAYOUTS
from transdesk.engines.letters import Letters
from transdesk.engines.pairs import ALL_DIRECTIONS
from transdesk.engines.settings import EngineSettings

FOLDER: Final = Path(__file__).with_name("starter_model")
INFO: Final = EngineInfo(
    id="starter",
    name="Starter (rough, offline)",
    directions=ALL_DIRECTIONS,
    capabilities=CAPABILITIES | {Capability.ANNOTATE},
    licence="LicenseRef-demonstration-and-research-only",
    rough=True,
)


def info(folder: Path = FOLDER) -> EngineInfo:
    """What is declared, with the revision that stands beside the weights."""
    return _info(_meta(folder))


def _info(meta: Mapping[str, Any]) -> EngineInfo:
    return replace(INFO, revision=str(meta.get("version", "")))


def first_search(folder: Path = FOLDER) -> Decoding:
    """The search that suits these weights, as measured when they were exported.

    Consensus among the beam's candidates costs nothing and is worth 0.2 to 0.4 of chrF2++ in every set that was tried.
    """
    told = _meta(folder).get("decoding", {})
    return Decoding(
        repetition_penalty=float(told.get("repetition_penalty", 1.0)),
        no_repeat=int(told.get("no_repeat_ngram_size", 0)),
        consensus=True,
    )


def _quality(meta: Mapping[str, Any]) -> dict[Direction, float]:
    """chrF++ on NTREX as measured when the weights were exported."""
    tables = meta.get("scores", {})
    table: dict[str, Any] = next((rows for name, rows in tables.items() if name.startswith("ntrex")), {})
    return {direction_of(pair): row["chrf"] for pair, row in table.items()}


def _meta(folder: Path) -> dict[str, Any]:
    file = folder / "meta.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def known(settings: EngineSettings) -> Known:  # noqa: ARG001 - one signature for every engine
    """The catalogue's entry."""
    weights = FOLDER / "model.bin"
    size = weights.stat().st_size // 1_000_000 if weights.is_file() else 0
    meta = _meta(FOLDER)
    return Known(
        _info(meta),
        kind="starter",
        disk=size,
        memory=150,
        licence_words="For demonstration and research only: some of the texts it learnt from may not be used otherwise.",
        terms="demonstration",
        quality=_quality(meta),
        quality_source="docs/starter-model-card.md",
        installed=weights.is_file(),
    )


def open_engine(settings: EngineSettings, folder: Path = FOLDER) -> EncoderDecoder:
    """The engine; loads nothing yet. Long sentences are cut early: it was trained on short ones."""

    def pieces() -> SentencePieces:
        return SentencePieces(folder / "sp.model")

    def letters() -> Letters:
        opened = pieces()
        special = LAYOUTS["starter"].special
        return Letters((piece for piece in opened.vocabulary if piece not in special), opened.encode)

    parts = Parts(
        Ct2Model(folder, settings.cores),
        LAYOUTS["starter"],
        pieces,
        pieces,
        longest=70,
        first=first_search(folder),
        letters=letters,
    )
    return EncoderDecoder(info(folder), parts, settings)
