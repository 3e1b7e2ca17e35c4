"""Look a term up: every designation in three languages, with its status and the days on which it holds."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermStatus
from transdesk.web import layout, state, views
from transdesk.web.errors import showing_errors

SHOWN = 200
_SIGN = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: "", TermStatus.FORBIDDEN: "✗ "}


def page() -> None:
    """Draw the page."""
    t = state.texts()
    layout.header(t("glossary.title"), t("glossary.note"))
    with showing_errors():
        terms = state.desk().terms
        total = len(terms.glossary.concepts)
        _problems(terms.problems)
        if not total:
            layout.empty(t("glossary.empty_title"), t("glossary.empty_advice"))
            return
        query = st.text_input(
            t("glossary.search"), key="term_query", icon=":material/search:", placeholder=t.count("concepts", total)
        )
        found = list(terms.concepts(query.strip()))
        _table(found[:SHOWN])
        if len(found) > SHOWN:
            st.caption(t("glossary.more", shown=SHOWN, total=len(found)))


def _problems(problems: Sequence[str]) -> None:
    """Rows of the glossary's files that could not be used, each in one sentence."""
    if problems:
        t = state.texts()
        with st.expander(t.count("problems", len(problems)), icon=":material/warning:"):
            for problem in problems[:SHOWN]:
                st.text(problem)


def _table(found: Sequence[Concept]) -> None:
    t = state.texts()
    if not found:
        st.info(t("glossary.nothing"))
        return
    data = [
        {t(f"language.{language}"): _cell(concept.of(language)) for language in Language}
        | {t("glossary.kind"): t(f"term_kind.{concept.kind}"), t("glossary.domain"): concept.domain}
        for concept in found
    ]
    event = st.dataframe(
        data, hide_index=True, on_select="rerun", selection_mode="single-row", key="terms", width="stretch"
    )
    rows = event["selection"]["rows"]
    if rows and rows[0] < len(found):
        _details(found[rows[0]])
    else:
        st.caption(t("glossary.choose"))


def _cell(designations: Sequence[Designation]) -> str:
    return " | ".join(_SIGN[d.status] + d.text for d in designations)


def _details(concept: Concept) -> None:
    t = state.texts()
    with st.container(border=True):
        for language in Language:
            for designation in concept.of(language):
                look = {"preferred": "confirmed", "admitted": "neutral", "forbidden": "returned"}[designation.status]
                words = views.chip(look, t(f"term_status.{designation.status}"))
                grammar = ", ".join(f"{key}={value}" for key, value in designation.grammar)
                st.html(
                    f'<div>{t(f"language.{language}")}: <b lang="{language}">{escape(designation.text)}</b> {words} '
                    f'<span class="td-meta">{escape(grammar)}</span></div>'
                )
        facts = [
            t("glossary.valid", since=concept.valid_from or "…", until=concept.valid_to or "…")
            if concept.valid_from or concept.valid_to
            else "",
            t("glossary.case") if concept.case_sensitive else "",
            t("glossary.keep") if concept.do_not_translate else "",
            concept.note,
        ]
        for fact in facts:
            if fact:
                st.text(fact)


page()
