"""The training configuration: a frozen value read from TOML."""

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from transdesk.domain.errors import TrainingError
from transdesk.training.corpus import Weights
from transdesk.training.model import Shape


@dataclass(frozen=True, slots=True)
class Schedule:
    """How the weights are learnt."""

    peak_rate: float = 2e-3
    warmup_steps: int = 1200
    batch_tokens: int = 5000  # source and target together, padding included
    longest: int = 200  # pieces of one side; a low figure at first lets the model find the alignment sooner
    label_smoothing: float = 0.1
    guidance: float = 0.3  # share of the loss of guided alignment; 0 switches it off
    dropout_share: float = 0.3  # sentences cut with BPE-dropout 0.1 (Provilkov, Emelianenko and Voita 2020)
    clip: float = 1.0
    last_step: int = 1_000_000
    cool_down_steps: int = 0  # before last_step, down to a twentieth of the rate
    checkpoint_minutes: float = 5.0
    measure_minutes: float = 20.0
    patience: int = 8  # measurements without a better dev loss before training stops
    snapshots: int = 12  # weights kept for averaging


@dataclass(frozen=True, slots=True)
class Config:
    """One training: data in, working folder, sizes and schedule."""

    data: Path
    work: Path
    start: Path | None = None  # exported transformers folder to start from when there is no checkpoint
    sentences: Path | None = None  # a table of more own sentences (en, ru, kk)
    glossaries: Path | None = None  # terms to annotate and to swap, beside those of the data
    swaps: int = 0  # sentences with other terms tried for each own one; pairs get a third
    vocabulary: int = 16_000
    drills: int = 1_500  # generated sentences with numbers and dates
    licence: str = "demonstration and research only"  # of the weights, as it stands beside them
    seed: int = 20261126
    threads: int = 2
    workers: int = 0  # processes that cut texts into pieces; 0 does it between the steps, a GPU wants all cores
    weights: Weights = field(default_factory=Weights)
    shape: Shape = field(default_factory=Shape)
    schedule: Schedule = field(default_factory=Schedule)


def read_config(path: Path, **fixed: Path) -> Config:
    """The configuration of a TOML file; unknown keys are refused by name, relative paths start at the file.

    Args:
        path: the file.
        **fixed: folders (`data`, `work`, `start`) that the caller decides; the file's own give way.

    Raises TrainingError when the file cannot be read or holds something unknown.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TrainingError(f"The training configuration {path} cannot be read: {error}.") from error
    parts = {"weights": Weights, "shape": Shape, "schedule": Schedule}
    values: dict[str, Any] = {
        key: _section(parts[key], value, key) if key in parts else value for key, value in raw.items()
    }
    for key in {"data", "work", "start", "sentences", "glossaries"} & set(values):
        values[key] = (path.parent / str(values[key])).resolve()
    values |= fixed
    for key in ("data", "work"):
        if key not in values:
            raise TrainingError(f"The training configuration {path} must name `{key}`, a folder.")
    return _checked(Config, values, "the top level")


def _section(kind: type[Any], values: dict[str, Any], name: str) -> Any:
    return _checked(kind, values, f"[{name}]")


def _checked(kind: type[Any], values: dict[str, Any], where: str) -> Any:
    known = {f.name for f in fields(kind)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise TrainingError(
            f"Unknown key {', '.join(unknown)} in {where} of the training configuration; known: {', '.join(sorted(known))}."
        )
    return kind(**values)
