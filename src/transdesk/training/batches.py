"""The endless, reproducible stream of training batches: epochs, chunks of examples, batches of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from transdesk.training.augment import sample_annotations
from transdesk.training.chance import generator
from transdesk.training.corpus import Unit
from transdesk.training.guidance import Guide, Link
from transdesk.training.vocabulary import BACK_TRANSLATED, EOS, NEWS, PAD, Codec

CHUNK = 12_000  # examples tokenised at a time; a checkpoint stands between two chunks
LONGEST = 200  # pieces of one side, where no other limit is given


class Example(NamedTuple):
    """Source and target ids of one sentence in one direction, and which target piece comes from which source piece."""

    source: list[int]
    target: list[int]
    links: Sequence[Link] = ()

    def longer_side(self) -> int:
        """Pieces of the longer side."""
        return max(len(self.source), len(self.target))


class Position(NamedTuple):
    """Where the stream stands: the next chunk to take."""

    epoch: int
    chunk: int


START = Position(0, 0)


@dataclass(frozen=True, slots=True)
class Tensors:
    """A batch where it is computed: ids, source mask, decoder input, labels (-100 is padding), sentences x positions."""

    source: Any
    mask: Any
    decoder_input: Any
    labels: Any
    links: Any  # sentences x target x source, 1.0 where a link is known; None without any


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it travels between processes: padded ids (32-bit numpy arrays, sentences x positions)."""

    source: Any
    target: Any
    links: Any  # links x (sentence, target position, source position)
    tokens: int  # padding left out

    def on(self, device: str) -> Tensors:
        """The tensors of this batch on a device; the decoder starts with `</s>`, as M2M100 does."""
        import torch

        source = torch.from_numpy(self.source).to(device).long()
        target = torch.from_numpy(self.target).to(device).long()
        links = None
        if len(self.links):
            places = torch.from_numpy(self.links).to(device).long()
            links = torch.zeros(len(target), target.shape[1], source.shape[1], device=device)
            links[tuple(places.T)] = 1.0
        return Tensors(
            source=source,
            mask=(source != PAD).long(),
            decoder_input=torch.cat([torch.full_like(target[:, :1], EOS), target[:, :-1]], dim=1),
            labels=target.masked_fill(target == PAD, -100),
            links=links,
        )


class Stream:
    """Draws every unit in every direction, as often in an epoch as its weight says."""

    def __init__(
        self,
        units: Sequence[Unit],
        codec: Codec,
        *,
        seed: int,
        batch_tokens: int,
        dropout_share: float,
        longest: int = LONGEST,
        guide: Guide | None = None,
    ) -> None:
        self._units = units
        self._codec = codec
        self._seed = seed
        self._batch_tokens = batch_tokens
        self._dropout_share = dropout_share
        self._longest = longest
        self._guide = guide
        self._order: tuple[int, list[tuple[int, str, str]]] = (-1, [])

    def chunk(self, at: Position) -> tuple[list[Batch], Position]:
        """The batches of one chunk and the position of the next."""
        order = self._epoch(at.epoch)
        rng = generator(self._seed, *at)
        part = order[at.chunk * CHUNK : (at.chunk + 1) * CHUNK]
        examples = [e for e in (self._example(*draw, rng) for draw in part) if e.longer_side() <= self._longest]
        batches = [collate(b) for b in by_length(examples, self._batch_tokens, rng)]
        return batches, self.following(at)

    def following(self, at: Position) -> Position:
        """Where the chunk after this one stands."""
        last = (at.chunk + 1) * CHUNK >= len(self._epoch(at.epoch))
        return Position(at.epoch + 1, 0) if last else Position(at.epoch, at.chunk + 1)

    def _epoch(self, epoch: int) -> list[tuple[int, str, str]]:
        if self._order[0] != epoch:
            rng = generator(self._seed, epoch)
            order = [
                (number, source, target)
                for number, unit in enumerate(self._units)
                for source, target in unit.directions()
                for _ in range(int(unit.weight) + (rng.random() < unit.weight % 1))
            ]
            rng.shuffle(order)
            self._order = (epoch, order)
        return self._order[1]

    def _example(self, number: int, source: str, target: str, rng: random.Random) -> Example:
        unit = self._units[number]
        text = sample_annotations(unit.texts[source], source, target, unit.terms, rng, told=unit.told)
        dropout = 0.1 if rng.random() < self._dropout_share else 0.0
        tag = BACK_TRANSLATED if unit.synthetic else NEWS if unit.news else ""
        ids = self._codec.source(text, source, target, tag=tag, dropout=dropout)
        wanted = self._codec.target(unit.texts[target], target, dropout=dropout)
        if not self._guide:
            return Example(ids, wanted)
        return Example(
            ids, wanted, self._guide.links(self._codec.tokens(ids), self._codec.tokens(wanted), (source, target))
        )


def by_length(examples: list[Example], batch_tokens: int, rng: random.Random) -> list[list[Example]]:
    """Batches whose padded size stays within `batch_tokens`, of like length inside, in random order."""
    keyed = sorted(examples, key=lambda e: (e.longer_side() + rng.random() * 4, len(e.source)))
    batches: list[list[Example]] = []
    current: list[Example] = []
    widest = (0, 0)
    for example in keyed:
        wider = (max(widest[0], len(example.source)), max(widest[1], len(example.target)))
        if current and sum(wider) * (len(current) + 1) > batch_tokens:
            batches.append(current)
            current, wider = [], (len(example.source), len(example.target))
        current.append(example)
        widest = wider
    if current:
        batches.append(current)
    rng.shuffle(batches)
    return batches


def collate(examples: Sequence[Example]) -> Batch:
    """The examples as one batch."""
    import numpy as np

    places = [(i, link.target, link.source) for i, e in enumerate(examples) for link in e.links]
    return Batch(
        source=np.array(_even([e.source for e in examples], PAD), dtype=np.int32),
        target=np.array(_even([e.target for e in examples], PAD), dtype=np.int32),
        links=np.array(places, dtype=np.int32),
        tokens=sum(len(e.source) + len(e.target) for e in examples),
    )


def fixed_batches(units: Sequence[Unit], codec: Codec, batch_tokens: int, limit: int) -> Iterator[Batch]:
    """Plain examples of the first `limit` units, each in one direction in turn, for measuring the loss."""
    examples = []
    for i, unit in enumerate(units[:limit]):
        directions = list(unit.directions())
        source, target = directions[i % len(directions)]
        examples.append(
            Example(codec.source(unit.texts[source], source, target), codec.target(unit.texts[target], target))
        )
    kept = [e for e in examples if e.longer_side() <= LONGEST]
    return (collate(b) for b in by_length(kept, batch_tokens, generator(0)))


def padded(rows: Sequence[list[int]], padding: int = PAD) -> Any:
    """Rows of ids as one tensor (rows x widest)."""
    import torch

    return torch.tensor(_even(rows, padding))


def _even(rows: Sequence[list[int]], padding: int) -> list[list[int]]:
    width = max(map(len, rows))
    return [row + [padding] * (width - len(row)) for row in rows]
