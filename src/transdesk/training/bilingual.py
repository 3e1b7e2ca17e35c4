"""First embeddings in which pieces that translate one another already lie close together.

A fresh network would learn only from millions of words which pieces of the three languages mean the same. Counting
tells it at once: positive pointwise mutual information of pieces that meet across the two sides of a unit,
reduced to the width of the network by its leading eigenvectors (Levy and Goldberg 2014, "Neural word embedding as
implicit matrix factorization", NeurIPS; bilingual start: Qi et al. 2018, NAACL).
"""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from transdesk.training.corpus import LANGUAGES, Unit
from transdesk.training.vocabulary import PAD, Codec

_BLOCK = 10_000  # units counted at a time
_SHIFT = math.log(3)  # mutual information below this is noise
_WEAKEST = 0.15  # weighted meetings below this are chance
_EXTRA = 2.5  # columns of the subspace for one column wanted: half the spectrum is negative
_ROUNDS = 6
_SHARE = 0.8  # of the counted direction in a vector; the rest is random and keeps pieces apart


def bilingual_embeddings(units: Sequence[Unit], codec: Codec, width: int) -> Any:
    """A tensor (vocabulary x width) of unit vectors; pieces that meet nobody get random ones, padding zero."""
    import torch

    chance = torch.randn(codec.size, width)
    chance /= chance.norm(dim=1, keepdim=True)
    vectors = _eigenvectors(_associations(_meetings(units, codec), codec.size), width)
    length = vectors.norm(dim=1, keepdim=True)
    counted = vectors / length.clamp_min(1e-6)
    mixed = _SHARE * counted + math.sqrt(1 - _SHARE**2) * chance
    result = torch.where(length > 1e-4, mixed, chance)
    result[PAD] = 0.0
    return result


def _meetings(units: Sequence[Unit], codec: Codec) -> Any:
    """How often pieces meet across languages, each sentence weighted by its length: sparse and symmetric."""
    import torch

    total = torch.sparse_coo_tensor(torch.empty(2, 0, dtype=torch.long), torch.empty(0), (codec.size, codec.size))
    for first in range(0, len(units), _BLOCK):
        rows, columns, weights = [], [], []
        for left, right in _sides(units[first : first + _BLOCK], codec):
            rows.append(left.repeat_interleave(len(right)))
            columns.append(right.repeat(len(left)))
            weights.append(torch.full((len(left) * len(right),), 1 / math.sqrt(len(left) * len(right))))
        if rows:
            places = torch.stack([torch.cat(rows), torch.cat(columns)])
            block = torch.sparse_coo_tensor(places, torch.cat(weights), total.shape)
            total = (total + block).coalesce()
    return (total + total.t()).coalesce()


def _sides(units: Sequence[Unit], codec: Codec) -> Iterator[tuple[Any, Any]]:
    import torch

    for unit in units:
        pieces = {
            lang: torch.tensor(sorted(set(codec.target(unit.texts[lang], lang)[1:-1])))
            for lang in LANGUAGES
            if lang in unit.texts
        }
        for left, right in combinations(pieces.values(), 2):
            if len(left) and len(right):
                yield left, right


def _associations(meetings: Any, size: int) -> Any:
    """Shifted positive mutual information, levelled by the square root of each row's sum."""
    import torch

    (rows, columns), counts = meetings.indices(), meetings.values()
    totals = torch.zeros(size).index_add_(0, rows, counts)
    smoothed = totals**0.75
    smoothed /= smoothed.sum()
    information = torch.log(counts / totals[rows] / smoothed[columns]) - _SHIFT
    kept = (information > 0) & (counts > _WEAKEST)
    rows, columns, values = rows[kept], columns[kept], information[kept]
    sums = torch.zeros(size).index_add_(0, rows, values) / 2
    level = (sums.index_add_(0, columns, values / 2) + 1.0) ** -0.25
    half = torch.sparse_coo_tensor(
        torch.stack([rows, columns]), values * level[rows] * level[columns] / 2, (size, size)
    )
    return (half + half.t()).coalesce().to_sparse_csr()


def _eigenvectors(matrix: Any, width: int) -> Any:
    """Leading eigenvectors scaled by the root of their eigenvalues, by block power iteration; negative ones left out."""
    import torch

    columns = min(int(_EXTRA * width), matrix.shape[0])
    basis = torch.linalg.qr(torch.randn(matrix.shape[0], columns)).Q
    for _ in range(_ROUNDS):
        basis = torch.linalg.qr(matrix @ (matrix @ basis)).Q
    values, small = torch.linalg.eigh(basis.t() @ (matrix @ basis))
    best = values.argsort(descending=True)[:width]
    vectors = (basis @ small[:, best]) * values[best].clamp_min(0.0).sqrt()
    turn = torch.linalg.qr(torch.randn(len(best), width)).Q if len(best) == width else torch.eye(len(best), width)
    return vectors @ turn
