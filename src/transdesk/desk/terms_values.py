"""What makes a concept fit to be stored, without asking anybody: clean texts, an id, one more translation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

from transdesk.desk.people import typed
from transdesk.domain.errors import GlossaryError
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermStatus

LONGEST = 200
"""Characters of a designation; the lint of glossary files says the same."""


def cleaned(concept: Concept) -> Concept:
    """The concept with typed texts made fit for the record, empty designations left out, preferred ones first.

    Raises:
        GlossaryError: nothing is left that could be found in a text; says what is wrong.
    """
    written = (replace(d, text=_line(d.text)) for d in concept.designations)
    made = replace(
        concept,
        id=_line(concept.id),
        designations=tuple(sorted((d for d in written if d.text), key=lambda d: list(TermStatus).index(d.status))),
        domain=_line(concept.domain),
        pos=_line(concept.pos),
        note=_line(concept.note),
        source=_line(concept.source),
    )
    _require_terms(made)
    _require_dates(made)
    return made


def _line(text: str) -> str:
    """A typed text on one line."""
    return " ".join(typed(text).split())


def _require_terms(concept: Concept) -> None:
    for designation in concept.designations:
        if len(designation.text) > LONGEST:
            raise GlossaryError(
                f"The term '{designation.text[:40]}…' is longer than {LONGEST} characters; write the term alone.",
                reason="long",
                term=designation.text[:40],
                longest=LONGEST,
            )
        if not any(map(str.isalnum, designation.text)):
            raise GlossaryError(
                f"'{designation.text}' has no letter or digit and cannot be found in a text; correct or remove it.",
                reason="signs",
                term=designation.text,
            )
    if all(d.status is TermStatus.FORBIDDEN for d in concept.designations):
        raise GlossaryError("The concept has no term; write at least one that may be used.", reason="no_term")
    if len({d.language for d in concept.designations}) == 1 and not concept.do_not_translate:
        raise GlossaryError(
            "The concept has terms in one language only and binds nothing; add a term in another language.",
            reason="one_language",
        )


def _require_dates(concept: Concept) -> None:
    if concept.valid_from and concept.valid_to and concept.valid_from > concept.valid_to:
        raise GlossaryError(
            f"The concept begins ({concept.valid_from}) after it ends ({concept.valid_to}); swap the dates.",
            reason="dates",
            since=str(concept.valid_from),
            until=str(concept.valid_to),
        )


def key_of(text: str) -> str:
    """A designation for comparison with others: letter case, ё and white space aside."""
    return " ".join(text.casefold().replace("ё", "е").split())


def joined(known: Concept, wanted: Concept) -> Concept | None:
    """A known concept with the second designation of a wanted pair as its preferred one.

    None where the known concept is another one: it has no such first designation, another kind, or has ended.
    """
    source, target = wanted.designations
    allowed = known.of(source.language, TermStatus.PREFERRED, TermStatus.ADMITTED)
    same = any(key_of(d.text) == key_of(source.text) for d in allowed)
    if not same or known.kind is not wanted.kind or known.valid_to is not None:
        return None
    others = known.of(target.language)
    now = next((d for d in others if key_of(d.text) == key_of(target.text)), target)
    demoted = (_admitted(d) for d in others if d is not now)
    rest = (d for d in known.designations if d.language is not target.language)
    note = "; ".join(dict.fromkeys(filter(None, (known.note, wanted.note))))
    return replace(known, designations=(*rest, replace(now, status=TermStatus.PREFERRED), *demoted), note=note)


def _admitted(designation: Designation) -> Designation:
    preferred = designation.status is TermStatus.PREFERRED
    return replace(designation, status=TermStatus.ADMITTED) if preferred else designation


def new_id(concept: Concept, taken: Iterable[str]) -> str:
    """An id that tells the concept: its English term, else a digest of its first term; a number makes it unique."""
    english = next((d.text for d in concept.of(Language.EN)), "")
    stem = re.sub(r"[^a-z0-9]+", "-", english.lower()).strip("-")[:60]
    if not stem:
        stem = "own-" + hashlib.blake2b(concept.designations[0].text.encode(), digest_size=4).hexdigest()
    used, number, found = frozenset(taken), 1, stem
    while found in used:
        number += 1
        found = f"{stem}-{number}"
    return found
