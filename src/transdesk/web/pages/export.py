"""Hand the translation out in a chosen format; anything not approved carries the DRAFT mark."""

from __future__ import annotations

import streamlit as st

from transdesk.domain.language import Language
from transdesk.domain.work import Stage
from transdesk.web import layout, picker, state
from transdesk.web.errors import showing_errors


def page() -> None:
    """Draw the page."""
    t = state.texts()
    layout.header(t("export.title"), t("export.note"))
    layout.page_trouble()
    with showing_errors():
        place = picker.choose()
        if place is not None:
            _offer(*place)


def _offer(article: str, target: Language) -> None:
    t = state.texts()
    card = state.desk().editing.sheet(article, target).card
    _seal(card.stage)
    writers = {writer.id: writer for writer in state.desk().publishing.formats()}
    left, right = st.columns([3, 2], gap="large")
    with left:
        chosen = st.radio(
            t("export.format"),
            list(writers),
            key="format",
            format_func=lambda name: t(f"format.{name}") if f"format.{name}" in t else name,
            captions=[t(f"format.about.{n}") if f"format.about.{n}" in t else writers[n].suffix for n in writers],
        )
    with right, st.container(border=True), showing_errors():
        exported = state.desk().publishing.export(article, target, chosen)
        st.markdown(f"**{exported.filename}**")
        st.caption(t("export.size", kilobytes=max(1, round(len(exported.data) / 1024))))
        st.download_button(
            t("export.download") if exported.final else t("export.download_draft"),
            exported.data,
            file_name=exported.filename,
            mime=exported.media_type,
            key=f"download-{chosen}",  # a button of its own: a quick click never gets another format
            type="primary",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )
        if not exported.final and st.button(t("export.to_review"), key="to_review", type="tertiary"):
            state.go("review", article, target)


def _seal(stage: Stage) -> None:
    t = state.texts()
    if stage is Stage.APPROVED:
        st.success(t("export.final"), icon=":material/verified:")
    else:
        st.warning(t("export.draft", stage=t(f"stage.{stage}")), icon=":material/edit_document:")


page()
