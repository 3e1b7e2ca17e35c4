"""Speed and memory of the runtimes against plain transformers, sentence by sentence.

    python benchmarks/engine_speed.py [NAME...] [--text FILE] [--sentences 60] [--rounds 1]

Names are ``starter`` (the real weights of ``models/starter`` on the English sentences of ``--text``) and the
architectures of ``transdesk bench speed`` (random weights, 25 tokens into exactly 25). One run on one machine; on a
busy one look at the processor seconds, and pin it to one core (``taskset -c 1``, ``OMP_NUM_THREADS=1``).
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from transdesk.domain.engine import Request
from transdesk.domain.language import Language
from transdesk.engines import EngineSettings
from transdesk.engines.speed import BEAM, measure, table
from transdesk.engines.speed_subjects import ARCHITECTURES, random_subject, starter_subject

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "src" / "transdesk" / "desk" / "sample" / "article.md"


def build(name: str, text: Path, sentences: int, folder: Path) -> None:
    """What is measured, in a folder."""
    if name != "starter":
        random_subject(name, folder, sentences)
        return
    lines = [line for line in text.read_text(encoding="utf-8").splitlines() if len(line.split()) > 4]
    requests = [Request(line, Language.EN, Language.RU) for line in lines[:sentences]]
    starter_subject(ROOT / "models" / "starter", folder, requests, EngineSettings(Path("none")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=["starter", "student"])
    parser.add_argument("--text", type=Path, default=SAMPLE)
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--slow", type=int, default=5, help="one by one through transformers: every n-th sentence")
    given = parser.parse_args()
    for name in given.names:
        assert name == "starter" or name in ARCHITECTURES, f"choose starter or one of {', '.join(ARCHITECTURES)}"
        with tempfile.TemporaryDirectory() as folder:
            build(name, given.text, given.sentences, Path(folder))
            rows = table(measure(Path(folder), rounds=given.rounds, slow=given.slow))
        print(f"\n{name}, {given.sentences} sentences, beam {BEAM}, {len(os.sched_getaffinity(0))} cores\n")
        print("|", " | ".join(rows[0]), "|\n|", " | ".join("---" for _ in rows[0]), "|")
        for row in rows:
            print("|", " | ".join(map(str, row.values())), "|")


if __name__ == "__main__":
    main()
