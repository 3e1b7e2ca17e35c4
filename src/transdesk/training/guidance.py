"""Where the decoder should look: word links between source and target for guided alignment.

A network this small takes most of a short training to find out which source word a target word comes from.
Links that are known anyway (numbers, words written alike, annotated terms, words of an association table) are
given to the cross attention as a second aim (Chen, Matusov, Khadivi and Peter 2016, "Guided alignment training
for topic-aware neural machine translation", AMTA).
"""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from transdesk.training.alignment import STEM, Association
from transdesk.training.corpus import LANGUAGES, Unit
from transdesk.training.vocabulary import SPECIAL, TERM_CLOSE, TERM_MIDDLE

TABLE = "associations.json"
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_CLOSE = 0.6  # partners nearly as strong as the strongest are linked too
_SPECIAL = frozenset({*SPECIAL, "</s>"})

Partners = Mapping[str, Mapping[str, float]]


class Link(NamedTuple):
    """A target piece and a source piece that it comes from, by position."""

    target: int
    source: int


class _Word(NamedTuple):
    text: str
    stem: str
    positions: tuple[int, ...]
    given: bool  # stands in an annotation: a target word in the source


class Guide:
    """Finds links by a table of associated stems for each direction."""

    def __init__(self, partners: Mapping[tuple[str, str], Partners]) -> None:
        self._partners = partners

    @classmethod
    def learn(cls, units: Sequence[Unit]) -> "Guide":
        """Count which stems go together in the units."""
        partners: dict[tuple[str, str], dict[str, dict[str, float]]] = {pair: {} for pair in permutations(LANGUAGES, 2)}
        for a, b in (("ru", "kk"), ("ru", "en"), ("kk", "en")):
            table = Association([(u.texts[a], u.texts[b]) for u in units if a in u.texts and b in u.texts])
            for (x, y), strength in table.pairs():
                partners[a, b].setdefault(y, {})[x] = strength
                partners[b, a].setdefault(x, {})[y] = strength
        return cls(partners)

    @classmethod
    def load(cls, path: Path) -> "Guide":
        """Read what `save` wrote."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls({(pair[:2], pair[3:]): table for pair, table in raw.items()})

    def save(self, path: Path) -> None:
        """Write the tables: by direction, target stem, source stem."""
        raw = {f"{a}-{b}": table for (a, b), table in self._partners.items()}
        path.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")

    def links(self, source: Sequence[str], target: Sequence[str], direction: tuple[str, str]) -> list[Link]:
        """Links between the tokens of two prompts, for the target words whose origin is known."""
        words = _words(source)
        table = self._partners.get(direction, {})
        found: list[Link] = []
        for word in _words(target):
            origins = _alike(word.text, words) or _associated(table.get(word.stem), words)
            if word.text.isdigit() and origins:  # digit by digit
                found += [Link(t, s) for t, s in zip(word.positions, origins[0].positions, strict=True)]
            else:
                found += [Link(t, s) for o in origins for t in word.positions for s in o.positions]
        return found


def _words(tokens: Sequence[str]) -> list[_Word]:
    """Runs of letters or of digits, with the positions of their pieces; a mere space belongs to none."""
    words: list[_Word] = []
    text, given = "", False
    positions: list[int] = []
    for position, token in enumerate((*tokens, "</s>")):
        bare = token.replace("▁", "")
        goes_on = text and not token.startswith("▁") and token not in _SPECIAL and bare.isdigit() == text.isdigit()
        if not goes_on and text:
            words.append(_Word(text, _stem(text), tuple(positions), given))
            text, positions = "", []
        if token in _SPECIAL:
            given = token == TERM_MIDDLE or (given and token != TERM_CLOSE)
        elif bare and any(c.isalnum() for c in bare):
            text += bare.casefold()
            positions.append(position)
        elif text:
            words.append(_Word(text, _stem(text), tuple(positions), given))
            text, positions = "", []
    return words


def _alike(word: str, words: Sequence[_Word]) -> list[_Word]:
    """Source words written like the target word: numbers, names, and annotated base forms of its lemma."""
    if word.isdigit():
        return [w for w in words if w.text == word][:1]
    if len(word) < 3:
        return []
    given = [w for w in words if w.given and len(w.text) > 2 and word.startswith(w.text[: max(3, len(w.text) - 2)])]
    return given or [w for w in words if w.text == word][:1]


def _associated(partners: Mapping[str, float] | None, words: Sequence[_Word]) -> list[_Word]:
    if not partners:
        return []
    rated = [(partners[w.stem], w) for w in words if w.stem in partners and not w.given]
    best = max((strength for strength, _ in rated), default=0.0)
    return [w for strength, w in rated if strength >= _CLOSE * best]


def _stem(word: str) -> str:
    match = _LETTERS.search(word)
    return match.group()[:STEM] if match else ""
