"""Averaged weights as a transformers folder and as a CTranslate2 int8 folder that needs sentencepiece alone."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from transdesk.domain.errors import TrainingError
from transdesk.training.config import Config
from transdesk.training.loop import snapshots
from transdesk.training.measure import NO_REPEAT, REPETITION_PENALTY
from transdesk.training.model import build_model
from transdesk.training.prepare import RECORD, VOCABULARY
from transdesk.training.vocabulary import (
    BACK_TRANSLATED,
    CODES,
    NEWS,
    SPARE,
    TERM_CLOSE,
    TERM_MIDDLE,
    TERM_OPEN,
    Codec,
    save_tokenizer,
)

META = "meta.json"


def average(paths: Sequence[Path]) -> dict[str, Any]:
    """The mean of several snapshots' weights (checkpoint averaging, Vaswani et al. 2017, section 6.1)."""
    from safetensors.torch import load_file

    if not paths:
        raise TrainingError("There are no snapshots to export; train first.")
    total = load_file(paths[0])
    for path in paths[1:]:
        for name, weights in load_file(path).items():
            total[name] += weights
    return {name: weights / len(paths) for name, weights in total.items()}


def export_transformers(config: Config, folder: Path, *, last: int) -> None:
    """Write model (fp16 safetensors) and tokenizer, averaged over the `last` snapshots, for `from_pretrained`."""
    folder.mkdir(parents=True, exist_ok=True)
    codec = Codec(config.work / VOCABULARY)
    model = build_model(config.shape, codec.size)
    model.load_state_dict(average(snapshots(config.work)[-last:]), strict=False)
    model.half().save_pretrained(folder)
    save_tokenizer(config.work / VOCABULARY, folder)
    shutil.copy(config.work / VOCABULARY, folder / VOCABULARY)


def export_ctranslate2(source: Path, vocabulary: Path, folder: Path) -> None:
    """Convert a transformers folder to int8 and lay the sentencepiece model beside it."""
    from ctranslate2.converters import TransformersConverter

    TransformersConverter(str(source)).convert(str(folder), quantization="int8", force=True)
    shutil.copy(vocabulary, folder / VOCABULARY)


def add_scores(folder: Path, scores: Mapping[str, Any]) -> None:
    """Write measured scores into the `meta.json` of exported weights."""
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    (folder / META).write_text(
        json.dumps(meta | {"scores": dict(scores)}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def write_meta(config: Config, folder: Path, *, version: str, progress: dict[str, Any]) -> None:
    """Write what a user of the weights must know: prompt format, provenance, licence; scores follow when measured."""
    record = json.loads((config.work / RECORD).read_text(encoding="utf-8"))
    meta = {
        "name": "transdesk-starter",
        "version": version,
        "licence": record["licence"],
        "languages": CODES,
        "special_tokens": {
            "term": [TERM_OPEN, TERM_MIDDLE, TERM_CLOSE],
            "news": NEWS,
            "back_translated": BACK_TRANSLATED,
            "spare": list(SPARE),
        },
        "source": ["{source code}", "{target code}", NEWS, "{pieces}", "</s>"],
        "target_prefix": ["{target code}"],
        "decoding": {"repetition_penalty": REPETITION_PENALTY, "no_repeat_ngram_size": NO_REPEAT},
        "annotation": f"{TERM_OPEN} source words {TERM_MIDDLE} target base form {TERM_CLOSE}",
        "training": {"steps": progress["step"], "tokens": progress["tokens"], "data_digest": record["digest"]},
        "scores": {},
    }
    (folder / META).write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def export(config: Config, folder: Path, *, version: str, last: int) -> None:
    """Write `folder/transformers` and `folder/ctranslate2` from the last snapshots of `config.work`."""
    import torch

    from transdesk.training.loop import CHECKPOINT

    progress = torch.load(config.work / CHECKPOINT, map_location="cpu", weights_only=False)["progress"]
    export_transformers(config, folder / "transformers", last=last)
    export_ctranslate2(folder / "transformers", config.work / VOCABULARY, folder / "ctranslate2")
    write_meta(config, folder / "ctranslate2", version=version, progress=progress)
