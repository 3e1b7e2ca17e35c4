"""Speed and memory of the runtimes beside plain transformers, sentence by sentence, in one run on one machine.

What is measured lies in a folder: ``hf`` (for transformers), ``ct2`` and perhaps ``trimmed`` (for CTranslate2),
and ``sources.json``. Every row runs in a process of its own, in turn, several rounds; the fewest processor
seconds count. The first row is what a simple application does. On a busy machine look at the processor
seconds. The peak of memory is that of the whole process, libraries included.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from transdesk.domain.errors import EngineError

BEAM: Final = 4
PLAIN: Final = "transformers fp32, one by one"
CT2: Final = "CTranslate2 int8, desk"
TRIMMED: Final = "CTranslate2 int8, trimmed, desk"
ROWS: Final = (PLAIN, "transformers fp32, batches of 16", "CTranslate2 int8, one by one", CT2, TRIMMED)
_BATCH: Final = 16
_MOST: Final = 72  # output tokens of a model that ends where it ends: news sentences of the corpora have 25 on average


@dataclass(frozen=True, slots=True)
class Task:
    """Sentences to translate, in the tokens and numbers of one model.

    Attributes:
        tokens, ids: each sentence, language tokens and end included.
        prefix, prefix_ids: what every output is forced to begin with.
        length: output tokens without the prefix, the same for all; 0 lets the model end where it ends.
        options: further search parameters: ``repetition_penalty``, ``no_repeat_ngram_size``.
    """

    tokens: list[list[str]]
    ids: list[list[int]]
    prefix: list[str]
    prefix_ids: list[int]
    length: int
    options: dict[str, Any]

    def save(self, folder: Path) -> None:
        """Write it beside the models."""
        (folder / "sources.json").write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Task:
        """Read it."""
        return cls(**json.loads((folder / "sources.json").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Figure:
    """What one row took: seconds and processor seconds for each sentence, and the peak of memory in MB."""

    row: str
    seconds: float
    work: float
    memory: float


def measure(folder: Path, *, rounds: int = 1, slow: int = 5) -> list[Figure]:
    """Every row's best of several interleaved rounds.

    Args:
        folder: what to measure.
        rounds: how often.
        slow: one by one through transformers runs on every ``slow``-th sentence only; its cost is for each one.
    """
    best: dict[str, Figure] = {}
    for _ in range(rounds):
        for row in ROWS:
            if row == TRIMMED and not (folder / "trimmed").is_dir():
                continue
            found = _in_a_process(row, folder, slow if row == PLAIN else 1)
            if row not in best or found.work < best[row].work:
                best[row] = found
    return list(best.values())


def _in_a_process(row: str, folder: Path, step: int) -> Figure:
    command = [sys.executable, "-m", "transdesk.engines.speed", row, str(folder), str(step)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineError(f"The measurement '{row}' failed: {done.stderr.strip().splitlines()[-1:]}")
    return Figure(**json.loads(done.stdout.strip().splitlines()[-1]))


def run(row: str, folder: Path, step: int = 1) -> Figure:
    """Load, warm up, translate, in this process."""
    task = Task.load(folder)
    call = _transformers(folder, task, row) if row.startswith("transformers") else _ctranslate2(folder, task, row)
    chosen = list(range(0, len(task.ids), step))
    call(chosen[:2])
    start, work = time.perf_counter(), time.process_time()
    call(chosen)
    seconds, work = time.perf_counter() - start, time.process_time() - work
    return Figure(row, seconds / len(chosen), work / len(chosen), _peak_memory())


def _peak_memory() -> float:
    """Largest resident size of this process in MB; Linux counts it anew for each program."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _transformers(folder: Path, task: Task, row: str) -> Callable[[Sequence[int]], None]:
    import torch
    from transformers import AutoModelForSeq2SeqLM

    model: Any = AutoModelForSeq2SeqLM.from_pretrained(folder / "hf", local_files_only=True, dtype=torch.float32)
    size = _BATCH if "16" in row else 1
    start_id = model.config.decoder_start_token_id
    pad = model.config.pad_token_id
    bounds = _bounds(task, "min_new_tokens", "max_new_tokens")

    def call(numbers: Sequence[int]) -> None:
        with torch.inference_mode():
            for first in range(0, len(numbers), size):
                rows = [task.ids[i] for i in numbers[first : first + size]]
                width = max(map(len, rows))
                ids = torch.tensor([r + [pad] * (width - len(r)) for r in rows])
                model.eval().generate(
                    input_ids=ids, attention_mask=(ids != pad).long(), num_beams=BEAM, do_sample=False,
                    decoder_input_ids=torch.tensor([[start_id, *task.prefix_ids]] * len(rows)), **bounds, **task.options,
                )  # fmt: skip

    return call


def _ctranslate2(folder: Path, task: Task, row: str) -> Callable[[Sequence[int]], None]:
    from transdesk.engines._ct2 import Ct2Model

    loaded = Ct2Model(folder / ("trimmed" if row == TRIMMED else "ct2"), len(os.sched_getaffinity(0)))
    model = loaded.load()
    bounds = _bounds(task, "min_decoding_length", "max_decoding_length")

    def call(numbers: Sequence[int]) -> None:
        size = 1 if "one by one" in row else len(numbers)
        for first in range(0, len(numbers), size):
            batch = [task.tokens[i] for i in numbers[first : first + size]]
            share = min(loaded.most, -(-len(batch) // model.num_translators))
            prefix = [task.prefix] * len(batch) if task.prefix else None
            model.translate_batch(
                batch, target_prefix=prefix, beam_size=BEAM, max_batch_size=share, **bounds, **task.options
            )

    return call


def _bounds(task: Task, least: str, most: str) -> dict[str, int]:
    return {least: task.length, most: task.length} if task.length else {most: _MOST}


def table(figures: Sequence[Figure]) -> list[Mapping[str, object]]:
    """Rows with ratios to the first one."""
    first = figures[0]
    return [
        {
            "runtime": f.row,
            "s_per_sentence": round(f.seconds, 4),
            "faster": round(first.seconds / f.seconds, 1),
            "cpu_s_per_sentence": round(f.work, 4),
            "less_cpu": round(first.work / f.work, 1),
            "memory_mb": round(f.memory),
            "memory_share_%": round(100 * f.memory / first.memory),
        }
        for f in figures
    ]


if __name__ == "__main__":
    print(json.dumps(asdict(run(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))))  # noqa: T201 - its parent reads it
