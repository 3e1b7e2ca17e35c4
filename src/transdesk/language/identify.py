"""Which language a text is in: Russian, Kazakh, English, another one, or not to be decided.

langdetect's profiles with our own for Kazakh, its neighbours and its Latin and keyboard variants, scored
exactly (see ``ngram_model``), with the letters of each alphabet as further evidence. Deterministic.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from transdesk.domain.language import Identification, Verdict
from transdesk.language.letters import foreign_letters
from transdesk.language.ngram_model import NgramModel, Weights
from transdesk.language.profiles import Profile, profile, words_of
from transdesk.language.scripts import KAZAKH_LETTERS, Script, fold_words, script_of

TYPED = "kk-x-rukbd"
"""Kazakh typed on a Russian keyboard."""
CYRILLIC = ("ru", "kk", TYPED, "ky", "tt", "ba", "be", "uk", "bg", "mk", "sr", "tg", "mn")
_EUROPEAN = ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "hr", "ro", "hu", "fi", "lt", "sv", "da")
LATIN = ("en", "kk-Latn", "uz", "az", "tk", "tr", *_EUROPEAN, "id", "vi")
"""Languages of the two models. Of langdetect's Latin languages those that speak for their relatives too."""

CERTAIN = {Script.CYRILLIC: 0.75, Script.LATIN: 0.7}
"""Posterior probability from which an answer is given; below ``SHORT`` letters ``CERTAIN_SHORT``, and to call a
text foreign ``CERTAIN_FOREIGN``: a few words of Russian are refused less lightly than a whole sentence."""
CERTAIN_SHORT = 0.75
CERTAIN_FOREIGN = 0.85
SHORT = 25
CERTAIN_PLAIN = 0.85
"""The same for Kazakh without a Kazakh letter; ``CERTAIN_TYPED`` from ``LONG`` letters on."""
CERTAIN_TYPED = 0.95
LONG = 30
FOREIGN = 0.03
"""Share of letters outside its alphabet from which a language is not believed."""
LONGEST = 4000
"""Code points that are looked at; more changes nothing."""
LONGEST_BLOCK = 40_000
"""Code points of a block whose sentences count for the document."""
MIXED_BELOW = 0.75
"""A document is mixed when its first language has a smaller share of the letters."""
SENTENCE_LETTERS = 25
"""A sentence with fewer letters takes its paragraph's language."""

_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_CYRILLIC_WORD = re.compile(r"[\u0400-\u052f]+")
_WHOLE_CYRILLIC_WORD = re.compile(r"\b[\u0400-\u052f]+\b")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…\n]*")
_CYRILLIC_WEIGHTS = Weights(group=0.105, word=0.95, name=0.6, shortest=2, letter=2.5, floor=5, word_floor=20)
_LATIN_WEIGHTS = Weights(group=0.3, word=0.4)


class Identifier:
    """Names the language of texts.

    Args:
        profile_of: gives the profile of a language by its code; the package's own profiles by default.
    """

    def __init__(self, profile_of: Callable[[str], Profile] = profile) -> None:
        self._profile_of = profile_of
        self._models: dict[Script, NgramModel] = {}

    def load(self, script: Script) -> NgramModel:
        """The model of a script, built when it is first needed."""
        if script not in self._models:
            names, prior, weights = (
                (CYRILLIC, _prior(CYRILLIC, {"ru": 0.41, "kk": 0.46, TYPED: 0.01}), _CYRILLIC_WEIGHTS)
                if script is Script.CYRILLIC
                else (LATIN, _prior(LATIN, {"en": 0.7}), _LATIN_WEIGHTS)
            )
            self._models[script] = NgramModel([self._profile_of(name) for name in names], prior, weights)
        return self._models[script]

    def identify(self, text: str) -> Identification:
        """The language of one text (a sentence, a headline, a paragraph)."""
        clean = fold_words(_NOISE.sub(" ", text[:LONGEST]))
        script = _leading_script(clean)
        letters = sum(map(str.isalpha, clean))
        if letters < 2:
            return Identification(Verdict.UNSURE, 0.0)
        if script is Script.OTHER:
            return Identification(Verdict.OTHER, 1.0)
        clean = (_LATIN_WORD if script is Script.CYRILLIC else _CYRILLIC_WORD).sub(" ", clean)
        model = self.load(script)
        ours, foreign = (CERTAIN[script],) * 2 if letters >= SHORT else (CERTAIN_SHORT, CERTAIN_FOREIGN)
        answer = _answer(model.posterior(clean), ours, foreign)
        if (
            _is_names_only(clean, model, answer)
            or _has_foreign_letters(answer, clean)
            or _is_doubtful_kazakh(answer, clean, letters)
        ):
            return Identification(Verdict.UNSURE, answer.confidence, answer.guess)
        return answer

    def identify_document(self, blocks: Sequence[str]) -> tuple[Identification, tuple[Identification, ...]]:
        """The language of a document and of each of its blocks.

        The document's shares are counted in letters, sentence by sentence, over the sentences that are
        decided. A document whose first language has less than three quarters of them is mixed.
        """
        found = tuple(self.identify(block) for block in blocks)
        letters: dict[str, int] = {}
        for block, answer in zip(blocks, found, strict=True):
            for code, count in self._letters_by_language(block, answer):
                letters[code] = letters.get(code, 0) + count
        return _document(letters, found), found

    def _letters_by_language(self, block: str, answer: Identification) -> list[tuple[str, int]]:
        counted: list[tuple[str, int]] = []
        for sentence in _SENTENCE.findall(block[:LONGEST_BLOCK]):
            size = sum(map(str.isalpha, sentence))
            own = self.identify(sentence) if size >= SENTENCE_LETTERS else answer
            own = answer if own.verdict is Verdict.UNSURE else own
            if own.verdict is not Verdict.UNSURE and size:
                counted.append((_code(own), size))
        return counted


@cache
def _default() -> Identifier:
    return Identifier()


def identify(text: str) -> Identification:
    """The language of one text; ``UNSURE`` for names and numbers alone, and where the evidence is thin.

    ``guess`` is the likeliest language of all; ``kk-Latn`` names Kazakh in Latin letters, which is
    ``OTHER`` because the desk's engines read Cyrillic Kazakh.
    """
    return _default().identify(text)


def identify_document(blocks: Sequence[str]) -> tuple[Identification, tuple[Identification, ...]]:
    """The language of a document (with shares by letters, possibly ``MIXED``) and of each block."""
    return _default().identify_document(blocks)


def _leading_script(text: str) -> Script:
    """The script of most letters; Cyrillic where Latin letters only spell names (у Fox News).

    Russian and Kazakh are full of names in Latin letters, English quotes hardly a Cyrillic word: one for two Latin
    words, or for any number of words with a capital, is enough.
    """
    script = script_of(text)
    cyrillic = len(_WHOLE_CYRILLIC_WORD.findall(text))
    if script is not Script.LATIN or not cyrillic:
        return script
    latin = _LATIN_WORD.findall(text)
    return Script.CYRILLIC if 2 * cyrillic >= len(latin) or all(word[0].isupper() for word in latin) else script


def _prior(names: Sequence[str], given: Mapping[str, float]) -> dict[str, float]:
    """Prior probabilities: the given ones, and the rest shared evenly."""
    rest = (1 - sum(given.values())) / (len(names) - len(given))
    return {name: given.get(name, rest) for name in names}


def _answer(posterior: Sequence[tuple[float, str]], certain: float, certain_foreign: float) -> Identification:
    """What a posterior says: both kinds of typed Kazakh are one language, all foreign ones are OTHER."""
    chance: dict[str, float] = {}
    for value, name in posterior:
        code = "kk" if name == TYPED else name
        chance[code] = chance.get(code, 0.0) + value
    guess = max(chance, key=lambda name: chance[name])
    desk = {name: value for name, value in chance.items() if name in ("ru", "kk", "en")}
    best = max(desk, key=lambda name: desk[name])
    other = 1 - sum(desk.values())
    if desk[best] >= max(other, certain):
        return Identification(Verdict(best), desk[best], best)
    if other >= certain_foreign:
        foreign = max((name for name in chance if name not in desk), key=lambda name: chance[name])
        return Identification(Verdict.OTHER, other, foreign)
    return Identification(Verdict.UNSURE, max(desk[best], other), guess)


def _is_names_only(text: str, model: NgramModel, answer: Identification) -> bool:
    """Up to four words, each with a capital, none of them a frequent word: "Касым-Жомарт Токаев".

    Three words or more with Kazakh letters are decided where the evidence is strong: they are inflected
    names or titles.
    """
    words = words_of(text)
    if len(words) > 4 or text.upper() == text or not all(word[0].isupper() for word in words):
        return False
    if any(model.knows(word.lower(), answer.guess) for word in words):
        return False
    clearly_kazakh = len(words) > 2 and answer.guess == "kk" and answer.confidence > 0.98
    return not (clearly_kazakh and any(c in KAZAKH_LETTERS for c in text))


def _has_foreign_letters(answer: Identification, text: str) -> bool:
    """Many letters that the language does not write with: Russian mixed with Kazakh, or a language of neither model.

    Names do not count: Russian texts leave the Kazakh letters in «Егемен Қазақстан».
    """
    if answer.verdict not in (Verdict.RU, Verdict.KK):
        return False
    plain = "".join(word for word in words_of(text) if word[0].islower() or text.isupper())
    (foreign,) = foreign_letters(Counter(plain.lower()), [str(answer.verdict)], most=len(text))
    return foreign >= max(2, FOREIGN * sum(map(str.isalpha, text)))


def _is_doubtful_kazakh(answer: Identification, text: str, letters: int) -> bool:
    """Kazakh without a Kazakh letter, which needs more evidence.

    Short text may be Russian ("Депутаты сдали мандаты"); longer text must have been typed on a Russian keyboard,
    and Kyrgyz looks much the same.
    """
    if answer.verdict is not Verdict.KK or any(c in KAZAKH_LETTERS for c in text):
        return False
    return answer.confidence < (CERTAIN_TYPED if letters >= LONG else CERTAIN_PLAIN)


def _code(answer: Identification) -> str:
    return answer.guess if answer.verdict is Verdict.OTHER and answer.guess else str(answer.verdict)


def _document(letters: Mapping[str, int], blocks: Sequence[Identification]) -> Identification:
    total = sum(letters.values())
    if not total:
        guess = next((block.guess for block in blocks if block.guess), "")
        return Identification(Verdict.UNSURE, 0.0, guess)
    shares = tuple(
        (code, round(count / total, 4)) for code, count in sorted(letters.items(), key=lambda item: (-item[1], item[0]))
    )
    first, share = shares[0]
    if share < MIXED_BELOW:
        return Identification(Verdict.MIXED, share, first, shares)
    verdict = Verdict(first) if first in ("ru", "kk", "en") else Verdict.OTHER
    return Identification(verdict, share, first, shares)
