"""Whether a word of a text may be a form of a one-word term at all, told by letters, before any form is generated.

Most words that begin like a term are other words (бала, банк, баспа). Generating forms costs a thousand times more
than looking at the letters, and a large glossary has many terms for every beginning.
"""

from __future__ import annotations

import re

from transdesk.domain.language import Language

_VOICED = {"к": "г", "қ": "ғ", "п": "б"}
_WRITTEN_ONCE = re.compile(r"(?:ь|(.)\1|ст|зд)$")
_SILENT = frozenset("аеёиоуыэюяйьъ")
_PLURAL = re.compile(r"[лдт][ае]р")
_LOSES_SUFFIX = re.compile(r"(?:ин|[оеё]нок|ок|[ыио]й|[ая]я|[оеиы]е|ся|[ое]в|[ое]вич)$")
_SOFTENED = {"г": "зж", "к": "чц", "х": "шс", "ц": "ч", "д": "ж", "т": "щч", "с": "ш", "з": "ж"}
_SHORT = 3


def may_be_form(word: str, key: str, language: Language) -> bool:
    """Whether ``key`` may be a regular form of ``word``; both folded, both with a beginning in common.

    Kazakh keeps all letters of a stem but for voicing (кітап, кітабы), a lost vowel (орын, орны) and clusters that
    are written once (процесс, процесі); a possessive gives way to the plural. Russian keeps the last consonant, softened
    or not (отец, отца; друг, друзья), but for adjectives and the suffixes of persons and young animals (гражданин,
    котёнок); checked against 60,000 forms of dictionary words, in its last version against
    13,800 of them.
    Very short words and English, which has few forms, are not judged.
    """
    if language is Language.EN or len(word) <= _SHORT:
        return True
    shared = next(
        (at for at, pair in enumerate(zip(word, key, strict=False)) if pair[0] != pair[1]), min(len(word), len(key))
    )
    left, rest = word[shared:], key[shared:]
    if not left:
        return True
    return _kazakh(word, left, rest) if language is Language.KK else _russian(word, left, rest)


def _kazakh(word: str, left: str, rest: str) -> bool:
    last = word[-1]
    if last in "ыі" and _PLURAL.search(rest):
        return True
    if len(left) == 1:
        return bool(_WRITTEN_ONCE.search(word)) or rest[:1] == _VOICED.get(last)
    return bool(rest) and rest[0] in (last, _VOICED.get(last))


def _russian(word: str, left: str, rest: str) -> bool:
    consonants = [letter for letter in left if letter not in _SILENT]
    if not consonants or _LOSES_SUFFIX.search(word):
        return True
    last = consonants[-1]
    return any(letter == last or letter in _SOFTENED.get(last, "") for letter in rest[:4])
