"""Finds lines whose two sides hardly speak of the same thing.

Words are cut to stems of five letters; two stems belong together when their Dice coefficient over the whole
collection is high (Smadja, McKeown and Hatzivassiloglou 1996, "Translating collocations for bilingual
lexicons"). A line's score is the share of its stems that have a partner on the other side.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 5
_TOGETHER = 3  # times two stems must meet, so that a line does not vouch for itself
_DICE = 0.08


def stems(text: str) -> set[str]:
    """The distinct word stems of a text."""
    return {w[:STEM] for w in _WORD.findall(text.casefold())}


class Association:
    """Which stems of one language go with which of the other."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        sides = [(stems(a), stems(b)) for a, b in pairs]
        first = Counter(stem for left, _ in sides for stem in left)
        second = Counter(stem for _, right in sides for stem in right)
        both: Counter[tuple[str, str]] = Counter()
        for left, right in sides:
            often = [y for y in right if second[y] >= _TOGETHER]
            both.update((x, y) for x in left if first[x] >= _TOGETHER for y in often)
        self._partners = {
            pair: dice
            for pair, n in both.items()
            if n >= _TOGETHER and (dice := 2 * n / (first[pair[0]] + second[pair[1]])) >= _DICE
        }

    def pairs(self) -> Iterable[tuple[tuple[str, str], float]]:
        """Every pair of associated stems with its Dice coefficient."""
        return self._partners.items()

    def score(self, first: str, second: str) -> float:
        """Share (0 to 1) of the stems of both sides that have a partner; 1.0 for texts without words."""
        left, right = stems(first), stems(second)
        if not left or not right:
            return 1.0
        linked = [(x, y) for x in left for y in right if (x, y) in self._partners]
        return (len({x for x, _ in linked}) + len({y for _, y in linked})) / (len(left) + len(right))
