"""Quality guards: what can be seen to be wrong with a translation without understanding it.

The keys are those of ``Candidate.flags``. Thresholds were chosen so that human translations of news
pass (false alarms are measured in the tests where the corpora are at hand).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from transdesk.domain.article import BlockKind
from transdesk.domain.engine import Request
from transdesk.domain.language import Language
from transdesk.engines.figures import LINK, numbers_kept

KAZAKH_LETTERS: Final = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")
_CHAR_LOOP = re.compile(r"(.{1,12}?)\1{7,}", re.DOTALL)
TRUNCATED: Final = "truncated"
"""Set by engines that know that their model was stopped before it had finished."""
_SEVERITY: Final = {
    "empty": 6, "wrong_language": 5, "copied": 4, "loop": 4, "length": 3, TRUNCATED: 3, "numbers": 2, "links": 2,
}  # fmt: skip


def faults(request: Request, target: str) -> tuple[str, ...]:
    """Keys of the guards that the target fails for the request's source text, worst first."""
    source = request.text
    if not _has_letters(source):
        return ()
    if not any(c.isalnum() for c in target):
        return ("empty",)
    copied = is_copy(source, target)
    found = {
        "copied": copied,
        "wrong_language": not copied and not written_in(target, request.target),
        "loop": loops(target) and not loops(source),
        "length": uneven(source, target),
        "numbers": not numbers_kept(source, target, request.target),
        "links": not links_kept(source, target),
    }
    return tuple(sorted((k for k, failed in found.items() if failed), key=lambda k: -_SEVERITY[k]))


def weight(flags: Sequence[str]) -> int:
    """How bad a set of flags is, for choosing the least bad candidate."""
    return sum(_SEVERITY.get(flag, 1) for flag in flags)


def written_in(text: str, language: Language) -> bool:
    """Whether the letters can be that language's: by script, and by the letters that only Kazakh has.

    Kazakh-only letters make up 14-20 % of Kazakh text and do not occur in Russian; texts too short to tell pass.
    """
    letters = [c for c in text if c.isalpha()]
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in letters)
    kazakh = sum(c in KAZAKH_LETTERS for c in letters)
    if len(letters) < 4:
        return True
    if language is Language.EN:
        return cyrillic <= 0.5 * len(letters) and _latin(letters) >= 0.5 * len(letters)
    if len(letters) >= 12 and cyrillic < 0.3 * len(letters):
        return False
    if language is Language.RU:
        return kazakh <= max(2, 0.03 * cyrillic)
    return cyrillic < 40 or kazakh >= 0.02 * cyrillic


def _latin(letters: Sequence[str]) -> int:
    return sum(c < "\u0250" for c in letters)


def is_copy(source: str, target: str) -> bool:
    """Whether the source stands there untranslated; short names may rightly stay as they are."""
    a, b = _words(source), _words(target)
    letters = sum(len(w) for w in a if w.isalpha())
    if len(a) < 4 or letters < 16:
        return False
    same = sum((Counter(a) & Counter(b)).values())
    return same >= 0.9 * len(a) and same >= 0.9 * len(b)


def loops(text: str) -> bool:
    """Whether words or letters go round in circles."""
    if _CHAR_LOOP.search(re.sub(r"\s*[.…_=*–—-]{2,}\s*", " ", text)):
        return True
    words = _words(text)
    for size in range(1, 9):
        times = 4 if size == 1 else 3
        run = 0
        for i in range(size, len(words)):
            run = run + 1 if words[i] == words[i - size] else 0
            if run >= size * (times - 1):
                return True
    return len(words) >= 24 and len(set(words)) < 0.3 * len(words)


def uneven(source: str, target: str) -> bool:
    """Whether the target is far too short or too long; ratios of short texts say nothing."""
    a, b = len(source), len(target)
    return b > 2.6 * a + 30 or (a >= 30 and b < 0.3 * a)


def links_kept(source: str, target: str) -> bool:
    """Whether every address and handle of the source stands in the target."""
    return all(link.rstrip(".,;:!?)") in target for link in LINK.findall(source))


_LOOSE = re.compile(r"(?<=[(\[«]) | (?=[)\]»])|(?<=[%°]) (?=-[а-яәіңғүұқөһ])")
"""Spaces inside brackets and guillemets, and before the ending of a Kazakh percentage (4,1 % -ға)."""


def finish(request: Request, target: str) -> str:
    """House form of a target: plain spaces where they belong, and no full stop that a headline did not have."""
    text = " ".join(target.split())
    if not _LOOSE.search(request.text):
        text = _LOOSE.sub("", text)
    headline = request.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING)
    if headline and not request.text.rstrip().endswith(".") and text.endswith(".") and not text.endswith(".."):
        text = text[:-1].rstrip()
    return text


def _words(text: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(text)]


def _has_letters(text: str) -> bool:
    return any(c.isalpha() for c in text)
