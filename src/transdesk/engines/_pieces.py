"""Text to pieces and back, with the place of every piece in the text.

Two kinds of files hold a subword vocabulary: sentencepiece models (Kudo and Richardson 2018) and
``tokenizer.json`` of the tokenizers library.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from transdesk.domain.engine import TermHint

Span: TypeAlias = tuple[int, int]
NOWHERE: Final[Span] = (0, 0)
_SPACE: Final = "▁"  # sentencepiece writes the space before a word so


class Pieces(Protocol):
    """A subword vocabulary."""

    def encode(self, text: str) -> list[str]:
        """Pieces of a text."""
        ...

    def decode(self, pieces: Sequence[str]) -> str:
        """Text of pieces."""
        ...


class SentencePieces:
    """A sentencepiece model."""

    def __init__(self, model: Path) -> None:
        import sentencepiece

        self._model: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """All pieces of text, those of control left out."""
        model = self._model
        return tuple(model.id_to_piece(i) for i in range(len(model)) if not model.is_control(i))

    def encode(self, text: str) -> list[str]:
        """Pieces of a text."""
        return list(self._model.encode(text, out_type=str))

    def decode(self, pieces: Sequence[str]) -> str:
        """Text of pieces."""
        return str(self._model.decode_pieces(list(pieces)))


class TokenizerPieces:
    """A ``tokenizer.json``."""

    def __init__(self, file: Path) -> None:
        import tokenizers

        self._model: Any = tokenizers.Tokenizer.from_file(str(file))

    def encode(self, text: str) -> list[str]:
        """Pieces of a text."""
        return list(self._model.encode(text, add_special_tokens=False).tokens)

    def decode(self, pieces: Sequence[str]) -> str:
        """Text of pieces; unknown ones are left out."""
        ids = [self._model.token_to_id(p) for p in pieces]
        return str(self._model.decode([i for i in ids if i is not None]))


def locate(text: str, pieces: Sequence[str]) -> list[Span]:
    """The range of each piece in the text that it was made from or decoded to.

    Exact where the vocabulary does not rewrite characters; a rewritten piece gets the place next to its
    neighbours, a mere space the empty range.
    """
    spans: list[Span] = []
    at = 0
    for piece in pieces:
        letters = piece.replace(_SPACE, " ").strip()
        while at < len(text) and text[at].isspace():
            at += 1
        if not letters or at >= len(text):
            spans.append(NOWHERE)
            continue
        found = text.find(letters, at, at + len(letters) + 4)
        start = found if found >= 0 else at
        at = min(len(text), start + len(letters))
        spans.append((start, at))
    return spans


def locate_source(text: str, pieces: Sequence[str], marks: tuple[str, str, str] | None) -> list[Span]:
    """The range of each source piece; what an annotation adds to a term has the term's own range."""
    spans: list[Span] = [NOWHERE] * len(pieces)
    inside = _added(pieces, marks)
    plain = [i for i, piece in enumerate(pieces) if i not in inside and piece not in (marks or ())]
    for i, span in zip(plain, locate(text, [pieces[i] for i in plain]), strict=True):
        spans[i] = span
    for i, first in inside.items():
        term = [span for span in spans[first:i] if span != NOWHERE]
        spans[i] = (term[0][0], term[-1][1]) if term else NOWHERE
    return spans


def _added(pieces: Sequence[str], marks: tuple[str, str, str] | None) -> dict[int, int]:
    """The pieces between an annotation's second and third mark, each with the place of the first."""
    found: dict[int, int] = {}
    first, adding = 0, False
    for i, piece in enumerate(pieces if marks else ()):
        if marks and piece in marks:
            first, adding = (i if piece == marks[0] else first), piece == marks[1]
        elif adding:
            found[i] = first
    return found


def encode_annotated(pieces: Pieces, text: str, hints: Sequence[TermHint], marks: tuple[str, str, str]) -> list[str]:
    """Pieces of a text in which hinted terms stand as ``<t0> source words <t1> target base form <t2>``.

    The annotation is that of Bergmanis and Pinnis (2021): the model inflects the given base form.
    Overlapping hints are left out, the first and longest stays.
    """
    tokens: list[str] = []
    last = 0
    for hint in sorted(hints, key=lambda h: (h.start, -h.end)):
        if hint.start < last or not text[hint.start : hint.end].strip() or not hint.target.strip():
            continue
        tokens += pieces.encode(text[last : hint.start].strip())
        tokens += [marks[0], *pieces.encode(text[hint.start : hint.end].strip())]
        tokens += [marks[1], *pieces.encode(hint.target.strip()), marks[2]]
        last = hint.end
    return [*tokens, *pieces.encode(text[last:].strip())]
