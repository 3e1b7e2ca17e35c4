"""Izafet: compounds whose last word carries the third person possessive (Ішкі істер министрлігі).

Such a term takes its cases after the possessive (министрлігіне), its plural before it (министрліктері).
Source: Muhamedowa 2015, section 2.1.4; lists in ``data/kk_izafet.tsv``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transdesk.domain.term import TermKind
from transdesk.language.morphology.kk import stems
from transdesk.language.morphology.tables import table

_AGENT = re.compile(r"(?<!ғы)(?<!гі)(?<!қы)(?<!кі)(шы|ші)$")  # not көрсеткіш-і, тоңазытқыш-ы
_PATRONYMIC = re.compile(r".{2,}(ұлы|улы|қызы|кызы)$")
_NATIVE = re.compile(r"[рлйзнм](ғы|гі)$")  # құрылғы, жарғы, үлгі, сүзгі: stems
_AFTER_VOWEL = re.compile(r"[аәеяоөу]с[ыі]$")
_PLURAL = re.compile(r"(лар|лер|дар|дер|тар|тер)[ыі]$")
# bases that end in с themselves: кеңесі is кеңес + і, not кеңе + сі
_S_NOUNS = re.compile(
    r"(кеңес|қатынас|күрес|талас|жолдас|мирас|атлас|бизнес|процес|конгрес|серіктес|әріптес|отандас|тілдес|қарындас|"
    r"кодекс|мұрас|науқас|елес|кірпияз|прогрес|экспрес|(?<!\w)(тас|бас|жас|ес|қос|мес|қас))[ыі]$"
)
# bases that end in ы, і: желісі is желі + сі, while жұмысы is жұмыс + ы
_HIGH_STEMS = re.compile(
    r"(желі|үлгі|саты|қаулы|белгі|кісі|дәрі|тері|бөрі|ақы|құрылғы|жарғы|сүзгі|шоқы|жылқы|тары|ұры|соққы|қайғы|күлкі|түлкі|ұйқы|бұрғы|шалғы|таразы|есірткі|жарты|шы|ші|лы|лі|ты|ті|ды|ді)с[ыі]$"
)
_KEEPS_B = re.compile(r"(клуб|штаб|герб|куб|микроб|араб|дуб)$")  # loans in б; of Kazakh stems it is the п of алқап


@lru_cache(maxsize=16384)
def is_izafet(term: str, kind: TermKind = TermKind.TERM) -> bool:
    """Whether the dictionary form ends in the possessive of an izafet."""
    words = term.split()
    if not words:
        return False
    last = words[-1].lower().strip('«»"”')
    listed = table("kk_izafet").get(last)
    if listed:
        return listed[0] == "yes" or (listed[0] == "compound" and len(words) > 1)
    if _PATRONYMIC.match(last):
        return True
    if kind in (TermKind.PERSON_M, TermKind.PERSON_F) or len(words) < 2:
        return False
    return last[-1:] in {"ы", "і"} and not _AGENT.search(last) and not _NATIVE.search(last) and not words[-1].isupper()


def is_plural(word: str) -> bool:
    """Whether a possessed word is a plural already: күштері, құқықтары; not ордері."""
    return bool(_PLURAL.search(word.lower())) and stems.is_plural(word[:-1])


def has_plain_plural(word: str) -> bool:
    """Lexical izafets whose plural is that of a simple noun: отбасылар."""
    return "plural" in table("kk_izafet").get(word.lower(), ())


def without_possessive(word: str) -> str:
    """министрлігі -> министрлік, станциясы -> станция, халқы -> халық."""
    low = word.lower()
    if (_AFTER_VOWEL.search(low) and not _S_NOUNS.search(low)) or _HIGH_STEMS.search(low):
        return word[:-2]
    base = word[:-1]
    if any(base.lower()[-size:] in _softened() for size in range(4, 9)):
        return f"{base}ь"
    restored = _restored(base)
    if restored:
        return restored
    return base if len(base) < 3 or _KEEPS_B.search(base.lower()) else stems.unvoiced(base)


@lru_cache(maxsize=1)
def _softened() -> frozenset[str]:
    """Loans without the soft sign that they lose before a vowel: панел-і, панель-дер."""
    return frozenset(word.removesuffix("ь") for word in table("kk_soft_sign"))


@lru_cache(maxsize=1)
def _dropped() -> dict[str, str]:
    return {word[:-2] + word[-1]: word for word, row in table("kk_vowel_loss").items() if row[0] == "always"}


def _restored(base: str) -> str:
    low = base.lower()
    for size in (3, 4, 5):
        full = _dropped().get(low[-size:])
        if full:
            return base[: len(base) - size] + (full.capitalize() if base[-size:][:1].isupper() else full)
    return ""
