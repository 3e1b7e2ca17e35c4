"""What a number demands of the phrase after it («Русская грамматика» 1980, § 1922 ff.; Розенталь, § 193).

Nominative and accusative: 1, 21 ... singular; 2-4 genitive singular, adjectives in the genitive plural
(2 новых закона), with feminines in the nominative plural (2 новые партии); 5 and more genitive plural.
Other cases: the plural of that case, after 1, 21 ... its singular.
"""

from __future__ import annotations

from transdesk.language.morphology.ru.phrase import Agreement, Phrase

_AFTER_NUMBERS = {"год": ("года", "лет"), "человек": ("человека", "человек")}


def government(number: int, case: str, phrase: Phrase) -> Agreement:
    """The cell of the phrase after this number, the whole standing in ``case``."""
    tail, teens = abs(number) % 10, 11 <= abs(number) % 100 <= 14
    one = tail == 1 and not teens and phrase.numbers[0] == "SG"
    if one:
        return Agreement("SG", case)
    if case not in {"NOM", "ACC"}:
        return Agreement("PL", case)
    few = tail in {2, 3, 4} and not teens and phrase.numbers[0] == "SG"
    if not few:
        return Agreement("PL", "GEN")
    head = phrase.parts[phrase.head] if phrase.head >= 0 else None
    if case == "ACC" and phrase.animate and abs(number) < 5:
        return Agreement("PL", "GEN")  # вижу 2 депутатов
    if head is not None and _declines_as_adjective(phrase):
        return Agreement("PL", "GEN")  # 2 заключённых
    feminine = phrase.gender == "FEM"
    return Agreement("SG", "GEN", "PL", "NOM" if feminine else "GEN")


def irregular(term: str, number: int, case: str) -> tuple[str, ...]:
    """Words with an own counting form: 5 лет, 5 человек."""
    if case not in {"NOM", "ACC"} or term not in _AFTER_NUMBERS:
        return ()
    tail, teens = abs(number) % 10, 11 <= abs(number) % 100 <= 14
    if tail == 1 and not teens:
        return ()
    few, many = _AFTER_NUMBERS[term]
    return (few,) if tail in {2, 3, 4} and not teens else (many,)


def _declines_as_adjective(phrase: Phrase) -> bool:
    noun = phrase.parts[phrase.head].noun or {}
    genitive = noun.get(("SG", "GEN"), ("",))[0]
    return genitive.endswith(("ого", "его", "ой")) and noun.get(("SG", "NOM"), ("",))[0].endswith(
        ("ый", "ий", "ой", "ая", "ое", "ее")
    )
