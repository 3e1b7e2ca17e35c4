"""Trimming a model's vocabulary to what Russian, Kazakh and English need.

A multilingual model spends most of its memory, and half of its time, on pieces of languages that the desk never writes
(measured on the architecture of NLLB-600M: 1.8 times as fast at beam 4, 0.68 of the file). What stays: every piece of
Russian and Kazakh letters; figures, punctuation and single letters; of the Latin ones those that English words or the
newsroom's own texts are made of; and everything that is not text (language tokens, bytes).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from transdesk.domain.errors import ModelError
from transdesk.engines.subwords import Vocabulary, coverage, open_vocabulary

WORDS: Final = Path(__file__).with_name("english_words.txt")
_CYRILLIC: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі")
_LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_SPACE: Final = "▁"


@dataclass(frozen=True, slots=True)
class Trim:
    """What stays of a model's vocabulary.

    Attributes:
        files: the vocabulary files, by the name that they have in the model's folder.
        keep: the normal pieces that stay.
        before, after: pieces in all, and those that stay.
        share: share of the given texts' pieces that would have stayed without those texts; 1 where none were given.
    """

    files: Mapping[str, Vocabulary]
    keep: frozenset[str]
    before: int
    after: int
    share: float

    def stays(self, token: str) -> bool:
        """Whether a token of the model stays: kept, or no piece of text."""
        return token in self.keep or not any(token in v.normal for v in self.files.values())


def plan(files: Iterable[Path], texts: Iterable[str] = ()) -> Trim:
    """Choose what stays.

    Args:
        files: the vocabulary files of the model.
        texts: the newsroom's own, beside the shipped English words.

    Raises:
        ModelError: a vocabulary cannot be trimmed.
    """
    opened = {path.name: open_vocabulary(path) for path in files}
    vocabularies = tuple(opened.values())
    lines = tuple(texts)
    keep = _closed(vocabularies, [*_by_letters(vocabularies), *_used(vocabularies, english_words())])
    share = coverage(vocabularies, keep, lines)
    keep |= _closed(vocabularies, _used(vocabularies, lines))
    normal = frozenset[str]().union(*(v.normal for v in vocabularies))
    return Trim(opened, keep & normal, len(normal), len(keep & normal), share)


def cut_model(spec: Any, trim: Trim) -> None:
    """Take the rows of pieces that go out of a CTranslate2 model that is being converted.

    Args:
        spec: what the converter has loaded (``ctranslate2.specs.TransformerSpec``), changed in place.
        trim: what stays.

    Raises:
        ModelError: the model's rows and tokens do not match.
    """
    names = spec._vocabularies  # noqa: SLF001 - the library has no reader for what was registered
    (source,), (target,) = names["source"], names["target"]
    encoder, decoder = spec.encoder.embeddings[0], spec.decoder
    _cut_rows([encoder], _rows(source, trim))
    _cut_rows([decoder.embeddings, decoder.projection], _rows(target, trim))
    names["source"][0] = [token for token in source if trim.stays(token)]
    names["target"][0] = [token for token in target if trim.stays(token)]


def _rows(tokens: list[str], trim: Trim) -> list[int]:
    return [number for number, token in enumerate(tokens) if trim.stays(token)]


def _cut_rows(layers: Iterable[Any], rows: list[int]) -> None:
    """Keep these rows of every layer; weights are taken as they are, so those of the rows stay bit for bit."""
    for layer in layers:
        if rows and layer.weight.shape[0] <= rows[-1]:
            raise ModelError(
                "The model's vocabulary and its weights do not match; prepare it without --trim.",
                reason="convert",
                detail="vocabulary",
            )
        layer.weight = layer.weight[rows]
        if getattr(layer, "bias", None) is not None and not isinstance(layer.bias, str):
            layer.bias = layer.bias[rows]


def _by_letters(vocabularies: Iterable[Vocabulary]) -> Iterator[str]:
    return (piece for vocabulary in vocabularies for piece in vocabulary.normal if of_our_letters(piece))


def of_our_letters(piece: str) -> bool:
    """Whether a piece stays whatever the texts are.

    True for pieces of Russian and Kazakh letters, of no letters at all, and for single Latin letters.
    """
    letters = [c for c in unicodedata.normalize("NFC", piece.replace(_SPACE, "")).lower() if c.isalpha()]
    if len(letters) <= 1:
        return all(c in _CYRILLIC or c in _LATIN for c in letters)
    return all(c in _CYRILLIC for c in letters)


def _used(vocabularies: Iterable[Vocabulary], texts: Iterable[str]) -> set[str]:
    """The pieces that texts are made of."""
    lines = tuple(texts)
    return {p for vocabulary in vocabularies for line in lines for p in vocabulary.encode(line)}


def _closed(vocabularies: Iterable[Vocabulary], pieces: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(pieces)
    return frozenset[str]().union(*(v.closed(wanted & v.normal) for v in vocabularies))


@cache
def english_words() -> tuple[str, ...]:
    """English words of the project's own corpus: small, with a capital, in capitals; alone and after a quotation mark.

    A piece at a word's beginning is another one than the same letters after a mark.
    """
    words = WORDS.read_text(encoding="utf-8").split()
    forms = dict.fromkeys(form for word in words for form in (word, word.capitalize(), word.upper()))
    return (*forms, *(f'"{form}' for form in forms))
