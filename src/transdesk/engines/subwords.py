"""Subword vocabularies as files: reading their pieces, leaving some out, finding the pieces that a merge needs.

Leaving pieces out changes nothing for a text whose pieces all stay. In a unigram model (Kudo 2018) the best cut of such a
text was the best of more cuts, and stays the best of fewer. In byte-pair encoding (Sennrich et al. 2016) pieces are merged
step by step in a fixed order: the steps stay the same where every piece that they pass through stays, so those are kept too
(``Vocabulary.closed``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Protocol

from transdesk.domain.errors import ModelError
from transdesk.engines._pieces import SentencePieces, TokenizerPieces

_BPE: Final = 2  # sentencepiece: TrainerSpec.ModelType
_NORMAL: Final = 1  # sentencepiece: ModelProto.SentencePiece.Type


class Vocabulary(Protocol):
    """A file with a subword vocabulary."""

    normal: frozenset[str]
    """Pieces of text; all others (control, bytes, given by hand) always stay."""

    def encode(self, text: str) -> list[str]:
        """Pieces of a text."""
        ...

    def closed(self, pieces: Iterable[str]) -> frozenset[str]:
        """The pieces and those that they are merged from."""
        ...

    def write(self, path: Path, keep: frozenset[str]) -> None:
        """Write the vocabulary without the normal pieces that are not in ``keep``; scores and order stay."""
        ...


class SentencePieceFile:
    """A sentencepiece model."""

    def __init__(self, path: Path) -> None:
        from sentencepiece import sentencepiece_model_pb2

        self._model = sentencepiece_model_pb2.ModelProto()
        try:
            self._model.ParseFromString(path.read_bytes())
        except Exception as error:  # protobuf raises its own
            raise ModelError(
                f"{path} is damaged; get the model again.", reason="folder", folder=str(path.parent)
            ) from error
        self._scores = {p.piece: p.score for p in self._model.pieces if p.type == _NORMAL}
        self.normal: frozenset[str] = frozenset(self._scores)
        self.encode: Callable[[str], list[str]] = SentencePieces(path).encode

    def closed(self, pieces: Iterable[str]) -> frozenset[str]:
        """The pieces, and in a byte-pair model those that they are merged from."""
        if self._model.trainer_spec.model_type != _BPE:
            return frozenset(pieces)
        return frozenset(step for piece in pieces for step in (piece, *merges(piece, self._rank)))

    def _rank(self, left: str, right: str) -> float | None:
        return self._scores.get(left + right)

    def write(self, path: Path, keep: frozenset[str]) -> None:
        """Write the model without what is not kept."""
        stay = [p for p in self._model.pieces if p.type != _NORMAL or p.piece in keep]
        smaller = type(self._model)()
        smaller.CopyFrom(self._model)
        del smaller.pieces[:]
        smaller.pieces.extend(stay)
        smaller.trainer_spec.vocab_size = len(stay)
        path.write_bytes(smaller.SerializeToString())


class TokenizerFile:
    """A ``tokenizer.json`` of the tokenizers library with a byte-pair model; ids stay as they are."""

    def __init__(self, path: Path) -> None:
        self._file: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        model = self._file["model"]
        if model.get("type") != "BPE":
            raise ModelError(
                f"The vocabulary of {path} is of a kind that cannot be trimmed ({model.get('type')}); prepare the model "
                "without --trim.",
                reason="convert",
                detail=str(model.get("type")),
            )
        pairs = [m if isinstance(m, list) else m.split(" ", 1) for m in model["merges"]]
        self._ranks = {(left, right): -float(rank) for rank, (left, right) in enumerate(pairs)}
        special = {str(token["content"]) for token in self._file.get("added_tokens", [])}
        self.normal: frozenset[str] = frozenset(model["vocab"]) - special
        self.encode: Callable[[str], list[str]] = TokenizerPieces(path).encode

    def closed(self, pieces: Iterable[str]) -> frozenset[str]:
        """The pieces and those that they are merged from."""
        rank = lambda left, right: self._ranks.get((left, right))  # noqa: E731 - a name for one expression
        return frozenset(step for piece in pieces for step in (piece, *merges(piece, rank)))

    def write(self, path: Path, keep: frozenset[str]) -> None:
        """Write the file without what is not kept."""
        gone = self.normal - keep
        model = self._file["model"]
        vocab = {piece: number for piece, number in model["vocab"].items() if piece not in gone}
        pairs = [list(pair) for pair in self._ranks if gone.isdisjoint((*pair, "".join(pair)))]
        smaller = {**self._file, "model": {**model, "vocab": vocab, "merges": pairs}}
        path.write_text(json.dumps(smaller, ensure_ascii=False), encoding="utf-8")


def merges(piece: str, rank: Callable[[str, str], float | None]) -> list[str]:
    """What a byte-pair model passes through when it builds a piece from its letters, the letters included.

    Args:
        piece: the piece.
        rank: worth of merging two neighbours, the highest first; None where they are never merged.
    """
    parts = list(piece)
    seen = list(parts)
    while len(parts) > 1:
        worths = [(rank(a, b), -i) for i, (a, b) in enumerate(pairwise(parts))]
        best = max(((worth, i) for worth, i in worths if worth is not None), default=None)
        if best is None:
            break
        at = -best[1]
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
        seen.append(parts[at])
    return seen


def open_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary in a file.

    Raises:
        ModelError: it is damaged, or of a kind that cannot be trimmed.
    """
    return TokenizerFile(path) if path.suffix == ".json" else SentencePieceFile(path)


def coverage(vocabularies: Sequence[Vocabulary], keep: frozenset[str], texts: Iterable[str]) -> float:
    """Share of the pieces of texts that stay, 0..1; 1 for no text."""
    total = kept = 0
    for text in texts:
        for vocabulary in vocabularies:
            pieces = [p for p in vocabulary.encode(text) if p in vocabulary.normal]
            total += len(pieces)
            kept += sum(p in keep for p in pieces)
    return kept / total if total else 1.0
