"""How much of a subword vocabulary trimming keeps, and what share of a text's pieces survive it.

PYTHONPATH=src python benchmarks/trim_coverage.py models/starter/sp.model TEXT...
"""

from __future__ import annotations

import sys
from pathlib import Path

from transdesk.engines.subwords import coverage
from transdesk.engines.trim import plan


def main(vocabulary: Path, texts: list[Path]) -> None:
    trim = plan([vocabulary])
    print(f"{vocabulary.name}: {trim.after} of {trim.before} pieces stay ({100 * trim.after / trim.before:.1f} %)")
    for text in texts:
        lines = text.read_text(encoding="utf-8").splitlines()
        print(f"{text.name}: {100 * coverage(tuple(trim.files.values()), trim.keep, lines):.2f} % of its pieces")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
