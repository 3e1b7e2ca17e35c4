"""Writes `docs/starter-drafts.md`: what the bundled starter makes of whole articles, unedited, beside the reference.

    PYTHONPATH=src python tools/starter_drafts.py SEED.txt CORPUS_FOLDER TOPIC TOPIC > docs/starter-drafts.md

Of each topic the last article is taken, which training has not seen. The seed article is not ours: only its drafts are shown,
without its text.
"""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.desk.toolbox import read
from transdesk.domain.language import Language
from transdesk.domain.marks import strip_tags
from transdesk.training.corpus import read_table

EN, RU, KK = Language.EN, Language.RU, Language.KK


def main(seed: Path, corpus: Path, topics: list[str]) -> None:
    """Print the page's tables."""
    desk = build_desk(settings_from_environment())
    article = read(seed.read_bytes(), seed.name)
    for target in (RU, KK):
        drafted = desk.translate(article, EN, target, engine="starter")
        print(f"\n### The seed article, English into {target.name}\n\n| | draft |\n|---:|---|")
        for number, one in enumerate(drafted.segments, start=1):
            print(f"| {number} | {_cell(strip_tags(one.suggestion.target, one.segment.marks))} |")
    for topic, directions in zip(topics, (((EN, RU), (EN, KK)), ((RU, KK), (KK, RU))), strict=True):
        rows = read_table(corpus / f"{topic}.tsv")
        last = [row for row in rows if row["article"] == rows[-1]["article"]]
        for source, target in directions:
            lines = [row[source.value] for row in last]
            drafted = desk.translate_lines(lines, source, target, engine="starter")
            print(f"\n### {last[0]['article']}, {source.name} into {target.name}\n")
            print("| source | draft | reference |\n|---|---|---|")
            for row, one in islice(zip(last, drafted.segments, strict=True), 40):
                print(f"| {_cell(row[source.value])} | {_cell(one.suggestion.target)} | {_cell(row[target.value])} |")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:5])
