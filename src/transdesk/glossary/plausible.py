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
_LOSES_SUFFIX = re.compile(r"(?:ин|[оеё]нок|ок|ица|[ыио]й|[ая]я|[оеиы]е|ся|[ое]в|[ое]вич|[ое]вна)$")
_SOFTENED = {"г": "зж", "к": "чц", "х": "шс", "ц": "ч", "д": "ж", "т": "щч", "с": "ш", "з": "ж"}
_ENDING = (
    "(?:[аяоеиыуюьйв]|[оеиыя]й|[оеи]ю|[оеиы]м|[ыи]?ми|[аяи]м|[аяи]ми|[аяи]х|[оеь]в|[ая]я|[оеиы]е|[ое]?го|[ое]?му"
    "|[ыи]?х|м|[ую]ю|ью|и[яиюей]|ие[мйв]|ия(?:м|ми|х)|ь[яиюеёй]|ье[мвй]|ья(?:м|ми|х)|ьи(?:м|ми|х)|ье(?:го|му|ю)|ьми)?"
    "(?:ся)?"
)
"""Endings of nouns, adjectives and participles, as the forms of 12,000 dictionary words and names show them."""
_ADDED = re.compile(rf"(?:ен|ес|ер|овь?)?{_ENDING}|ейше|н")
"""What may follow where no consonant was lost: стол-ами, сем-ена, неб-еса, доч-ери, сын-овья."""
_AFTER_SUFFIX = re.compile(rf"(?:н|ен|ич|[ая]т)?{_ENDING}")
"""What may stand in the place of a suffix: граждан-е, реализован, Климович-Климовны, кот-ята."""
_AFTER_CONSONANT = re.compile(rf"[оеьй]?([^\W\d_аеоуюяыиэё])ь?{_ENDING}")
"""What may follow a stem whose last consonant moved: отца, писем, друзья, вандейца."""
_ENGLISH_ENDINGS = frozenset(["", "s", "es", "ses", "zes", "e", "x", "i", "ren"])
_ENGLISH_CHANGES = frozenset(
    ["", *"ies y en an es is ves f fe a um i us on ople rson ces ices x ex".split()],
)
"""What takes the place of a changed ending: cities, women, theses, wolves, stadia, cacti, people, appendices."""
_LONGEST_CHANGE = 4
_SHORT = 3


def may_be_form(word: str, key: str, language: Language) -> bool:
    """Whether ``key`` may be a regular form of ``word``; both folded, both with a beginning in common.

    Kazakh keeps all letters of a stem but for voicing (кітап, кітабы), a lost vowel (орын, орны) and clusters that
    are written once (процесс, процесі); a possessive gives way to the plural. Russian keeps the last consonant, softened
    or not (отец, отца; друг, друзья), but for adjectives and the suffixes of persons and young animals (гражданин,
    котёнок); checked against 60,000 forms of dictionary words, in its last version against
    13,800 of them.
    English has few endings. Very short words are not judged.
    """
    if len(word) <= _SHORT:
        return True
    shared = next(
        (at for at, pair in enumerate(zip(word, key, strict=False)) if pair[0] != pair[1]), min(len(word), len(key))
    )
    left, rest = word[shared:], key[shared:]
    if language is Language.EN:
        return rest in _ENGLISH_ENDINGS if not left else len(left) <= _LONGEST_CHANGE and rest in _ENGLISH_CHANGES
    return _kazakh(word, left, rest) if language is Language.KK else _russian(word, left, rest)


def is_form(key: str, word: str, language: Language) -> bool | None:
    """Whether the dictionary has ``key`` as a form of ``word``; None where there is none or it cannot tell."""
    if language is Language.RU:
        from transdesk.language.morphology.ru import lexicon

        return lexicon.is_form(key, word)
    if language is Language.KK:
        from transdesk.language.morphology import kazakh

        return kazakh.is_form(key, word)
    return None


def _kazakh(word: str, left: str, rest: str) -> bool:
    from transdesk.language.morphology.kk.paradigm import endings

    if not left:  # журналистер has one т for two
        return word.isascii() or rest in endings() or (word.endswith("ст") and f"т{rest}" in endings())
    last = word[-1]
    if last in "ыі" and _PLURAL.search(rest):
        return True
    if len(left) == 1:
        return bool(_WRITTEN_ONCE.search(word)) or rest[:1] == _VOICED.get(last)
    return bool(rest) and rest[0] in (last, _VOICED.get(last))


def _russian(word: str, left: str, rest: str) -> bool:
    consonants = [letter for letter in left if letter not in _SILENT]
    if not consonants:
        return _ADDED.fullmatch(rest) is not None
    if _LOSES_SUFFIX.search(word) and _AFTER_SUFFIX.fullmatch(rest):
        return True
    moved = _AFTER_CONSONANT.fullmatch(rest)
    last = consonants[-1]
    return moved is not None and (moved[1] == last or moved[1] in _SOFTENED.get(last, ""))
