"""Editing one concept: every field, what is to be said against it, and all its forms while it is typed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, TermKind, TermStatus
from transdesk.web import actions, layout, state
from transdesk.web.glossary import draft, forms, remarks
from transdesk.web.glossary.draft import Draft

EARLIEST, LATEST = date(1, 1, 1), date(2200, 12, 31)


def draw(opened: Draft) -> None:
    """Draw the editor."""
    t = state.texts()
    draft.keep(opened)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(t("term_edit.back"), icon=":material/arrow_back:", key="term_back", on_click=draft.end)
        st.subheader(t("term_edit.title") if opened.opened.id else t("term_edit.new"), anchor=False)
    for column, language in zip(st.columns(3, gap="medium"), Language, strict=True):
        with column:
            _designations(opened, language)
    _facts(opened)
    concept = draft.concept(opened)
    _save(opened, concept)
    forms.correct(opened)


def _designations(opened: Draft, language: Language) -> None:
    t = state.texts()
    st.markdown(f"**{t(f'language.{language}')}**")
    numbers = [number for code, number in opened.rows if code is language]
    for place, number in enumerate(numbers, start=1):
        with st.container(border=True, gap="xsmall"):
            st.text_input(t("term_edit.term", n=place), key=opened.key(f"text{number}"), max_chars=300)
            left, right = st.columns([3, 1], vertical_alignment="bottom")
            left.selectbox(
                t("term_edit.status"),
                list(TermStatus),
                key=opened.key(f"status{number}"),
                format_func=lambda status: t(f"term_status.{status}"),
            )
            right.button(
                "✕",
                key=opened.key(f"remove{number}"),
                help=t("term_edit.remove", n=place),
                on_click=draft.remove_row,
                args=(opened, number),
            )
            st.text_input(t("term_edit.grammar"), key=opened.key(f"grammar{number}"), help=t("term_edit.grammar_help"))
    st.button(
        t("term_edit.more"),
        key=opened.key(f"more-{language}"),
        icon=":material/add:",
        type="tertiary",
        on_click=draft.add_row,
        args=(opened, language),
    )


def _facts(opened: Draft) -> None:
    t = state.texts()
    one, two, three, four = st.columns(4, gap="medium")
    one.selectbox(
        t("term_edit.kind"), list(TermKind), key=opened.key("kind"), format_func=lambda kind: t(f"term_kind.{kind}")
    )
    one.text_input(t("term_edit.domain"), key=opened.key("domain"))
    two.date_input(t("term_edit.since"), key=opened.key("since"), min_value=EARLIEST, max_value=LATEST)
    two.date_input(t("term_edit.until"), key=opened.key("until"), min_value=EARLIEST, max_value=LATEST)
    three.text_input(t("term_edit.pos"), key=opened.key("pos"))
    three.text_input(t("term_edit.source"), key=opened.key("source"))
    four.text_area(t("term_edit.note"), key=opened.key("note"), height=76)
    four.checkbox(t("term_edit.case"), key=opened.key("case"))
    four.checkbox(t("term_edit.keep"), key=opened.key("keep"))


def _save(opened: Draft, concept: Concept) -> None:
    """What is to be said against the concept, and the button that stores it all the same, unless it cannot be meant."""
    t = state.texts()
    found = state.desk().terms.lint(concept) if concept.designations else ()
    st.markdown(f"**{t('term_edit.findings')}**")
    if concept.designations:
        remarks.draw(found, t("term_edit.fine"))
    else:
        st.caption(t("error.glossary.no_term"))
    st.button(
        t("term_edit.save"),
        key="term_save",
        type="primary",
        icon=":material/check:",
        disabled=not concept.designations or any(one.severity is Severity.ERROR for one in found),
        on_click=actions.run,
        args=(lambda: _store(opened),),
    )
    layout.page_trouble()


def _store(opened: Draft) -> None:
    terms = state.desk().terms
    concept = draft.concept(opened)
    if opened.opened.id:
        stored = terms.change(concept, state.author(), opened.base)
    else:
        stored = terms.add(concept, state.author())
    draft.end()
    draft.show(stored.id)
    state.put("term_query", stored.designations[0].text)
    st.toast(state.texts()("term_edit.saved"), icon=":material/check:")
