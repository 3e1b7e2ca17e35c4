"""What a model's folder is, told from its files: the family, and the directions that it translates.

Sources: the tokenizer files of NLLB-200, M2M100, SMaLL-100, OPUS-MT and MADLAD-400 as their authors publish them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from transdesk.domain.language import Direction, Language
from transdesk.engines.layouts import LAYOUTS
from transdesk.engines.pairs import ALL_DIRECTIONS

# files that name tokens, before and after conversion
_VOCABULARIES: Final = (
    "shared_vocabulary.json", "source_vocabulary.json", "vocab.json", "tokenizer.json", "tokenizer_config.json",
    "special_tokens_map.json", "added_tokens.json",
)  # fmt: skip
# a token that tells the family
_SIGNS: Final = (
    (r"<t0>", "starter"),
    (r"kaz_Cyrl", "nllb"),
    (r"__kk__", "m2m100"),
    (r"<2kk>", "madlad"),
    (r">>[a-z]{3}(_[A-Z][a-z]{3})?<<", "marian-multi"),
)
_BY_MODEL_TYPE: Final = MappingProxyType({"marian": "marian", "t5": "madlad", "m2m_100": "nllb"})
# languages and groups of languages in the names of OPUS-MT models (Tatoeba Challenge: ISO 639-3 and 639-5)
_OPUS: Final = MappingProxyType(
    {
        Language.RU: frozenset({"ru", "rus", "zle", "sla", "mul"}),
        Language.KK: frozenset({"kk", "kaz", "trk", "mul"}),
        Language.EN: frozenset({"en", "eng", "gmw", "gem", "mul"}),
    }
)


def family_of(folder: Path, *, converted: bool) -> str:
    """The token layout (a key of ``LAYOUTS``), empty where it cannot be told."""
    text = _tokens(folder)
    if '"SMALL100Tokenizer"' in text:
        return "small100"
    for sign, layout in _SIGNS:
        if re.search(f'"{sign}"', text):
            return layout
    family = str(read_json(folder / "config.json").get("model_type", ""))
    return _BY_MODEL_TYPE.get(family, "marian" if converted else "")


def directions_of(folder: Path, layout: str) -> frozenset[Direction] | None:
    """The desk's directions that a model has: empty where it has none, None where its files do not tell.

    Models with a token for each language have all pairs of those that are there; a model for one pair names it in
    ``tokenizer_config.json``.
    """
    text = _tokens(folder)
    if layout.startswith("marian"):
        return _of_pair(folder, text, multi=layout == "marian-multi")
    tokens = LAYOUTS[layout].tokens
    names = {language: LAYOUTS[layout].head[0].format(source=token, target=token) for language, token in tokens.items()}
    here = {language for language, name in names.items() if f'"{name}"' in text}
    return frozenset(d for d in ALL_DIRECTIONS if {d.source, d.target} <= here)


def _of_pair(folder: Path, text: str, *, multi: bool) -> frozenset[Direction] | None:
    told = read_json(folder / "tokenizer_config.json")
    sources = _languages(told.get("source_lang"))
    targets = _languages(told.get("target_lang"))
    if multi:
        code = LAYOUTS["marian-multi"].tokens
        targets = frozenset(language for language in Language if f'">>{code[language]}<<"' in text)
    if sources is None or targets is None:
        return None
    return frozenset(Direction(a, b) for a in sources for b in targets if a is not b)


def _languages(code: object) -> frozenset[Language] | None:
    if not isinstance(code, str) or not code:
        return None
    return frozenset(language for language, codes in _OPUS.items() if code.lower() in codes)


def vocabulary_files(folder: Path, names: Iterable[str]) -> list[Path]:
    """Those of the named files that are there."""
    return [folder / name for name in names if (folder / name).is_file()]


def _tokens(folder: Path) -> str:
    return "".join(p.read_text(encoding="utf-8", errors="replace") for p in vocabulary_files(folder, _VOCABULARIES))


def read_json(file: Path) -> dict[str, Any]:
    """A JSON object, empty where the file is missing or damaged."""
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
