"""English forms by rule: plural and possessive of the head noun.

Features: ``N;SG``, ``N;PL``, and ``GEN`` for the possessive (the party's, the parties'). The head of a
phrase is the noun before of, in, for ... (members of parliament) or the last word. Irregular plurals stand in
``data/en_plurals.tsv`` (Quirk et al. 1985, "A Comprehensive Grammar", 5.73-5.110).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Grammar
from transdesk.domain.term import TermKind
from transdesk.language.morphology.features import case_of
from transdesk.language.morphology.grammar import Overrides
from transdesk.language.morphology.inflector import Inflector, Row
from transdesk.language.morphology.tables import table

_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "for",
        "to",
        "on",
        "at",
        "by",
        "with",
        "from",
        "against",
        "under",
        "between",
        "among",
        "over",
        "without",
        "within",
        "into",
        "per",
        "as",
        "and",
        "the",
        "de",
    ]
)
_HYPHENED = re.compile(r"^(.+?)(-(?:in|of|on|at|to|up|by|for|the)-.+)$")
_POSTPOSED = frozenset(["general", "elect", "designate", "emeritus", "martial", "laureate", "royal"])
_SINGULAR_S = re.compile(r"(ss|us|is|as|os|ics|'s)$")
_NAMES = frozenset({TermKind.PERSON_M, TermKind.PERSON_F, TermKind.PLACE})
_SINGULAR = frozenset({"N", "SG", "NOM"})


class EnglishMorphology(Inflector):
    """Implements :class:`~transdesk.domain.morphology.Morphology` for English."""

    language = Language.EN

    def rows(self, term: str, kind: TermKind, grammar: Overrides) -> Iterator[Row]:
        """Singular, plural, and their possessives."""
        number = "PL" if grammar.number == "PL" or _is_plural(term, kind) else "SG"
        yield frozenset({"N", number, "NOM"}), term, True
        yield from _possessives(term, number)
        if grammar.indeclinable or number == "PL" or grammar.number == "SG" or _split(term)[1].endswith("ics"):
            if number == "PL" and grammar.number != "PL":
                yield from _singulars(term)
            return
        for rank, plural in enumerate(plurals(term, kind)):
            yield frozenset({"N", "PL", "NOM"}), plural, rank == 0
            for features, text, preferred in _possessives(plural, "PL"):
                yield features, text, preferred and rank == 0

    def analyse(self, words: str) -> tuple[Features, ...]:
        """Plural or singular, possessive or not, by the ending of the head."""
        body = re.sub(r"(['’]s|(?<=s)['’])$", "", words.strip())
        case = "NOM" if body == words.strip() else "GEN"
        before, head, _ = _split(body)
        del before
        low = head.lower()
        plural = low in _singular_of() or (low.endswith("s") and not _SINGULAR_S.search(low))
        likely, other = ("PL", "SG") if plural else ("SG", "PL")
        return (frozenset({"N", likely, case}), frozenset({"N", other, case}))

    def counted(
        self,
        number: int,
        term: str,
        features: Features = _SINGULAR,
        kind: TermKind = TermKind.TERM,
        grammar: Grammar = (),
    ) -> str:
        """A number with the term: 1 deputy, 21 deputies."""
        count = "SG" if abs(number) == 1 else "PL"
        forms = self.inflect(term, frozenset({"N", count, case_of(features)}), kind, grammar)
        return f"{number} {forms[0] if forms else term}"


def plurals(term: str, kind: TermKind = TermKind.TERM) -> tuple[str, ...]:
    """Plurals of a term, the preferred first."""
    before, head, after = _split(term)
    name = kind in _NAMES or (" " not in term and term[:1].isupper())  # the Kennedys, two Germanys
    found = [before + plural + after for plural in plurals_of_word(head, name=name)]
    if after.strip().lower() in _POSTPOSED:
        found.append(term + "s")
    return tuple(dict.fromkeys(found))


def plurals_of_word(word: str, *, name: bool = False) -> tuple[str, ...]:
    """The plurals of one word, the preferred first; capitals are kept."""
    low = word.lower()
    irregular = _irregular(word, low)
    if irregular:
        return irregular
    if word.isupper() and len(word) > 1:
        return (word + "s",)  # NGOs
    if re.search(r"[^s]sis$", low) and len(low) > 5:
        return (word[:-2] + "es",)  # tuberculoses
    if re.search(r"(s|x|z|ch|sh)$", low):
        return (word + "es",)
    if re.search(r"[^aeiou]y$", low) and not name:
        return (word[:-1] + "ies",)
    return (word + "s",)


def _irregular(word: str, low: str) -> tuple[str, ...]:
    listed = table("en_plurals")
    row = listed.get(low)
    size = len(low)
    if row is None:
        size = next((n for n in (6, 5, 4, 3) if "suffix" in listed.get(low[-n:], ()) and len(low) > n), 0)
        row = listed[low[-size:]] if size else None
    if row is None:
        return ()
    start = word[: len(word) - size]
    capital = word[len(word) - size :][:1].isupper()
    return tuple(start + (plural.capitalize() if capital else plural) for plural in row[0].split("|"))


def _singular_of() -> dict[str, str]:
    return {plural: word for word, row in table("en_plurals").items() for plural in row[0].split("|")}


def _is_plural(term: str, kind: TermKind) -> bool:
    """Whether a dictionary form is a plural already: human rights, sanctions, United Nations."""
    words = term.split(" ")
    if kind in _NAMES or (len(words) == 1 and term[:1].isupper()):
        return False
    low = _split(term)[1].lower()
    if low in _singular_of() and low not in table("en_plurals"):
        return True
    return low.endswith("s") and not _SINGULAR_S.search(low) and low not in table("en_singular_s")


def _singulars(term: str) -> Iterator[Row]:
    """The singular of a plural term, for recognition."""
    before, head, after = _split(term)
    single = _singular_of().get(head.lower(), "")
    if not single and head.endswith("s"):
        single = head[:-3] + "y" if head.endswith("ies") else re.sub(r"(?<=ch|sh)es$|(?<=[sx])es$|s$", "", head)
    if single:
        yield frozenset({"N", "SG", "NOM"}), before + single + after, False


def _possessives(text: str, number: str) -> Iterator[Row]:
    features = frozenset({"N", number, "GEN"})
    if text.endswith("s") and number == "PL":
        forms = [text + "'"]
    elif text.endswith("s"):
        forms = [text + "'s", text + "'"]
    else:
        forms = [text + "'s"]
    for rank, form in enumerate(forms):
        yield features, form, rank == 0
        yield features, form.replace("'", "’"), False


def _split(term: str) -> tuple[str, str, str]:
    """(words before, head, words after)."""
    words = term.split(" ")
    cut = next((i for i, word in enumerate(words) if i and word.lower() in _PREPOSITIONS and word != "and"), len(words))
    if cut == len(words) and len(words) > 1 and words[-1].lower() in _POSTPOSED and len(words) == 2:
        cut = len(words) - 1
    before, head, after = words[: cut - 1], words[cut - 1], words[cut:]
    hyphened = _HYPHENED.match(head)
    tail = ""
    if hyphened:
        head, tail = hyphened[1], hyphened[2]
    marks = re.search(r"[\"”’»)]+$", head)
    if marks and len(marks[0]) < len(head):
        head, tail = head[: -len(marks[0])], marks[0] + tail
    return "".join(word + " " for word in before), head, tail + "".join(" " + word for word in after)
