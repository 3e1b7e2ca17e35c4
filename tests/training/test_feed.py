"""Worker processes change how fast the chunks come, never what is in them."""

from __future__ import annotations

import os
from itertools import islice
from typing import Any

import pytest

from transdesk.domain.errors import TrainingError
from transdesk.training import batches, feed
from transdesk.training.batches import START, Batch, Position, Stream
from transdesk.training.corpus import Unit
from transdesk.training.feed import chunks
from transdesk.training.vocabulary import Codec, train_vocabulary


@pytest.fixture
def stream(
    sentences: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Stream:
    """Chunks of fifty of the sixty sentences in six directions: eight chunks an epoch."""
    monkeypatch.setattr(batches, "CHUNK", 50)
    path = tmp_path_factory.mktemp("vocabulary") / "sp.model"
    train_vocabulary((t for row in sentences for t in row.values()), path, 700)
    units = [Unit(row, "own", "own", news=True) for row in sentences]
    return Stream(units, Codec(path), seed=1, batch_tokens=400, dropout_share=0.0)


def _plain(found: list[tuple[list[Batch], Position]]) -> list[Any]:
    return [(p, [(b.source.tolist(), b.target.tolist(), b.links.tolist()) for b in chunk]) for chunk, p in found]


def test_workers_make_the_same_chunks_in_the_same_order(stream: Stream) -> None:
    alone = list(islice(chunks(stream, Position(0, 5), 0), 12))
    together = chunks(stream, Position(0, 5), 3)
    assert _plain(list(islice(together, 12))) == _plain(alone)
    assert alone[2][1] == Position(1, 0)
    together.close()


def test_dead_workers_end_the_training_with_a_sentence(stream: Stream, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "_PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(Stream, "chunk", lambda *_: os._exit(1))
    with pytest.raises(TrainingError, match="workers = 0"):
        next(chunks(stream, START, 2))
