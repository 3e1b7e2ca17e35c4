"""Preparing a model for speed: conversion to CTranslate2 int8, with everything that the engine needs beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from transdesk.domain.errors import EngineUnavailableError, SettingsError
from transdesk.domain.language import Direction
from transdesk.engines._hub import offline_reason
from transdesk.engines.layouts import LAYOUTS
from transdesk.engines.local import MANIFEST

_TOKENIZER_FILES: Final = (
    "sp.model", "sentencepiece.bpe.model", "source.spm", "target.spm", "spiece.model", "sentencepiece.model", "tokenizer.json",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passport:
    """What is written beside a prepared model.

    Attributes:
        id: the engine's id.
        layout: its token layout, see ``layouts.py``.
        name, licence, commercial, revision: see ``EngineInfo``.
        directions: what it translates; empty for all six.
    """

    id: str
    layout: str
    name: str = ""
    licence: str = "unknown"
    commercial: bool = False
    revision: str = ""
    directions: Sequence[Direction] = ()

    def json(self) -> str:
        """The manifest's text."""
        values: dict[str, Any] = {
            "id": self.id,
            "layout": self.layout,
            "name": self.name or self.id,
            "licence": self.licence,
            "commercial": self.commercial,
            "revision": self.revision,
        }
        if self.directions:
            values["directions"] = [str(d) for d in self.directions]
        return json.dumps(values, ensure_ascii=False, indent=1)


def prepare(source: Path | str, models: Path, passport: Passport, *, quantization: str = "int8") -> Path:
    """Convert a transformers model (a folder or a hub name) and put it into the models folder.

    The finished folder appears in one step: an interrupted conversion leaves nothing half usable.

    Raises:
        SettingsError: unknown layout.
        EngineUnavailableError: the source is missing, out of reach, or of a kind that cannot be converted.
    """
    if passport.layout not in LAYOUTS:
        raise SettingsError(
            f"There is no token layout '{passport.layout}'; there are: {', '.join(LAYOUTS)}.", value=passport.layout
        )
    reason = offline_reason(source)
    if reason:
        raise EngineUnavailableError(reason, model=str(source))
    models.mkdir(parents=True, exist_ok=True)
    half = models / f".{passport.id}.part"
    shutil.rmtree(half, ignore_errors=True)
    try:
        convert(source, half, quantization)
        _copy_tokenizer(source, half)
        (half / MANIFEST).write_text(passport.json(), encoding="utf-8")
        ready = models / passport.id
        shutil.rmtree(ready, ignore_errors=True)
        half.rename(ready)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return ready


def convert(source: Path | str, folder: Path, quantization: str = "int8") -> None:
    """Convert a transformers encoder-decoder to a CTranslate2 folder.

    Raises:
        EngineUnavailableError: it is of a kind that cannot be converted.
    """
    import ctranslate2
    import numpy as np
    from transformers import AutoConfig

    class Converter(ctranslate2.converters.TransformersConverter):
        """Two corrections to what the library reads (CTranslate2 4.8.5 with transformers 5.23)."""

        def _load(self) -> Any:
            spec = super()._load()
            decoder: Any = getattr(spec, "decoder", None)
            if hasattr(decoder, "alignment_heads"):  # the mean of all heads aligns better than the first
                decoder.alignment_heads = np.dtype("int16").type(0)
            if scaled is False:  # transformers 5 calls every T5 tied, and the library then scales its outputs
                decoder.scale_outputs = np.dtype("float32").type(1.0)
            return spec

    try:
        scaled = getattr(AutoConfig.from_pretrained(str(source)), "scale_decoder_outputs", None)
        Converter(str(source)).convert(str(folder), quantization=quantization, force=True)
    except Exception as error:  # the converter and transformers raise whatever their formats raise
        raise EngineUnavailableError(
            f"The model {source} cannot be converted ({type(error).__name__}); use it through transformers as it is, or "
            "choose another model.",
            model=str(source),
        ) from error


def _copy_tokenizer(source: Path | str, folder: Path) -> None:
    """Copy or fetch the tokenizer's files; a tokenizer without such files is saved as ``tokenizer.json``."""
    found = False
    for name in _TOKENIZER_FILES:
        file = Path(source) / name if isinstance(source, Path) else _from_hub(source, name)
        if file is not None and file.is_file():
            shutil.copy(file, folder / name)
            found = True
    if not found:
        raise EngineUnavailableError(
            f"The model {source} has no tokenizer file that can be used; choose another.", model=str(source)
        )


def _from_hub(name: str, file: str) -> Path | None:
    """A file of a hub model that the conversion has just loaded, from the cache."""
    from huggingface_hub import try_to_load_from_cache

    path = try_to_load_from_cache(name, file)
    return Path(path) if isinstance(path, str) else None
