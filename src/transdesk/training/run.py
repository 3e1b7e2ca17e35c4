"""`python -m transdesk.training.run prepare|train|export CONFIG.toml`."""

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from transdesk.domain.errors import TransDeskError
from transdesk.training.config import Config, read_config
from transdesk.training.loop import Progress, Trainer
from transdesk.training.prepare import TRAIN, prepare


def train(config: Config) -> Progress:
    """Prepare the data when that has not been done, then train or go on training."""
    if not (config.work / TRAIN).exists():
        prepare(config)
    return Trainer(config).run()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one step of the pipeline; 0 on success, 2 on bad input."""
    parser = argparse.ArgumentParser(prog="transdesk.training.run")
    parser.add_argument("action", choices=("prepare", "train"))
    parser.add_argument("config", type=Path)
    options = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    try:
        config = read_config(options.config)
        if options.action == "prepare":
            prepare(config)
        else:
            train(config)
    except TransDeskError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
