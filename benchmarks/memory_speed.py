"""How fast the memory answers with many pairs: matches of a sentence, and concordance by lemma.

    python benchmarks/memory_speed.py PAIRS.tsv [--units 100000] [--database URL]

PAIRS.tsv holds source, tab, target (Russian, English; columns as --from and --to say). Pairs are made as many as asked
for by changing a word of those given. Prints milliseconds (median, 95th percentile) of 100 questions; the share of
near matches that are found is told beside comparing every pair.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from transdesk.domain.language import Direction, parse_language
from transdesk.domain.library import MemoryUnit
from transdesk.memory import forms_of, normalise, rank
from transdesk.storage import Side, Store, number_of

QUESTIONS = 100


def units_of(rows: list[list[str]], count: int, direction: Direction, chance: random.Random) -> list[MemoryUnit]:
    vocabulary = [word for source, _ in rows for word in source.split()]
    found = []
    for number in range(count):
        source, target = rows[number % len(rows)]
        words = source.split()
        if number >= len(rows):
            words[chance.randrange(len(words))] = chance.choice(vocabulary)
        text = " ".join(words)
        now = datetime.now(UTC)
        found.append(
            MemoryUnit(direction.source, direction.target, normalise(text), text, target, "", "", "bench", now)
        )
    return found


def told(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    print(
        f"{name}: median {statistics.median(ordered) * 1000:.1f} ms, p95 {ordered[int(len(ordered) * 0.95)] * 1000:.1f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--units", type=int, default=100_000)
    parser.add_argument("--from", dest="source", default="ru")
    parser.add_argument("--to", dest="target", default="en")
    parser.add_argument("--database", default="")
    asked = parser.parse_args()
    direction = Direction(parse_language(asked.source), parse_language(asked.target))
    chance = random.Random(7)
    lines = asked.pairs.read_text(encoding="utf-8").splitlines()
    rows = [row for row in (line.split("\t")[:2] for line in lines) if len(row) == 2 and len(row[0].split()) > 3]
    units = units_of(rows, asked.units, direction, chance)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(asked.database or f"sqlite:///{folder}/bench.db")
        begun = time.perf_counter()
        store.units.add(units)
        size = Path(folder, "bench.db")
        print(f"{store.units.count()} pairs imported in {time.perf_counter() - begun:.1f} s", end="")
        print(f", {size.stat().st_size / 1e6:.0f} MB" if size.exists() else "")
        matches(store, units, direction, chance)
        concordance(store, units, direction, chance)
        store.close()


def matches(store: Store, units: list[MemoryUnit], direction: Direction, chance: random.Random) -> None:
    seconds, found, all_found = [], 0, 0
    for number, unit in enumerate(chance.sample(units, QUESTIONS)):
        words = unit.source.split()
        words[chance.randrange(len(words))] = "другой"
        text = " ".join(words)
        begun = time.perf_counter()
        near = store.units.alike(direction.source, direction.target, text)
        best = rank(text, 0, near, limit=9, floor=60)
        seconds.append(time.perf_counter() - begun)
        if number < 10:
            every = rank(text, 0, units, limit=9, floor=60)
            all_found += len(every)
            found += sum(one.score in [b.score for b in best] for one in every)
    told("matches", seconds)
    print(f"near matches found, of those that comparing every pair finds: {found} of {all_found}")


def concordance(store: Store, units: list[MemoryUnit], direction: Direction, chance: random.Random) -> None:
    seconds = []
    for unit in chance.sample(units, QUESTIONS):
        word = max(unit.source.split(), key=len).strip(".,«»!?:;")
        begun = time.perf_counter()
        forms = forms_of(word, direction.source)
        numbers = {number_of(form, direction.source, direction.target, Side.SOURCE) for form in forms}
        store.units.holding([numbers], 50)
        seconds.append(time.perf_counter() - begun)
    told("concordance", seconds)


if __name__ == "__main__":
    main()
