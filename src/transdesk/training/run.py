"""The pipeline from a shell: `python -m transdesk.training.run prepare|train|export|measure|card CONFIG.toml`.

`prepare` reads the data again, `train` goes on from the checkpoint, `export` averages the last snapshots into
`<work>/export`, `measure` scores that export and keeps the
result beside it, `card` prints the tables of the model card.
"""

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transdesk.domain.errors import TrainingError, TransDeskError
from transdesk.training.card import data_table, score_tables
from transdesk.training.config import Config, read_config
from transdesk.training.corpus import LANGUAGES
from transdesk.training.export import add_scores, export
from transdesk.training.loop import Progress, Trainer
from transdesk.training.measure import Translator, measure, measure_terms
from transdesk.training.prepare import HELD_OUT, RECORD, TRAIN, prepare, read_units

EXPORT, SCORES = "export", "scores.json"


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
        f"ntrex first {lines}": measure(
            translator, {lang: p.read_text(encoding="utf-8").splitlines()[:lines] for lang, p in ntrex.items()}
        ),
        f"held-out articles, {len(units)} lines": measure(
            translator, {lang: [u.texts[lang] for u in units] for lang in LANGUAGES}
        ),
        "terms in held-out articles": measure_terms(translator, units),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run one step of the pipeline; 0 on success, 2 on bad input."""
    options = _parser().parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    try:
        config = read_config(options.config)
        folder = options.folder or config.work / EXPORT
        if options.action == "prepare":
            prepare(config)
        elif options.action == "train":
            train(config)
        elif options.action == "export":
            export(config, folder, version=options.version, last=options.last)
        elif options.action == "measure":
            found = scores(config, folder / "ctranslate2", lines=options.lines, beam=options.beam)
            (folder / SCORES).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            add_scores(folder / "ctranslate2", found)
            sys.stdout.write(score_tables(found) + "\n")
        else:
            sys.stdout.write(data_table(json.loads((config.work / RECORD).read_text(encoding="utf-8"))) + "\n")
            sys.stdout.write(score_tables(json.loads((folder / SCORES).read_text(encoding="utf-8"))) + "\n")
    except TransDeskError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="transdesk.training.run", description=__doc__)
    parser.add_argument("action", choices=("prepare", "train", "export", "measure", "card"))
    parser.add_argument("config", type=Path)
    parser.add_argument("--folder", type=Path, help="where exported weights go or lie (default: <work>/export)")
    parser.add_argument("--version", default="0.1.0", help="version written into the exported weights")
    parser.add_argument("--last", type=int, default=6, help="snapshots to average")
    parser.add_argument("--lines", type=int, default=300, help="lines of each test set")
    parser.add_argument("--beam", type=int, default=4)
    return parser


if __name__ == "__main__":
    sys.exit(main())
