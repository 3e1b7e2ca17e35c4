"""Glossary files in, looked over line by line before anything is stored, and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

from transdesk.desk.terms_files import FORMATS, SCOPES, ImportReport, Incoming, Scope
from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.term import Concept
from transdesk.web import actions, state
from transdesk.web.glossary import remarks

SHOWN = 500
MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "tbx": "application/x-tbx",
}
_REPORT = "term_report"
_FIELDS = {"valid_from": "since", "valid_to": "until", "case_sensitive": "case", "do_not_translate": "keep"}
"""Fields whose names in the interface are others; the rest have their own."""


def draw() -> None:
    """Draw import at the left, export at the right."""
    left, right = st.columns(2, gap="large")
    with left:
        _import()
    with right:
        _export()
    report = state.get(_REPORT)
    if isinstance(report, ImportReport):
        _report(report)


def _import() -> None:
    t = state.texts()
    st.subheader(t("term_files.import"), anchor=False)
    st.caption(t("term_files.import_note"))
    given = st.file_uploader(t("term_files.file"), type=["csv", "tsv", "txt", "xlsx", "tbx", "xml"], key="term_file")
    if st.button(t("term_files.examine"), key="term_examine", disabled=given is None) and given is not None:
        state.drop(_REPORT)
        with st.spinner(t("term_files.reading")):
            state.put(_REPORT, state.desk().term_files.examine(given.getvalue(), given.name))


def _report(report: ImportReport) -> None:
    t = state.texts()
    news = len(report.new) + len(report.changed)
    left_out = sum(problem.severity is Severity.ERROR for problem in report.problems)
    counts = (
        t("term_files.new", n=len(report.new)),
        t("term_files.changed", n=len(report.changed)),
        t("term_files.same", n=report.same),
        t("term_files.wrong", n=left_out),
    )
    st.subheader(" · ".join(counts), anchor=False)
    with st.container(horizontal=True):
        st.button(
            t("term_files.store", n=news),
            key="term_store",
            type="primary",
            icon=":material/check:",
            disabled=not news,
            on_click=actions.run,
            args=(lambda: _store(report),),
        )
        st.button(t("term_files.forget"), key="term_forget", on_click=state.drop, args=(_REPORT,))
    _lines(report)
    if len(report.problems) + news > SHOWN:
        st.caption(t("term_files.more", n=SHOWN))


def _store(report: ImportReport) -> None:
    number = state.desk().term_files.store(report, state.author())
    state.drop(_REPORT)
    st.toast(state.texts()("term_files.stored", n=number), icon=":material/check:")


def _lines(report: ImportReport) -> None:
    """What is wrong first, then what changes, then what is new; each with its line."""
    t = state.texts()
    line, what, term, more = (t(f"term_files.{name}") for name in ("line", "what", "term", "more_of"))
    rows: list[dict[str, object]] = [
        {line: p.line or None, what: t(f"severity.{p.severity}"), term: p.column, more: remarks.sentence(p)}
        for p in sorted(report.problems, key=lambda problem: problem.severity is not Severity.ERROR)
    ]
    rows += [_row(one, t("term_files.changes"), (line, what, term, more)) for one in report.changed]
    rows += [_row(one, t("term_files.is_new"), (line, what, term, more)) for one in report.new]
    st.dataframe(rows[:SHOWN], hide_index=True, width="stretch", key="term_report_table")


def _row(one: Incoming, what: str, names: Sequence[str]) -> dict[str, object]:
    values = (one.line or None, what, one.concept.id, _said(one))
    return dict(zip(names, values, strict=True))


def _said(one: Incoming) -> str:
    if one.before is None:
        return " – ".join(_cell(one.concept, language) for language in Language)
    return "; ".join(_difference(one.before, one.concept, name) for name in one.differs)


def _difference(before: Concept, after: Concept, name: str) -> str:
    language = next((code for code in Language if code == name), None)
    if language is not None:
        return f"{_cell(before, language)} → {_cell(after, language)}"
    label = state.texts()(f"term_edit.{_FIELDS.get(name, name)}")
    return f"{label}: {getattr(before, name) or '–'} → {getattr(after, name) or '–'}"


def _cell(concept: Concept, language: Language) -> str:
    return " | ".join(designation.text for designation in concept.of(language)) or "–"


def _export() -> None:
    t = state.texts()
    st.subheader(t("term_files.export"), anchor=False)
    scopes = {scope: t(f"term_scope.{scope}") for scope in SCOPES}
    scope = st.radio(t("term_files.scope"), list(scopes), key="term_scope", format_func=lambda one: scopes[one])
    kind = st.segmented_control(
        t("export.format"), list(FORMATS), key="term_format", default="csv", required=True, format_func=str.upper
    )
    st.download_button(
        t("export.download"),
        lambda: state.desk().term_files.export(cast("Scope", scope), str(kind)),
        file_name=f"glossary-{scope}.{kind}",
        mime=MEDIA[str(kind)],
        icon=":material/download:",
        key="term_download",
        on_click="ignore",
    )
