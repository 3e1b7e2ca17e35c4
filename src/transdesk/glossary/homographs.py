"""When a recognised form may as well be another, everyday word: such hits are suggested, never enforced.

Only one-word terms are in doubt; names are, where the sentence begins with them and so owes them the capital.
Measured on lemmatised news, nearly all false hits are of this kind (Kazakh оқу, басты; Russian начал, рядом).
"""

from __future__ import annotations

from functools import lru_cache

from transdesk.domain.language import Language
from transdesk.glossary.data import common_words, stop_words
from transdesk.glossary.entries import Entry
from transdesk.glossary.tokens import QUOTES, Words, key_of
from transdesk.language.names import is_given_name

_SENTENCE_ENDS = frozenset('.!?…:;\n•—–-«»“”"')
_NOUN_BEFORE = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "such",
        "of",
        "in",
        "at",
        "for",
        "on",
        "by",
        "with",
        "from",
        "into",
        "about",
        "after",
        "before",
        "during",
        "against",
        "no",
        "any",
        "each",
        "every",
        "last",
        "first",
        "next",
        "new",
        "many",
        "several",
        "some",
        "few",
        "more",
        "most",
        "all",
        "both",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "'s",
        "another",
        "other",
        "under",
        "over",
        "between",
        "among",
        "amid",
        "following",
        "mass",
        "political",
        "public",
        "street",
        "early",
    ]
)
_NEAR = 20  # code points before a word that tell whether it begins a sentence
_LEAST_LIKELY = 0.15  # readings below this probability in OpenCorpora are not what a newspaper means


def is_certain(entry: Entry, words: Words, span: tuple[int, int], text: str, language: Language) -> bool:
    """Whether the tokens of a span (first, one past the last) can hardly be anything but the term."""
    index, length = span[0], span[1] - span[0]
    if entry.suggested:
        return False
    if length > 1 or len(entry.words) > 1 or entry.acronym:
        return True
    key = key_of(words.spellings[index])
    if key in stop_words(language):
        return False
    if entry.concept.kind.is_name:
        if _lacks_its_quotes(entry, words, index, text) or _is_of_a_person(words, index, text, language):
            return False
        return not _begins_sentence(words, index, text) or not (
            is_everyday(key, language) or is_everyday(entry.words[0], language)
        )
    if language is Language.RU:
        return not _other_russian_word(key, entry.words[0])
    if language is Language.KK:
        return not _other_kazakh_word(key, entry.words[0])
    return _english_noun(key, words, index)


def _lacks_its_quotes(entry: Entry, words: Words, index: int, text: str) -> bool:
    """Whether a name that is written in quotation marks («Кайрат») stands without them."""
    start, _ = words.span(index, index + 1)
    return entry.designation.text[0] in QUOTES and (not start or text[start - 1] not in QUOTES)


def _is_of_a_person(words: Words, index: int, text: str, language: Language) -> bool:
    """Whether a name is somebody's: Кайрат Даулбаев, Тарас Шевченко, Amal Saleh."""
    word = words.spellings[index]
    if _stand_together(words, index, text) and is_given_name(word, language):
        return True
    return index > 0 and _stand_together(words, index - 1, text) and is_given_name(words.spellings[index - 1], language)


def _stand_together(words: Words, index: int, text: str) -> bool:
    """Whether a word and the next one have capitals and only a space between them."""
    if index + 1 >= len(words):
        return False
    between = text[words.span(index, index + 1)[1] : words.span(index + 1, index + 2)[0]]
    return between == " " and words.spellings[index][0].isupper() and words.spellings[index + 1][0].isupper()


def _begins_sentence(words: Words, index: int, text: str) -> bool:
    start, _ = words.span(index, index + 1)
    before = text[max(0, start - _NEAR) : start].rstrip(' \t\u00a0«“"(')
    return not before or before[-1] in _SENTENCE_ENDS


@lru_cache(maxsize=4096)
def is_everyday(key: str, language: Language) -> bool:
    """Whether the word in small letters is an everyday word."""
    from transdesk.language.morphology.ru.lexicon import parses

    if language is not Language.RU:
        return key in common_words(language)
    return any(
        parse.is_known and not {"Geox", "Name", "Surn", "Patr", "Orgn", "Trad", "Abbr"} & set(parse.tag.grammemes)
        for parse in parses(key)
    )


def _other_kazakh_word(key: str, lemma: str) -> bool:
    """Another word of the list has this spelling: a verb, an adjective, an adverb, or a noun of its own."""
    classes = common_words(Language.KK).get(key, "")
    return bool(set(classes) & set("vadx")) or (bool(classes) and key != lemma)


@lru_cache(maxsize=4096)
def _other_russian_word(key: str, lemma: str) -> bool:
    """Another dictionary word has this form with some likelihood."""
    from transdesk.language.morphology.ru.lexicon import lemmas, parses

    if all(known == lemma for known, _ in lemmas(key)):
        return False  # no other, or none known; told without weighing the readings
    readings = [parse for parse in parses(key) if parse.is_known]
    if not any(_folded(parse.normal_form) == lemma for parse in readings):
        return False  # the dictionary does not know the term, so it cannot tell it from another word
    others = sum(parse.score for parse in readings if _folded(parse.normal_form) != lemma and "NOUN" not in parse.tag)
    others += sum(
        parse.score
        for parse in readings
        if _folded(parse.normal_form) != lemma
        and "NOUN" in parse.tag
        and not {"Name", "Surn", "Geox"} & parse.tag.grammemes
    )
    return bool(others >= _LEAST_LIKELY)


def _folded(word: str) -> str:
    return word.replace("ё", "е")


def _english_noun(key: str, words: Words, index: int) -> bool:
    """A word that is also a verb counts as the term only after a word that announces a noun."""
    classes = common_words(Language.EN).get(key) or common_words(Language.EN).get(_bare(key), "")
    if not set(classes) & set("vadx"):
        return True
    return index > 0 and key_of(words.spellings[index - 1]) in _NOUN_BEFORE


def _bare(key: str) -> str:
    """The word without the ending of a plural or a third person."""
    if key.endswith("ies"):
        return key[:-3] + "y"
    if key.endswith("es") and key[:-2] in common_words(Language.EN):
        return key[:-2]
    return key.removesuffix("s")
