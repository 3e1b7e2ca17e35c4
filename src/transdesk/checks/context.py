"""What a check may look at, and the shape of a check."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from transdesk.domain.finding import Finding
from transdesk.domain.language import Language
from transdesk.domain.marks import strip_tags
from transdesk.domain.names import NameSpelling
from transdesk.domain.segment import Segment
from transdesk.domain.term import TermOutcome


@dataclass(frozen=True, slots=True)
class CheckContext:
    """One segment with its target.

    Attributes:
        segment: the source segment.
        target: the target as stored, with tags.
        source_language, target_language: languages.
        names: how the article's confirmed sentences write persons, this one left out.
        terms: what the glossary says of this pair (``Enforcer.verify`` or a draft's outcomes).
    """

    segment: Segment
    target: str
    source_language: Language
    target_language: Language
    terms: tuple[TermOutcome, ...] = ()
    names: tuple[NameSpelling, ...] = ()

    @property
    def source(self) -> str:
        """The plain source text."""
        return self.segment.source

    @property
    def plain(self) -> str:
        """The target without tags; spans of findings count in it."""
        return strip_tags(self.target, self.segment.marks)


class Check(Protocol):
    """One kind of check. The class docstring's first paragraph is its description."""

    id: str

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Yield findings; at most one for one cause."""
        ...
