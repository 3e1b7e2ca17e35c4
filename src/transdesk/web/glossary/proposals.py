"""Terms that translators keep putting right: each with its evidence, one click to take it or to be rid of it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from transdesk.desk.proposals import LEAST, Proposal
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind
from transdesk.web import actions, layout, state, views
from transdesk.web.glossary import draft

SHOWN = 50
EVIDENCE = 5


def draw() -> None:
    """Draw every proposal."""
    t = state.texts()
    st.caption(t("term_proposals.note"))
    least = st.number_input(t("term_proposals.least"), 2, 10, LEAST, key="term_least", width=320)
    found = state.desk().proposals.all(least)
    if not found:
        layout.empty(t("term_proposals.none"), t("term_proposals.none_advice"))
    for proposal in found[:SHOWN]:
        _proposal(proposal)


def _proposal(proposal: Proposal) -> None:
    t = state.texts()
    source, target = proposal.direction.source, proposal.direction.target
    with st.container(border=True, gap="xsmall", key=f"proposal_{proposal.id}"):
        st.html(
            f'<div><b lang="{source}">{escape(proposal.source)}</b> → <b lang="{target}">{escape(proposal.target)}</b> '
            f'<span class="td-meta">{escape(_instead(proposal))}</span></div>'
        )
        st.html("".join(_evidence(proposal, number) for number in range(min(EVIDENCE, len(proposal.evidence)))))
        with st.container(horizontal=True):
            proposals, author = state.desk().proposals, state.author()
            _button(proposal, t("term_proposals.accept"), "check", lambda: proposals.accept(proposal, author))
            st.button(
                t("term_proposals.edit"),
                icon=":material/edit:",
                key=f"proposal_edit_{proposal.id}",
                on_click=draft.begin,
                args=(_concept(proposal),),
            )
            _button(proposal, t("term_proposals.decline"), "close", lambda: proposals.decline(proposal, author))


def _instead(proposal: Proposal) -> str:
    t = state.texts()
    return t("term_proposals.instead", before=proposal.before, n=len(proposal.evidence))


def _evidence(proposal: Proposal, number: int) -> str:
    one = proposal.evidence[number]
    target: Language = proposal.direction.target
    return (
        f'<div class="td-read" lang="{target}"><del class="td-del">{escape(one.before)}</del> '
        f'<ins class="td-ins">{escape(one.after)}</ins> <span class="td-meta">{escape(one.passage.target)} '
        f"({escape(one.passage.headline)}, {one.passage.number}, {escape(one.passage.author)}, "
        f"{escape(views.moment(one.passage.at, state.texts(), state.zone()))})</span></div>"
    )


def _concept(proposal: Proposal) -> Concept:
    pair = (
        Designation(proposal.direction.source, proposal.source),
        Designation(proposal.direction.target, proposal.target),
    )
    return Concept("", TermKind.TERM, pair)


def _button(proposal: Proposal, words: str, icon: str, do: Callable[[], object]) -> None:
    key = f"proposal_{icon}_{proposal.id}"
    kind = "primary" if icon == "check" else "secondary"
    st.button(words, icon=f":material/{icon}:", key=key, type=kind, on_click=actions.run, args=(do,))
