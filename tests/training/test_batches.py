"""The stream is complete, reproducible and well packed."""

from __future__ import annotations

from collections import Counter

import pytest

from transdesk.training import batches
from transdesk.training.batches import START, Position, Stream
from transdesk.training.corpus import Unit
from transdesk.training.vocabulary import Codec, train_vocabulary


@pytest.fixture(scope="module")
def codec(tmp_path_factory: pytest.TempPathFactory, sentences: list[dict[str, str]]) -> Codec:
    path = tmp_path_factory.mktemp("vocabulary") / "sp.model"
    train_vocabulary((t for row in sentences for t in row.values()), path, 700)
    return Codec(path)


def stream(codec: Codec, weight: float, sentences: list[dict[str, str]]) -> Stream:
    units = [Unit(row, "own", "own", news=True, weight=weight) for row in sentences]
    return Stream(units, codec, seed=1, batch_tokens=400, dropout_share=0.0)


def test_an_epoch_holds_every_direction_by_weight(
    codec: Codec, monkeypatch: pytest.MonkeyPatch, sentences: list[dict[str, str]]
) -> None:
    monkeypatch.setattr(batches, "CHUNK", 100)
    source, position = stream(codec, 1.5, sentences), START
    heads: Counter[tuple[str, ...]] = Counter()
    while position.epoch == 0:
        chunk, position = source.chunk(position)
        heads.update(tuple(codec.tokens(row[:2].tolist())) for batch in chunk for row in batch.source)
    assert len(heads) == 6
    assert all(60 < n < 120 for n in heads.values())  # 60 sentences, one and a half times


def test_the_same_position_gives_the_same_batches(codec: Codec, sentences: list[dict[str, str]]) -> None:
    once, _ = stream(codec, 1.0, sentences).chunk(START)
    again, _ = stream(codec, 1.0, sentences).chunk(START)
    other, _ = stream(codec, 1.0, sentences).chunk(Position(1, 0))
    assert [b.source.tolist() for b in once] == [b.source.tolist() for b in again]
    assert [b.source.tolist() for b in once] != [b.source.tolist() for b in other]


def test_batches_keep_within_the_budget_and_waste_little(codec: Codec, sentences: list[dict[str, str]]) -> None:
    chunk, _ = stream(codec, 2.0, sentences).chunk(START)
    padded = [b.source.size + b.target.size for b in chunk]
    assert max(padded) <= 400
    assert sum(b.tokens for b in chunk) / sum(padded) > 0.8


def test_the_decoder_sees_the_labels_one_place_later(codec: Codec, sentences: list[dict[str, str]]) -> None:
    chunk, _ = stream(codec, 1.0, sentences).chunk(START)
    batch = chunk[0].on("cpu")
    first = batch.decoder_input[0].tolist()
    labels = batch.labels[0].tolist()
    assert codec.tokens(first[:1]) == ["</s>"]
    assert first[1:3] == labels[:2]
    assert labels[0] != -100


def test_longer_sentences_wait_until_they_are_allowed(codec: Codec, sentences: list[dict[str, str]]) -> None:
    units = [Unit(row, "own", "own", news=True) for row in sentences]
    short = Stream(units, codec, seed=1, batch_tokens=400, dropout_share=0.0, longest=16)
    chunk, _ = short.chunk(START)
    assert chunk
    assert max(max(b.source.shape[1], b.target.shape[1]) for b in chunk) <= 16
