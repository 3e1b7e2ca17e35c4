"""Models in the models folder: which there are, and opening them.

A model is a folder with either a CTranslate2 model (``model.bin``) or a transformers one (``config.json`` and
weights). ``transdesk.json`` beside them, written when a model is prepared, says what it is; without it
the family is told from the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from transdesk.domain.engine import Capability, Engine, EngineInfo
from transdesk.domain.errors import EngineUnavailableError, UnknownLanguageError
from transdesk.domain.language import Direction
from transdesk.engines._ct2 import Ct2Model
from transdesk.engines._pieces import Pieces, SentencePieces, TokenizerPieces
from transdesk.engines.catalogue import Known, direction_of, find
from transdesk.engines.encoder_decoder import CAPABILITIES, EncoderDecoder, Parts
from transdesk.engines.family import family_of, read_json
from transdesk.engines.instruct import InstructEngine
from transdesk.engines.layouts import LAYOUTS
from transdesk.engines.machine import require_memory
from transdesk.engines.pairs import ALL_DIRECTIONS
from transdesk.engines.seq2seq import transformers_engine
from transdesk.engines.settings import EngineSettings

MANIFEST: Final = "transdesk.json"
SOURCE_MODELS: Final = ("source.spm", "sp.model", "sentencepiece.bpe.model", "spiece.model", "sentencepiece.model")
TARGET_MODELS: Final = ("target.spm", *SOURCE_MODELS[1:])


def models(settings: EngineSettings) -> tuple[Known, ...]:
    """The models in the models folder, by name; folders that hold none are passed over."""
    return tuple(known for known, _ in installed(settings.models))


def installed(models_folder: Path) -> Iterator[tuple[Known, Path]]:
    """Each model with its folder; hidden folders are those of unfinished installations."""
    if not models_folder.is_dir():
        return
    for folder in sorted(models_folder.iterdir()):
        known = describe(folder) if folder.is_dir() and not folder.name.startswith(".") else None
        if known:
            yield known, folder


def open_model(model: str, settings: EngineSettings) -> Engine:
    """Open the model of that id.

    Raises:
        EngineUnavailableError: it is not there, damaged, too large for the memory, or of a family that is not known.
    """
    for known, folder in installed(settings.models):
        if known.info.id == model:
            if not known.info.directions:
                raise EngineUnavailableError(
                    f"The model '{model}' translates other languages than Russian, Kazakh and English; choose another.",
                    reason="other_languages",
                    engine=model,
                )
            require_memory(known)
            return _open(known, folder, settings)
    raise EngineUnavailableError(
        f"The model '{model}' is not installed; get it with `transdesk models get`.", engine=model
    )


def _open(known: Known, folder: Path, settings: EngineSettings) -> Engine:
    if known.kind == "instruct":
        return InstructEngine(known.info, folder, known.prompt, settings)
    layout = LAYOUTS.get(known.layout)
    if layout is None:
        raise EngineUnavailableError(
            f"The model in {folder} is of an unknown family; name its layout in {MANIFEST}: {', '.join(LAYOUTS)}.",
            folder=str(folder),
        )
    if known.kind == "seq2seq":
        return transformers_engine(known.info, folder, layout, settings)
    parts = Parts(
        Ct2Model(folder, settings.cores),
        layout,
        lambda: _pieces(folder, SOURCE_MODELS),
        lambda: _pieces(folder, TARGET_MODELS),
    )
    return EncoderDecoder(known.info, parts, settings)


def _pieces(folder: Path, names: tuple[str, ...]) -> Pieces:
    for name in names:
        if (folder / name).is_file():
            return SentencePieces(folder / name)
    if (folder / "tokenizer.json").is_file():
        return TokenizerPieces(folder / "tokenizer.json")
    raise EngineUnavailableError(
        f"The model in {folder} has no subword vocabulary ({names[0]} or tokenizer.json); prepare it again.",
        folder=str(folder),
    )


def describe(folder: Path) -> Known | None:
    """What a folder holds, or None where it is no model."""
    manifest = read_json(folder / MANIFEST)
    converted = (folder / "model.bin").is_file() and any(folder.glob("*vocabulary.*"))
    weights = converted or any(folder.glob("*.safetensors"))
    if not weights or not (folder / "config.json").is_file():
        return None
    causal = str(read_json(folder / "config.json").get("architectures", "")).endswith("ForCausalLM']")
    layout = str(manifest.get("layout") or family_of(folder, converted=converted))
    base = find(str(manifest.get("id", folder.name)))
    info = base.info if base else EngineInfo(folder.name, folder.name, ALL_DIRECTIONS, licence="unknown")
    info = replace(
        info,
        id=str(manifest.get("id", folder.name)),
        name=str(manifest.get("name", info.name)),
        directions=_directions(manifest, info),
        capabilities=frozenset({Capability.INSTRUCT}) if causal else CAPABILITIES,
        offline=True,
        licence=str(manifest.get("licence", info.licence)),
        commercial=bool(manifest.get("commercial", info.commercial)),
        revision=str(manifest.get("revision", "")),
    )
    known = base or Known(info, kind="")
    kind = "ct2" if converted else "instruct" if causal else "seq2seq"
    prompt = str(manifest.get("prompt", known.prompt))
    pieces = tuple(int(n) for n in manifest.get("pieces", ()))
    disk = sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) // 1_000_000
    return replace(known, info=info, kind=kind, layout=layout, prompt=prompt, disk=disk, installed=True, pieces=pieces)


def _directions(manifest: Mapping[str, Any], info: EngineInfo) -> frozenset[Direction]:
    """Those of the model's directions that are the desk's; one broken folder must not hide the others."""
    if "directions" not in manifest:
        return info.directions
    found = set()
    for text in manifest["directions"]:
        with suppress(UnknownLanguageError):
            found.add(direction_of(str(text)))
    return frozenset(found)
