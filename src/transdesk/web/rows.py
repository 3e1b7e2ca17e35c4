"""One row of the editor: the source with its terms at the left, the target to work on at the right."""

from __future__ import annotations

import streamlit as st

from transdesk.desk.views import Row, Sheet
from transdesk.domain.term import TermState
from transdesk.domain.work import Status
from transdesk.web import actions, dialogs, state, views
from transdesk.web.actions import Cell

_DONE = (Status.CONFIRMED, Status.APPROVED)


def draw_row(sheet: Sheet, row: Row, number: int) -> None:
    """Draw one row."""
    t = state.texts()
    cell = Cell(sheet.stored.id, sheet.card.target, row.segment.id)
    actions.follow(cell, row.work)
    with st.container(key=cell.key("row"), gap="xsmall"):
        left, right = st.columns(2, gap="medium")
        with left:
            st.html(views.source_html(row, number, sheet.stored.language, cell.target, t))
        with right:
            st.text_area(
                t("edit.target_label", n=number, language=t(f"language.{cell.target}")),
                key=cell.box,
                height="content",
                placeholder=t("edit.placeholder"),
                label_visibility="collapsed",
                on_change=actions.save,
                args=(cell,),
            )
            _below(row, cell, number)


def _below(row: Row, cell: Cell, number: int) -> None:
    """What stands under the box: conflict, trouble, state, findings, buttons."""
    t = state.texts()
    if cell.clash is not None:
        _clash(cell)
    if cell.trouble:
        st.error(cell.trouble, icon=":material/error:")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(_chips(row), width="content")
        if row.work.status in _DONE:
            st.button(
                t("edit.unconfirm"),
                key=cell.key("unconfirm"),
                type="tertiary",
                on_click=actions.unconfirm,
                args=(cell,),
            )
        else:
            st.button(
                t("edit.confirm"),
                key=cell.key("confirm"),
                icon=":material/check:",
                on_click=actions.confirm,
                args=(cell,),
                help=t("edit.confirm_help"),
            )
        menu = _menu(row)
        chosen = st.menu_button(t("edit.more"), list(menu), key=cell.key("menu"), type="tertiary")
    st.html(views.findings_html(row.findings, t) or "<span></span>")
    if chosen in menu:
        _do(menu[chosen], row, cell, number)


def _chips(row: Row) -> str:
    t = state.texts()
    chips = [views.status_chip(row.work.status, t)]
    if row.work.stale:
        chips.append(views.chip("neutral", f"⟳ {t('edit.stale')}"))
    if row.comments:
        chips.append(views.chip("neutral", f"✉ {t.count('comments', len(row.comments))}"))
    stored = f'<span data-stored="{actions.checksum(row.work.target)}" hidden></span>'
    return " ".join(chips) + stored


def _menu(row: Row) -> dict[str, str]:
    """What can be done with a row beside typing: choice by its name; a name stands once."""
    t = state.texts()
    names: dict[str, str] = {}
    if row.findings:
        names[t("edit.menu_findings")] = "findings"
    for outcome in row.work.terms:
        if outcome.state is TermState.REPAIRED and outcome.before:
            term = f"{outcome.source} → {outcome.found or outcome.required[0]}"
            names.setdefault(t("edit.menu_undo", term=term), f"undo:{outcome.concept}")
    names[t("edit.menu_history")] = "history"
    names[t("edit.menu_comment")] = "comment"
    if row.work.status in (Status.EMPTY, Status.DRAFT):
        names[t("edit.menu_redraft")] = "redraft"
    return names


def _do(choice: str, row: Row, cell: Cell, number: int) -> None:
    if choice == "history":
        dialogs.history(cell, row.work.version, number)
    elif choice == "findings":
        dialogs.findings(cell, row, number)
    elif choice == "comment":
        dialogs.comments(cell, number)
    elif choice == "redraft":
        actions.redraft(cell)
        st.rerun()
    else:
        actions.undo_repair(cell, choice.removeprefix("undo:"), row.work.version)
        st.rerun()


def _clash(cell: Cell) -> None:
    t = state.texts()
    clash = cell.clash
    if clash is None:
        return
    with st.container(border=True, key=cell.key("clashbox")):
        st.warning(t("edit.clash", author=clash.author or t("someone")), icon=":material/group:")
        st.text(clash.theirs or t("edit.clash_empty"))
        with st.container(horizontal=True):
            st.button(t("edit.keep_mine"), key=cell.key("mine"), on_click=actions.keep_mine, args=(cell,))
            st.button(t("edit.take_theirs"), key=cell.key("theirs"), on_click=actions.take_theirs, args=(cell,))
