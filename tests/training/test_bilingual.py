"""Pieces that translate one another begin close together."""

from __future__ import annotations

import pytest
import torch

from transdesk.training.bilingual import bilingual_embeddings
from transdesk.training.corpus import Unit
from transdesk.training.vocabulary import PAD, Codec, train_vocabulary


@pytest.fixture(scope="module")
def codec(tmp_path_factory: pytest.TempPathFactory, sentences: list[dict[str, str]]) -> Codec:
    path = tmp_path_factory.mktemp("vocabulary") / "sp.model"
    train_vocabulary((t for row in sentences for t in row.values()), path, 700)
    return Codec(path)


def piece(codec: Codec, word: str, language: str) -> int:
    """The id of a word that the small vocabulary holds whole."""
    ids = codec.target(word, language)
    assert len(ids) == 3, codec.tokens(ids)
    return ids[1]


def test_translations_lie_closer_than_strangers(codec: Codec, sentences: list[dict[str, str]]) -> None:
    torch.manual_seed(3)
    units = [Unit(row, "own", "own", news=True) for row in sentences]
    vectors = bilingual_embeddings(units, codec, 24)
    assert vectors.shape == (codec.size, 24)
    school, bridge = piece(codec, "school", "en"), piece(codec, "bridge", "en")
    ru_school, ru_bridge = piece(codec, "школу", "ru"), piece(codec, "мост", "ru")
    assert vectors[school] @ vectors[ru_school] > vectors[school] @ vectors[ru_bridge] + 0.3
    assert vectors[bridge] @ vectors[ru_bridge] > vectors[bridge] @ vectors[ru_school] + 0.3


def test_every_piece_has_a_vector_and_padding_has_none(codec: Codec, sentences: list[dict[str, str]]) -> None:
    vectors = bilingual_embeddings([Unit(row, "own", "own", news=True) for row in sentences[:3]], codec, 24)
    lengths = vectors.norm(dim=1)
    assert lengths[PAD] == 0.0
    assert all(0.2 < n < 1.6 for i, n in enumerate(lengths.tolist()) if i != PAD)
