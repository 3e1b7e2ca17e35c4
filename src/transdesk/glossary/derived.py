"""Words made of a place's name that keep the name's obligation: казахстанский, қазақстандық, Kazakhstani.

A translation is right to say "казахстанские учителя" for "Kazakhstan's teachers"; putting the noun there would break
the sentence. Relational adjectives: Russian -ский (Russian Grammar 1980, paragraphs 628-648), Kazakh -лық/-дық/-тық,
English -an/-ese/-ish/-i.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transdesk.domain.language import Language
from transdesk.domain.term import TermKind
from transdesk.glossary.entries import Entry
from transdesk.glossary.tokens import tokenise

_SUFFIXES = {
    Language.RU: re.compile(
        r"\w{0,4}?(?:ск|цк)(?:ий|ой|ая|ое|ие|ого|его|ому|ую|им|ым|ом|ой|их|ими|ые|ых)$|\w{0,3}(?:ец|цы|ц[аеу]|цев|цам|цами|цах|ян[еа]?|янин\w*|чан\w*)$"
    ),
    Language.KK: re.compile(r"(?:лық|лік|дық|дік|тық|тік)\w*$"),
    Language.EN: re.compile(r"(?:[bd]?an|ian|nian|ean|ese|ish|ic|i|ni|)(?:s|'s)?$"),
}


def derived_spans(entries: Iterable[Entry], text: str, language: Language) -> list[tuple[int, int]]:
    """Where adjectives or inhabitants' names of one-word places stand in a text."""
    stems = {_stem(e.words[0], language) for e in entries if e.concept.kind is TermKind.PLACE and len(e.words) == 1}
    stems = {stem for stem in stems if len(stem) >= 3}
    stems |= {people for e in entries if e.concept.kind is TermKind.PLACE if (people := _land(e.words[0], language))}
    if not stems:
        return []
    suffix = _SUFFIXES[language]
    return [
        (token.start, token.end)
        for token in tokenise(text)
        for stem in stems
        if token.key.startswith(stem)
        and (len(stem) > 4 or token.key != stem)
        and suffix.fullmatch(token.key[len(stem) :])
    ]


def _stem(word: str, language: Language) -> str:
    """The part of a name that its derivatives keep: without the last vowel or soft sign, and Kazakh whole."""
    if language is Language.KK:
        return word
    return re.sub(r"(?:ия|ья|[аяоыиуэюйьaeiouy])$", "", word)


def _land(word: str, language: Language) -> str:
    """The people of a land in -stan: Uzbek, узбек; the Russian казахский means the people only, never the state."""
    people = re.sub(r"(?:и?стан|i?stan)$", "", word)
    return "" if people == word or language is Language.KK or people == "казах" or len(people) < 4 else people
