"""Check: a person is written otherwise than in the rest of the article."""

from __future__ import annotations

from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.checks.surnames import differing_surnames
from transdesk.domain.finding import Finding, Severity, Span
from transdesk.domain.names import NameSpelling
from transdesk.language.person_names import NamePair, is_misspelt, last_words, pair_names, same_name


class Names:
    """A person's name is spelled otherwise than in a confirmed sentence of the same article.

    Names of two or three words are compared with the same name, and surnames that stand alone with those of the full
    names. Case endings are no difference.
    """

    id = "names"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report each name once."""
        if not context.names:
            return
        languages = context.source_language, context.target_language
        for pair in pair_names(context.source, context.plain, languages):
            usual = next((known for known in context.names if self._differs(pair, known, context)), None)
            if usual is not None and not self._agrees(pair, context):
                start = context.source.find(pair.source)
                span = start, start + len(pair.source)
                yield self._finding(usual, usual.target, pair.target, span, (pair.start, pair.end))
        for one in differing_surnames(context):
            yield self._finding(one.known, one.usual, one.target.group(), one.source.span(), one.target.span())

    @staticmethod
    def _differs(pair: NamePair, known: NameSpelling, context: CheckContext) -> bool:
        sources, targets = last_words(pair.source, known.source), last_words(pair.target, known.target)
        same = same_name(*sources, context.source_language)
        return same and is_misspelt(*targets, context.target_language)

    @staticmethod
    def _agrees(pair: NamePair, context: CheckContext) -> bool:
        """Whether another sentence has this very spelling: then the article is divided, and this is not the culprit."""
        language = context.target_language
        return any(same_name(*last_words(pair.target, known.target), language) for known in context.names)

    def _finding(self, known: NameSpelling, usual: str, found: str, source: Span, target: Span) -> Finding:
        return Finding(
            self.id,
            Severity.WARNING,
            "names.differs",
            values=(("found", found), ("usual", usual), ("number", str(known.number))),
            source_span=source,
            target_span=target,
            issue="inconsistency",
        )
