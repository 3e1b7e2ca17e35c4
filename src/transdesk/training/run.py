"""The steps of the pipeline that stand on several files: train, score, keep and compare scores."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from transdesk.domain.errors import TrainingError
from transdesk.training.card import score_tables
from transdesk.training.config import Config
from transdesk.training.corpus import LANGUAGES, Unit
from transdesk.training.export import add_scores
from transdesk.training.loop import Progress, Trainer
from transdesk.training.measure import Translator, measure, measure_terms
from transdesk.training.prepare import HELD_OUT, RECORD, TRAIN, prepare, read_units

SCORES = "scores.json"


def train(config: Config) -> Progress:
    """Prepare the data when that has not been done, then train or go on training."""
    if not (config.work / TRAIN).exists():
        prepare(config)
    return Trainer(config).run()


def scores(config: Config, folder: Path, *, lines: int, beam: int) -> dict[str, Any]:
    """Scores of exported weights on the held-out articles and on `eval/ntrex.*.txt`, `lines` of each."""
    translator = Translator(folder, beam=beam)
    units = read_units(config.work / HELD_OUT)
    units = units[:: max(len(units) // lines, 1)][:lines]
    ntrex = {lang: config.data / "eval" / f"ntrex.{lang}.txt" for lang in LANGUAGES}
    missing = [str(p) for p in ntrex.values() if not p.exists()]
    if missing:
        raise TrainingError(f"The test set is missing: {', '.join(missing)}.")
    return {
        f"ntrex first {lines}": measure(translator, _aligned(ntrex)[:lines]),
        f"held-out articles, {len(units)} lines": measure(translator, [u.texts for u in units]),
        "terms in held-out articles": measure_terms(translator, units),
    }


def _aligned(files: Mapping[str, Path]) -> list[dict[str, str]]:
    """Lines of several files that belong together, by language."""
    columns = [p.read_text(encoding="utf-8").splitlines() for p in files.values()]
    return [dict(zip(files, row, strict=True)) for row in zip(*columns, strict=True)]


def keep_scores(folder: Path, found: Mapping[str, Any]) -> None:
    """Write scores beside exported weights and into what a user of them reads."""
    (folder / SCORES).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    add_scores(folder / "ctranslate2", found)


def read_scores(folder: Path) -> dict[str, Any]:
    """The scores that were kept beside exported weights.

    Raises:
        TrainingError: none were.
    """
    return _json(folder / SCORES, "measure the weights first")


def read_record(config: Config) -> dict[str, Any]:
    """What `prepare` noted about the data.

    Raises:
        TrainingError: nothing was prepared.
    """
    return _json(config.work / RECORD, "prepare the data first")


def compare(models: Mapping[str, Path], units: Sequence[Unit], *, beam: int = 4) -> str:
    """Score tables (Markdown) of several exported models on the same units."""
    texts = [u.texts for u in units]
    return score_tables({name: measure(Translator(folder, beam=beam), texts) for name, folder in models.items()})


def _json(path: Path, advice: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingError(f"{path} is not there or damaged; {advice}.") from error
    return found
