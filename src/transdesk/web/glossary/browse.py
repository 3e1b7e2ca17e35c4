"""The list of concepts: search by any form, filters, and one concept at a time below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import streamlit as st

from transdesk.desk.terms_search import Listed, Origin, TermFilter
from transdesk.domain.language import Language
from transdesk.domain.term import Designation, TermKind, TermStatus
from transdesk.web import layout, state
from transdesk.web.glossary import card, draft

SHOWN = 200
ORIGINS: tuple[Origin, ...] = ("own", "shipped", "retired")
_SIGN = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: "", TermStatus.FORBIDDEN: "✗ "}
_ROW, _TALLEST = 35, 320
"""Height of a row as Streamlit draws it, and of the tallest table, in pixels."""
_FILTERS = ("from", "kind", "domain", "status", "missing", "day", "dated")
_Choice = TypeVar("_Choice", bound=str)


def draw() -> None:
    """Draw search, filters, list and the chosen concept."""
    t = state.texts()
    terms = state.desk().terms
    total = len(terms.glossary.concepts)
    if not total and not terms.own():
        layout.empty(t("glossary.empty_title"), t("glossary.empty_advice"))
        st.button(t("terms.add"), type="primary", icon=":material/add:", key="term_add", on_click=draft.begin)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            t("glossary.search"), key="term_query", icon=":material/search:", placeholder=t.count("concepts", total)
        )
        with st.popover(t("terms.filters"), icon=":material/filter_list:"):
            wanted = _filters(str(text or ""))
        st.button(t("terms.add"), type="primary", icon=":material/add:", key="term_add", on_click=draft.begin)
    found = terms.search(wanted)
    _table(found[:SHOWN])
    if len(found) > SHOWN:
        st.caption(t("glossary.more", shown=SHOWN, total=len(found)))
    else:
        st.caption(t("terms.found", n=len(found)))


def _filters(text: str) -> TermFilter:
    t = state.texts()
    domains = sorted({c.domain for c in state.desk().terms.glossary.concepts if c.domain})
    wanted = TermFilter(
        text=text,
        origin=_choice(t("terms.from"), "from", ORIGINS, "term_origin"),
        kind=_choice(t("glossary.kind"), "kind", tuple(TermKind), "term_kind"),
        domain=_choice(t("glossary.domain"), "domain", domains, "") or "",
        status=_choice(t("terms.status"), "status", tuple(TermStatus), "term_status"),
        missing=_choice(t("terms.missing"), "missing", tuple(Language), "language"),
        day=st.date_input(t("terms.day"), value=None, key="term_filter_day", min_value=date(1, 1, 1)),
        dated=st.checkbox(t("terms.dated"), key="term_filter_dated"),
    )
    st.button(t("terms.clear"), key="term_filter_clear", on_click=_clear)
    return wanted


def _choice(label: str, name: str, options: Sequence[_Choice], family: str) -> _Choice | None:
    """One of several things, or any."""
    t = state.texts()
    return st.selectbox(
        label,
        options,
        index=None,
        key=f"term_filter_{name}",
        placeholder=t("terms.any"),
        format_func=lambda option: t(f"{family}.{option}") if family else option,
    )


def _clear() -> None:
    state.drop(*(f"term_filter_{name}" for name in _FILTERS))


def _table(found: Sequence[Listed]) -> None:
    t = state.texts()
    if not found:
        st.info(t("glossary.nothing"))
        return
    rows = [
        {t(f"language.{language}"): _cell(one.concept.of(language)) for language in Language}
        | {
            t("glossary.kind"): t(f"term_kind.{one.concept.kind}"),
            t("glossary.domain"): one.concept.domain,
            t("terms.from"): t(f"term_origin.{one.origin}"),
        }
        for one in found
    ]
    event = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="terms",
        width="stretch",
        height=min(_TALLEST, _ROW * (len(rows) + 1) + 3),
    )
    chosen = event["selection"]["rows"]
    if chosen and chosen[0] < len(found):
        draft.show(found[chosen[0]].concept.id)
    shown = next(
        (one for one in found if one.concept.id == draft.shown()), found[0] if state.get("term_query") else None
    )
    if shown is not None:
        card.draw(shown)
    else:
        st.caption(t("glossary.choose"))


def _cell(designations: Sequence[Designation]) -> str:
    return " | ".join(_SIGN[d.status] + d.text for d in designations)
