"""The endless, reproducible stream of training batches: epochs, chunks of examples, batches of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from transdesk.training.augment import sample_annotations
from transdesk.training.chance import generator
from transdesk.training.corpus import Unit
from transdesk.training.guidance import Guide, Link
from transdesk.training.vocabulary import BACK_TRANSLATED, NEWS, PAD, Codec

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
class Batch:
    """Padded id tensors (sentences x positions): source, source mask, decoder input, labels (-100 is padding)."""

    source: Any
    mask: Any
    decoder_input: Any
    labels: Any
    tokens: int
    links: Any = None  # sentences x target x source, 1.0 where a link is known; None without any

    def to(self, device: str) -> "Batch":
        """The same batch on another device."""
        tensors = (self.source, self.mask, self.decoder_input, self.labels)
        source, mask, decoder_input, labels = (t.to(device) for t in tensors)
        links = None if self.links is None else self.links.to(device)
        return Batch(source, mask, decoder_input, labels, self.tokens, links)


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
        last = (at.chunk + 1) * CHUNK >= len(order)
        return batches, Position(at.epoch + 1, 0) if last else Position(at.epoch, at.chunk + 1)

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
        text = sample_annotations(unit.texts[source], source, target, unit.terms, rng)
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
    """Padded tensors of a batch; the decoder starts with `</s>`, as M2M100 does."""
    import torch

    source = padded([e.source for e in examples])
    target = padded([e.target for e in examples])
    start = torch.full((len(examples), 1), 2)
    return Batch(
        source=source,
        mask=(source != PAD).long(),
        decoder_input=torch.cat([start, target[:, :-1]], dim=1),
        labels=target.masked_fill(target == PAD, -100),
        tokens=sum(len(e.source) + len(e.target) for e in examples),
        links=_linked(examples, target.shape[1], source.shape[1]),
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


def _linked(examples: Sequence[Example], targets: int, sources: int) -> Any:
    import torch

    places = [(i, link.target, link.source) for i, e in enumerate(examples) for link in e.links]
    if not places:
        return None
    links = torch.zeros(len(examples), targets, sources)
    links[tuple(torch.tensor(places).T)] = 1.0
    return links


def padded(rows: Sequence[list[int]], padding: int = PAD) -> Any:
    """Rows of ids as one tensor (rows x widest)."""
    import torch

    width = max(map(len, rows))
    return torch.tensor([row + [padding] * (width - len(row)) for row in rows])
