"""Remarks on glossary entries as sentences of the interface."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Protocol

import streamlit as st

from transdesk.domain.finding import Severity
from transdesk.web import state


class Problem(Protocol):
    """What the glossary says of an entry or of a line of a file."""

    @property
    def message(self) -> str:
        """In English."""
        ...

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        ...

    @property
    def key(self) -> str:
        """Name of the sentence in the interface's texts."""
        ...

    @property
    def values(self) -> tuple[tuple[str, object], ...]:
        """What stands in its places."""
        ...


def sentence(problem: Problem) -> str:
    """What is wrong, in the interface's language."""
    t = state.texts()
    values = dict(problem.values)
    code = values.get("language")
    if code:
        values["language"] = t(f"language.{code}")
    return t.choose(f"term_problem.{problem.key}", values) or problem.message


def draw(problems: Sequence[Problem], fine: str) -> None:
    """A list of remarks, errors first; a quiet word where there are none."""
    t = state.texts()
    if not problems:
        st.caption(f"✓ {fine}")
        return
    items = [
        f'<li class="td-{p.severity}"><b>{escape(t(f"severity.{p.severity}"))}:</b> <span>{escape(sentence(p))}</span></li>'
        for p in sorted(problems, key=lambda problem: problem.severity != "error")
    ]
    st.html(f'<ul class="td-findings">{"".join(items)}</ul>')
