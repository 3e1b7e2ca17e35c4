"""Bold, italic and links of a draft stand at the words that they belong to."""

from __future__ import annotations

from transdesk.desk.draft_links import term_places
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermHit, TermKind, TermOutcome, TermState

COURT = Concept("court", TermKind.TERM, (Designation(Language.EN, "court"), Designation(Language.RU, "суд")))
SOURCE = "The court and the court of the court"


def hit(start: int) -> TermHit:
    return TermHit(start, start + 5, "court", COURT, COURT.designations[0])


def outcome(found: str) -> TermOutcome:
    state = TermState.OK if found else TermState.FLAGGED
    return TermOutcome("court", "court", ("суд",), found, state)


def test_each_mention_has_its_own_place_and_a_missing_one_none():
    hits = [hit(4), hit(18), hit(31)]
    found = term_places(hits, [outcome("суд"), outcome("суд"), outcome("")], "Это суд и суд.")
    assert found == [((4, 9), (4, 7)), ((18, 23), (10, 13))]
