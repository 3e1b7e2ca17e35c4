"""A concept that is being edited in this tab, as its widgets hold it; and the one that the list shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind, TermStatus
from transdesk.web import state

_DRAFT = "term_draft"
_SHOWN = "term_shown"
_KEPT = "term_kept"
_ABSENT = object()
NEW = Concept("", TermKind.TERM, ())


@dataclass(frozen=True, slots=True)
class Draft:
    """A concept under the pen.

    Attributes:
        opened: the concept as it was when the editor was opened.
        base: number of the last change that was seen then, 0 for none.
        rows: the lines of designations: language and number; a number is never used twice.
        serial: parts the widgets of one draft from those of the next.
    """

    opened: Concept
    base: int
    rows: tuple[tuple[Language, int], ...]
    serial: int

    def key(self, what: str) -> str:
        """A widget's key."""
        return f"term-{self.serial}-{what}"


def current() -> Draft | None:
    """The draft of this tab."""
    found = state.get(_DRAFT)
    return found if isinstance(found, Draft) else None


def begin(concept: Concept = NEW, base: int = 0) -> None:
    """Open the editor on a concept, or on a new one."""
    serial = int(str(state.get("term_serial", 0))) + 1
    state.put("term_serial", serial)
    rows: list[tuple[Language, int]] = []
    draft = Draft(concept, base, (), serial)
    for language in Language:
        for designation in concept.of(language) or (Designation(language, ""),):
            _fill(draft, len(rows), designation)
            rows.append((language, len(rows)))
    for name, value in _facts(concept).items():
        state.put(draft.key(name), value)
    state.put(_DRAFT, replace(draft, rows=tuple(rows)))


def _facts(concept: Concept) -> dict[str, object]:
    return {
        "kind": concept.kind,
        "domain": concept.domain,
        "pos": concept.pos,
        "since": concept.valid_from,
        "until": concept.valid_to,
        "case": concept.case_sensitive,
        "keep": concept.do_not_translate,
        "note": concept.note,
        "source": concept.source,
    }


def _fill(draft: Draft, number: int, designation: Designation) -> None:
    from transdesk.desk.terms_forms import format_words

    state.put(draft.key(f"text{number}"), designation.text)
    state.put(draft.key(f"status{number}"), designation.status)
    state.put(draft.key(f"grammar{number}"), format_words(designation.grammar))


def keep(draft: Draft) -> None:
    """Before the widgets are drawn: what was typed before a visit to another page stands in them again."""
    found = state.get(_KEPT)
    kept = dict(found) if isinstance(found, dict) else {}
    for key in _keys(draft):
        value = state.get(key, _ABSENT)
        if value is not _ABSENT:
            kept[key] = value
        elif key in kept:
            state.put(key, kept[key])
    state.put(_KEPT, kept)


def _keys(draft: Draft) -> list[str]:
    lines = (f"{name}{number}" for _, number in draft.rows for name in ("text", "status", "grammar"))
    return [draft.key(name) for name in (*_facts(draft.opened), *lines)]


def add_row(draft: Draft, language: Language) -> None:
    """One more designation in a language."""
    number = max((n for _, n in draft.rows), default=-1) + 1
    allowed = any(code is language for code, _ in draft.rows)
    _fill(draft, number, Designation(language, "", TermStatus.ADMITTED if allowed else TermStatus.PREFERRED))
    state.put(_DRAFT, replace(draft, rows=(*draft.rows, (language, number))))


def remove_row(draft: Draft, number: int) -> None:
    """Take a designation away."""
    state.put(_DRAFT, replace(draft, rows=tuple(row for row in draft.rows if row[1] != number)))


def correct(draft: Draft, number: int, designation: Designation) -> None:
    """Put a designation with another grammar into its line."""
    _fill(draft, number, designation)


def designation(draft: Draft, language: Language, number: int) -> Designation:
    """The designation that stands in a line now."""
    from transdesk.desk.terms_forms import parse_words

    text = " ".join(str(state.get(draft.key(f"text{number}")) or "").split())
    status = TermStatus(str(state.get(draft.key(f"status{number}")) or TermStatus.PREFERRED))
    return Designation(language, text, status, parse_words(str(state.get(draft.key(f"grammar{number}")) or "")))


def concept(draft: Draft) -> Concept:
    """The concept as the widgets have it now, without empty lines."""
    designations = (designation(draft, language, number) for language, number in draft.rows)
    since, until = (state.get(draft.key(name)) for name in ("since", "until"))
    return replace(
        draft.opened,
        kind=TermKind(str(state.get(draft.key("kind")))),
        designations=tuple(d for d in designations if d.text),
        domain=_text(draft, "domain"),
        pos=_text(draft, "pos"),
        valid_from=since if isinstance(since, date) else None,
        valid_to=until if isinstance(until, date) else None,
        case_sensitive=bool(state.get(draft.key("case"))),
        do_not_translate=bool(state.get(draft.key("keep"))),
        note=_text(draft, "note"),
        source=_text(draft, "source"),
    )


def _text(draft: Draft, name: str) -> str:
    return str(state.get(draft.key(name)) or "").strip()


def end() -> None:
    """Close the editor."""
    state.drop(_DRAFT, _KEPT)


def show(concept_id: str) -> None:
    """The list shows this concept."""
    state.put(_SHOWN, concept_id)


def shown() -> str:
    """Id of the concept that the list shows."""
    return str(state.get(_SHOWN) or "")
