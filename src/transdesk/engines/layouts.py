"""How each family of models is told which languages to translate between.

Sources: model cards and tokenizers of NLLB-200, M2M100, SMaLL-100, OPUS-MT and MADLAD-400; the starter's
layout is that of its training (``training/vocabulary.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from transdesk.domain.language import Direction, Language

ISO: Final = MappingProxyType({Language.RU: "ru", Language.KK: "kk", Language.EN: "en"})
FLORES: Final = MappingProxyType({Language.RU: "rus_Cyrl", Language.KK: "kaz_Cyrl", Language.EN: "eng_Latn"})
ISO3: Final = MappingProxyType({Language.RU: "rus", Language.KK: "kaz", Language.EN: "eng"})
END: Final = "</s>"
ENDS: Final = (END, "<s>", "<pad>", "<unk>")


@dataclass(frozen=True, slots=True)
class Layout:
    """Token layout of a family.

    Attributes:
        head: tokens before the source's pieces; ``{source}`` and ``{target}`` stand for language tokens.
        start: tokens that the decoder is forced to begin with.
        tokens: the language's token.
        annotate: the tokens around term annotations, where the model was trained with them.
    """

    head: tuple[str, ...]
    start: tuple[str, ...]
    tokens: Mapping[Language, str] = field(default_factory=dict)
    annotate: tuple[str, str, str] | None = None

    def before(self, direction: Direction) -> list[str]:
        """Tokens before the source's pieces."""
        return [self._named(token, direction) for token in self.head]

    def prefix(self, direction: Direction) -> list[str]:
        """Tokens that the decoder is forced to begin with."""
        return [self._named(token, direction) for token in self.start]

    @property
    def special(self) -> frozenset[str]:
        """Tokens that never belong to a text."""
        named = {token.format(source=code, target=code) for token in self.head for code in self.tokens.values()}
        return frozenset({*ENDS, *self.tokens.values(), *(self.annotate or ()), *named})

    def _named(self, token: str, direction: Direction) -> str:
        return token.format(source=self.tokens.get(direction.source, ""), target=self.tokens.get(direction.target, ""))


_M2M = {language: f"__{code}__" for language, code in ISO.items()}

LAYOUTS: Final[Mapping[str, Layout]] = MappingProxyType(
    {
        "starter": Layout(("{source}", "{target}", "<news>"), ("{target}",), FLORES, ("<t0>", "<t1>", "<t2>")),
        "nllb": Layout(("{source}",), ("{target}",), FLORES),
        "m2m100": Layout(("{source}",), ("{target}",), _M2M),
        "small100": Layout(("{target}",), (), _M2M),
        "marian": Layout((), ()),
        "marian-multi": Layout((">>{target}<<",), (), ISO3),
        "madlad": Layout(("<2{target}>",), (), ISO),
    }
)
