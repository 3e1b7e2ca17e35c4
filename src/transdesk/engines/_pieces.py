"""Text to pieces and back, with the place of every piece in the text.

Two kinds of files hold a subword vocabulary: sentencepiece models and ``tokenizer.json`` of the
tokenizers library. Both give the same ``Encoded``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from transdesk.domain.engine import TermHint

Span: TypeAlias = tuple[int, int]
NOWHERE: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Pieces of a text, each with its range; annotation tokens have the empty range."""

    pieces: tuple[str, ...]
    spans: tuple[Span, ...]


class Pieces(Protocol):
    """A subword vocabulary."""

    def encode(self, text: str) -> Encoded:
        """Pieces of a source or target text."""
        ...

    def decode(self, pieces: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
        """Text of pieces, and the range of each piece in it."""
        ...


class SentencePieces:
    """A sentencepiece model (Kudo and Richardson 2018)."""

    def __init__(self, model: Path) -> None:
        import sentencepiece

        self._model: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))

    def encode(self, text: str) -> Encoded:
        """Pieces with their ranges in ``text``."""
        found = self._model.encode(text, out_type="immutable_proto").pieces
        return Encoded(tuple(p.piece for p in found), tuple((p.begin, p.end) for p in found))

    def decode(self, pieces: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
        """Text of pieces, and the range of each piece in it."""
        found = self._model.decode_pieces(list(pieces), out_type="immutable_proto")
        return found.text, tuple((p.begin, p.end) for p in found.pieces)


class TokenizerPieces:
    """A ``tokenizer.json`` of the tokenizers library."""

    def __init__(self, file: Path) -> None:
        import tokenizers

        self._model: Any = tokenizers.Tokenizer.from_file(str(file))

    def encode(self, text: str) -> Encoded:
        """Pieces with their ranges in ``text``."""
        found = self._model.encode(text, add_special_tokens=False)
        return Encoded(tuple(found.tokens), tuple(tuple(o) for o in found.offsets))

    def decode(self, pieces: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
        """Text of pieces; ranges from decoding ever longer beginnings."""
        ids = [self._model.token_to_id(p) for p in pieces]
        ids = [i for i in ids if i is not None]
        text = self._model.decode(ids)
        ends = [len(self._model.decode(ids[: n + 1])) for n in range(len(ids))]
        spans = tuple((start, end) for start, end in zip([0, *ends], ends, strict=False))
        return text, spans if len(spans) == len(pieces) else tuple(NOWHERE for _ in pieces)


def encode_annotated(pieces: Pieces, text: str, hints: Sequence[TermHint], marks: tuple[str, str, str]) -> Encoded:
    """Pieces of a text in which hinted terms stand as ``<t0> source words <t1> target base form <t2>``.

    The annotation is that of Bergmanis and Pinnis (2021): the model inflects the given base form.
    """
    tokens: list[str] = []
    spans: list[Span] = []
    last = 0
    for hint in sorted(hints, key=lambda h: (h.start, -h.end)):
        if hint.start < last or not hint.target.strip():
            continue
        _extend(tokens, spans, pieces, text, (last, hint.start))
        _add(tokens, spans, marks[0])
        _extend(tokens, spans, pieces, text, (hint.start, hint.end))
        _add(tokens, spans, marks[1])
        for piece in pieces.encode(hint.target.strip()).pieces:
            tokens.append(piece)
            spans.append((hint.start, hint.end))
        _add(tokens, spans, marks[2])
        last = hint.end
    _extend(tokens, spans, pieces, text, (last, len(text)))
    return Encoded(tuple(tokens), tuple(spans))


def _add(tokens: list[str], spans: list[Span], token: str) -> None:
    tokens.append(token)
    spans.append(NOWHERE)


def _extend(tokens: list[str], spans: list[Span], pieces: Pieces, text: str, place: Span) -> None:
    """Add the pieces of a stretch of text, white space at its ends left out."""
    part = text[place[0] : place[1]]
    start = place[0] + len(part) - len(part.lstrip())
    encoded = pieces.encode(part.strip())
    tokens += encoded.pieces
    spans += [(a + start, b + start) for a, b in encoded.spans]
