"""A place of a Russian text with what stands around it: adjectives, what may govern it, the words of its clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from transdesk.domain.language import Language
from transdesk.glossary.agreement.contexts import begins_report
from transdesk.glossary.agreement.place import Place
from transdesk.glossary.agreement.russian_words import (
    adjective,
    is_pronominal,
    noun_cases,
    numeral,
    passed_over,
    predicate,
    tells_time,
)
from transdesk.glossary.government import governed_cases
from transdesk.glossary.tokens import Token

_MOST_ADJECTIVES = 3


@dataclass(frozen=True)
class RussianPlace(Place):
    """A place with what Russian rules look at."""

    @cached_property
    def adjectives(self) -> int:
        """How many adjectives, pronouns and numerals in letters stand right before the place."""
        count = 0
        while count < min(_MOST_ADJECTIVES, len(self.before)) and self._describes(self.before[count]):
            count += 1
        return count

    def named(self, token: Token) -> bool:
        """Whether a word has a capital within a sentence: it is a name."""
        before = self.text[: token.start].rstrip(' «“"—–-')
        inside = bool(before) and before[-1] not in ".!?:" and not begins_report(self.text, token.start)
        return self.text[token.start].isupper() and inside

    def _describes(self, token: Token) -> bool:
        inside = token.start and self.text[token.start - 1] != " "
        if is_pronominal(token.key) or numeral(token.key):
            return True
        return bool(adjective(token.key)) and not (self.named(token) and not inside)  # в Рудном заместитель акима

    @cached_property
    def rest(self) -> list[Token]:
        """The words before these adjectives."""
        return self.before[self.adjectives :]

    @cached_property
    def last(self) -> str:
        """The nearest word that is no adjective; empty where there is none."""
        return self.rest[0].key if self.rest else ""

    @cached_property
    def governor(self) -> str:
        """The nearest word in front that may govern: adverbs, pronouns and times between (сообщило в пятницу) are passed."""
        words = [token.key for token in self.rest]
        index = 0
        while index < len(words):
            if tells_time(words[index]) and words[index + 1 : index + 2] in (["в"], ["во"]):
                index += 2
            elif passed_over(words[index]):
                index += 1
            else:
                return words[index]
        return ""

    @cached_property
    def subject_before(self) -> bool:
        """Whether a word of the clause before the place may be its subject, or its verb."""
        words = [token.key for token in self.rest]
        for index, word in enumerate(words):
            ahead = words[index + 1 : index + 3]
            prepositional = any(_is_preposition(w) for w in ahead[:1]) or any(map(adjective, ahead[:1]))
            if predicate(word) or (not prepositional and any("NOM" in cell for cell in noun_cases(word))):
                return True
        return bool(words) and not noun_cases(words[0]) and not tells_time(words[0])

    @property
    def acronym(self) -> bool:
        """Whether an acronym stands there, whose form tells neither number nor case: три новые ТЭЦ."""
        return self.text[slice(*self.span)].isupper()

    @property
    def first(self) -> bool:
        """Whether nothing but adjectives precedes the place in its clause."""
        return not self.rest


def _is_preposition(word: str) -> bool:
    return bool(governed_cases(word + " ", len(word) + 1, len(word) + 1, Language.RU))
