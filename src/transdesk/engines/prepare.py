"""Preparing a model for speed: conversion to CTranslate2 int8, with everything that the engine needs beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from transdesk.domain.errors import EngineUnavailableError, ModelError, SettingsError
from transdesk.domain.language import Direction
from transdesk.engines.family import directions_of, family_of, read_json, vocabulary_files
from transdesk.engines.layouts import LAYOUTS
from transdesk.engines.local import MANIFEST, SOURCE_MODELS, TARGET_MODELS
from transdesk.engines.trim import Trim, cut_model, plan

_TOKENIZER_FILES: Final = (*dict.fromkeys((*SOURCE_MODELS, *TARGET_MODELS)), "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Passport:
    """What is written beside a prepared model.

    Attributes:
        id: the engine's id.
        layout: its token layout, see ``layouts.py``; empty: told from the files.
        name, licence, commercial, revision: see ``EngineInfo``.
        directions: what it translates; empty: told from the files.
        prompt: the prompts of an instruction model, see ``prompts.py``.
    """

    id: str
    layout: str = ""
    name: str = ""
    licence: str = "unknown"
    commercial: bool = False
    revision: str = ""
    directions: Sequence[Direction] = ()
    prompt: str = ""

    def write(self, folder: Path, **more: object) -> None:
        """Write the manifest into the model's folder."""
        values: dict[str, Any] = {
            "id": self.id,
            "layout": self.layout,
            "name": self.name or self.id,
            "licence": self.licence,
            "commercial": self.commercial,
            "revision": self.revision,
            **more,
        }
        if self.prompt:
            values["prompt"] = self.prompt
        if self.directions:
            values["directions"] = sorted(str(d) for d in self.directions)
        (folder / MANIFEST).write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A model that is ready.

    Attributes:
        folder: where it is.
        directions: what it translates.
        trim: what stayed of its vocabulary; None where all of it did.
    """

    folder: Path
    directions: frozenset[Direction]
    trim: Trim | None = None


def prepare(
    source: Path,
    models: Path,
    passport: Passport,
    *,
    quantization: str = "int8",
    trim: bool = False,
    texts: Iterable[str] = (),
) -> Prepared:
    """Convert a transformers encoder-decoder and put it into the models folder.

    The finished folder appears in one step: an interrupted conversion leaves nothing half usable.

    Args:
        source: its folder, as transformers saves it.
        models: the models folder.
        passport: what is declared about it.
        quantization: CTranslate2's name of the number format.
        trim: leave out the pieces that Russian, Kazakh and English do not need, see ``trim.py``.
        texts: the newsroom's own texts, whose pieces stay.

    Raises:
        SettingsError: unknown layout or number format.
        ModelError: the folder is no model, is of another language, or of a kind that cannot be converted.
    """
    passport = recognise(source, passport)
    half = models / f".{passport.id}.part"
    shutil.rmtree(half, ignore_errors=True)
    half.parent.mkdir(parents=True, exist_ok=True)
    try:
        chosen = plan(_used_vocabularies(source), texts) if trim else None
        convert(source, half, quantization, trim=chosen)
        _write_vocabularies(source, half, chosen)
        about = {"pieces": [chosen.before, chosen.after], "coverage": round(chosen.share, 5)} if chosen else {}
        passport.write(half, quantization=quantization, **about)
        place(half, models / passport.id)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return Prepared(models / passport.id, frozenset(passport.directions), chosen)


def recognise(source: Path, passport: Passport) -> Passport:
    """The passport with layout and directions filled from the model's files.

    Raises:
        SettingsError: there is no such layout; names those that are there.
        ModelError: no model, or one of other languages, or the files do not tell which.
    """
    if passport.layout and passport.layout not in LAYOUTS:
        raise SettingsError(
            f"There is no token layout '{passport.layout}'; there are: {', '.join(LAYOUTS)}.", value=passport.layout
        )
    if not source.is_dir():
        raise ModelError(
            f"There is no folder {source}; install a model with `transdesk models get`.",
            reason="folder",
            folder=str(source),
        )
    if not read_json(source / "config.json"):
        raise ModelError(
            f"The model in {source} cannot be converted: its config.json is missing or damaged; copy the folder again.",
            reason="folder",
            folder=str(source),
        )
    layout = passport.layout or family_of(source, converted=False)
    if not layout:
        raise ModelError(
            f"The model in {source} is of an unknown family; name its token layout with --layout: {', '.join(LAYOUTS)}.",
            reason="convert",
            detail="layout",
        )
    return replace(passport, layout=layout, directions=passport.directions or _directions(source, layout))


def _directions(source: Path, layout: str) -> tuple[Direction, ...]:
    found = directions_of(source, layout)
    if found is None:
        raise ModelError(
            f"The model in {source} does not say what it translates; name it with --directions, for example en-ru.",
            reason="language",
        )
    if not found:
        raise ModelError(
            f"The model in {source} does not translate between Russian, Kazakh and English; choose another one "
            "(see 'transdesk models list').",
            reason="language",
        )
    return tuple(sorted(found, key=str))


def place(half: Path, ready: Path) -> None:
    """Put a finished folder in its place; one that is there already goes only when the new one stands."""
    old = ready.with_name(f".{ready.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if ready.exists():
        ready.rename(old)
    half.rename(ready)
    shutil.rmtree(old, ignore_errors=True)


def convert(source: Path | str, folder: Path, quantization: str = "int8", *, trim: Trim | None = None) -> None:
    """Convert a transformers encoder-decoder to a CTranslate2 folder.

    Raises:
        SettingsError: there is no such number format.
        ModelError: it is of a kind that cannot be converted, or the memory does not suffice.
    """
    import ctranslate2
    import numpy as np
    from transformers import AutoConfig

    known = ctranslate2.specs.model_spec.ACCEPTED_MODEL_TYPES
    if quantization not in known:
        raise SettingsError(f"There is no number format '{quantization}'; there are: {', '.join(known)}.")

    class Converter(ctranslate2.converters.TransformersConverter):
        """Two corrections to what the library reads (CTranslate2 4.8.5 with transformers 5.23), and the trimming."""

        def _load(self) -> Any:
            spec = super()._load()
            decoder: Any = getattr(spec, "decoder", None)
            if hasattr(decoder, "alignment_heads"):  # the mean of all heads aligns better than the first
                decoder.alignment_heads = np.dtype("int16").type(0)
            if scaled is False:  # transformers 5 calls every T5 tied, and the library then scales its outputs
                decoder.scale_outputs = np.dtype("float32").type(1.0)
            if trim is not None:
                cut_model(spec, trim)
            return spec

    try:
        scaled = getattr(AutoConfig.from_pretrained(str(source)), "scale_decoder_outputs", None)
        Converter(str(source)).convert(str(folder), quantization=quantization, force=True)
    except EngineUnavailableError:
        raise
    except MemoryError as error:
        raise ModelError(
            f"The memory does not suffice to convert {source}; close other programs, or convert it on a larger machine and "
            "copy the folder from its models folder.",
            reason="convert",
            detail="memory",
        ) from error
    except Exception as error:  # the converter and transformers raise whatever their formats raise
        raise ModelError(
            f"The model {source} cannot be converted ({type(error).__name__}); use it through transformers as it is, or "
            "choose another model.",
            reason="convert",
            detail=type(error).__name__,
        ) from error


def _used_vocabularies(source: Path) -> list[Path]:
    """The vocabulary files that the engine opens."""
    found = [
        next(iter(vocabulary_files(source, (*names, "tokenizer.json"))), None)
        for names in (SOURCE_MODELS, TARGET_MODELS)
    ]
    return list(dict.fromkeys(path for path in found if path))


def _write_vocabularies(source: Path, folder: Path, trim: Trim | None) -> None:
    """Copy the vocabulary files, or write what stays of them.

    Raises:
        ModelError: there is none that can be used.
    """
    if trim is not None:
        for name, vocabulary in trim.files.items():
            vocabulary.write(folder / name, trim.keep)
        return
    found = vocabulary_files(source, _TOKENIZER_FILES)
    if not found:
        raise ModelError(
            f"The model {source} has no tokenizer file that can be used; choose another.",
            reason="convert",
            detail="tokenizer",
        )
    for file in found:
        shutil.copy(file, folder / file.name)
