"""The glossary: find and change terms, bring them in and take them out, look at what is proposed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from transdesk.domain.term import OWN
from transdesk.web import layout, state
from transdesk.web.errors import showing_errors
from transdesk.web.glossary import browse, draft, edit, files, names, proposals

SHOWN = 200


def page() -> None:
    """Draw the page."""
    t = state.texts()
    layout.header(t("glossary.title"), t("glossary.note"))
    layout.page_trouble()
    with showing_errors():
        opened = draft.current()
        if opened is not None:
            edit.draw(opened)
            return
        _order()
        _problems(state.desk().terms.problems)
        parts = _parts()
        titles = {
            "terms": t("terms.part_terms"),
            "files": t("terms.part_files"),
            "proposals": t("terms.part_proposals"),
            "names": t("terms.part_names"),
        }
        chosen = st.segmented_control(
            t("terms.part"),
            list(parts),
            key="glossary_part",
            format_func=lambda part: titles[part],
            default="terms",
            required=True,
            label_visibility="collapsed",
        )
        parts[str(chosen)]()


def _parts() -> Mapping[str, Callable[[], None]]:
    return {"terms": browse.draw, "files": files.draw, "proposals": proposals.draw, "names": names.draw}


def _order() -> None:
    """The glossaries that the merged one is made from: what an earlier one says, a later one cannot unsay."""
    t = state.texts()
    names = [t("terms.own_glossary") if name == OWN else name for name in state.desk().terms.glossary.names]
    if names:
        st.caption(t("terms.order", names=" → ".join(names)))


def _problems(problems: Sequence[str]) -> None:
    """Rows of the glossary's files that could not be used, each in one sentence."""
    if problems:
        t = state.texts()
        with st.expander(t.count("problems", len(problems)), icon=":material/warning:"):
            for problem in problems[:SHOWN]:
                st.text(problem)


page()
