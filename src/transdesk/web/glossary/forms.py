"""All forms of a term, case by number (and possessor in Kazakh), and the correction of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from transdesk.desk.terms_forms import CASES, NUMBERS, Cell, cells, corrected
from transdesk.domain.term import Concept, Designation, TermKind
from transdesk.web import state
from transdesk.web.glossary import draft
from transdesk.web.glossary.draft import Draft


def show(concept: Concept) -> None:
    """The forms of one designation of a concept; which one, the reader chooses."""
    options = list(concept.designations)
    chosen = _choose(options, f"forms-{concept.id}")
    if chosen is not None:
        table(options[chosen], concept.kind)


def correct(opened: Draft) -> None:
    """The forms of what is typed now, and a way to put one of them right."""
    t = state.texts()
    st.markdown(f"**{t('term_edit.forms')}**")
    st.caption(t("term_edit.forms_note"))
    kind = draft.concept(opened).kind
    lines = [(number, draft.designation(opened, language, number)) for language, number in opened.rows]
    written = [(number, designation) for number, designation in lines if designation.text]
    chosen = _choose([designation for _, designation in written], opened.key("forms"))
    if chosen is None:
        return
    number, designation = written[chosen]
    shown = table(designation, kind)
    _correction(opened, number, designation, kind, shown)


def _choose(options: Sequence[Designation], key: str) -> int | None:
    """The number of the designation whose forms are wanted."""
    t = state.texts()
    names = [f"{one.text} ({t(f'language.{one.language}')})" for one in options]
    if not names:
        return None
    return names.index(st.selectbox(t("term_edit.forms_of"), names, key=f"{key}-{len(options)}"))


def table(designation: Designation, kind: TermKind) -> tuple[Cell, ...]:
    """Draw the forms: one small table for each possessor; corrected forms carry a pen. Returns the cells."""
    found = cells(designation, kind)
    possessors = dict.fromkeys(cell.possessor for cell in found)
    tables = "".join(_one(designation, [c for c in found if c.possessor == owner], owner) for owner in possessors)
    st.html(f'<div class="td-forms" lang="{designation.language}">{tables}</div>')
    return found


def _one(designation: Designation, found: Sequence[Cell], owner: str) -> str:
    t = state.texts()
    numbers = [number for number in NUMBERS if any(cell.number == number for cell in found)]
    head = "".join(f'<th scope="col">{escape(t(f"form_number.{number.lower()}"))}</th>' for number in numbers)
    body = "".join(
        f'<tr><th scope="row">{escape(t(f"form_case.{case.lower()}"))}</th>{_row(found, case, numbers)}</tr>'
        for case in CASES[designation.language]
        if any(cell.case == case for cell in found)
    )
    caption = f"<caption>{escape(_owner(owner))}</caption>" if owner else ""
    return f"<table>{caption}<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(found: Sequence[Cell], case: str, numbers: Sequence[str]) -> str:
    written = ""
    for number in numbers:
        cell = next((c for c in found if (c.case, c.number) == (case, number)), None)
        others = f' <span class="td-meta">{escape(", ".join(cell.others))}</span>' if cell and cell.others else ""
        text = escape(cell.text) if cell else ""
        written += f"<td>{f'✎ <b>{text}</b>' if cell and cell.own else text}{others}</td>"
    return written


def _owner(possessor: str) -> str:
    name = possessor.lower().replace(";", "-") or "none"
    return state.texts()(f"form_possessor.{name}")


def _label(cell: Cell) -> str:
    t = state.texts()
    parts = [t(f"form_case.{cell.case.lower()}"), t(f"form_number.{cell.number.lower()}")]
    if cell.possessor:
        parts.append(_owner(cell.possessor))
    return f"{', '.join(parts)}: {cell.text}"


def _correction(opened: Draft, number: int, designation: Designation, kind: TermKind, shown: Sequence[Cell]) -> None:
    t = state.texts()
    which, right, button = st.columns([4, 4, 1], vertical_alignment="bottom")
    labels = {_label(cell): cell for cell in shown}
    chosen = which.selectbox(t("term_edit.cell"), list(labels), key=opened.key(f"cell{number}-{len(shown)}"))
    box = opened.key(f"right{number}")
    right.text_input(t("term_edit.right"), key=box, help=t("term_edit.right_help"))
    button.button(
        t("term_edit.correct"),
        key=opened.key(f"correct{number}"),
        on_click=_apply,
        args=(opened, number, designation, kind, labels[chosen], box),
    )


def _apply(opened: Draft, number: int, designation: Designation, kind: TermKind, cell: Cell, box: str) -> None:
    draft.correct(opened, number, corrected(designation, kind, cell.key, str(state.get(box) or "")))
    state.put(box, "")
