"""Encoder-decoder models through transformers: NLLB-200, M2M100, SMaLL-100, Marian, MADLAD-400."""

from __future__ import annotations

from pathlib import Path

from transdesk.domain.engine import EngineInfo
from transdesk.engines._gpu import number_format
from transdesk.engines._torch import TokenizerOf, TorchModel
from transdesk.engines.encoder_decoder import EncoderDecoder, Parts
from transdesk.engines.layouts import Layout
from transdesk.engines.settings import EngineSettings


def transformers_engine(
    info: EngineInfo, source: Path | str, layout: Layout, settings: EngineSettings
) -> EncoderDecoder:
    """An engine for a transformers model.

    Args:
        info: what is declared about it.
        source: its folder, or its name on the hub.
        layout: where its language tokens go.
        settings: the operator's settings.
    """
    model = TorchModel(source, settings.cores)
    parts = Parts(
        model,
        layout,
        lambda: TokenizerOf(model, target=False),
        lambda: TokenizerOf(model, target=True),
        numbers=number_format(),
    )
    return EncoderDecoder(info, parts, settings)
