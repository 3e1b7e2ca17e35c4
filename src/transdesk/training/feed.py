"""The stream's chunks, made ahead by worker processes: a GPU learns faster than one core cuts words into pieces.

The workers are forks of the training process and share its units; they leave the GPU alone.
"""

import multiprocessing
import queue
import signal
from collections import deque
from collections.abc import Iterator
from typing import Any

from transdesk.domain.errors import TrainingError
from transdesk.training.batches import Batch, Position, Stream

_AHEAD = 2  # chunks for each worker: one being made, one ready
_PATIENCE_SECONDS = 60.0  # without a chunk, after which the workers are looked at


def chunks(stream: Stream, at: Position, workers: int) -> Iterator[tuple[list[Batch], Position]]:
    """Endlessly the chunks from `at` on, each with the position that follows.

    The number of workers changes nothing in them but sentencepiece's own chance for BPE-dropout.

    Raises TrainingError when every worker has died.
    """
    if workers:
        yield from _made_ahead(stream, at, workers)
    while True:
        batches, at = stream.chunk(at)
        yield batches, at


def _made_ahead(stream: Stream, at: Position, workers: int) -> Iterator[tuple[list[Batch], Position]]:
    forks = multiprocessing.get_context("fork")
    wanted, made = forks.SimpleQueue(), forks.Queue()
    crew = [forks.Process(target=_work, args=(stream, wanted, made), daemon=True) for _ in range(workers)]
    for process in crew:
        process.start()
    ordered = deque([at])
    for _ in range(_AHEAD * workers):
        wanted.put(ordered[-1])
        ordered.append(stream.following(ordered[-1]))
    ready: dict[Position, list[Batch]] = {}
    try:
        while True:
            while ordered[0] not in ready:
                position, batches = _next(made, crew)
                ready[position] = batches
            batches = ready.pop(ordered.popleft())
            wanted.put(ordered[-1])
            ordered.append(stream.following(ordered[-1]))
            yield batches, ordered[0]
    finally:
        for process in crew:
            process.terminate()


def _work(stream: Stream, wanted: Any, made: Any) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not the trainer's, which the fork inherits
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the trainer, which ends its workers itself
    while True:
        at = wanted.get()
        made.put((at, stream.chunk(at)[0]))


def _next(made: Any, crew: list[Any]) -> tuple[Position, list[Batch]]:
    while True:
        try:
            found: tuple[Position, list[Batch]] = made.get(timeout=_PATIENCE_SECONDS)
        except queue.Empty:
            if not any(process.is_alive() for process in crew):
                raise TrainingError(
                    "Every process that prepares training batches has died; set `workers = 0`."
                ) from None
        else:
            return found
