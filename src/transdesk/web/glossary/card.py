"""One concept: what it says, what can be done with it, its forms, its history, and where it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

import streamlit as st

from transdesk.desk.terms_search import Listed
from transdesk.desk.terms_usage import MOST, Use
from transdesk.domain.language import Language
from transdesk.domain.term import ChangeKind, Concept, ConceptChange
from transdesk.web import actions, state, views
from transdesk.web.glossary import draft, forms

LOOKS = {"preferred": "confirmed", "admitted": "neutral", "forbidden": "returned"}


def draw(one: Listed) -> None:
    """Draw the card of a concept."""
    t = state.texts()
    history = state.desk().terms.history(one.concept.id)
    with st.container(border=True, key="term_card"):
        chips = [views.chip("neutral", t(f"term_origin.{one.origin}"))]
        if one.overrides:
            chips.append(views.chip("neutral", t("terms.overrides")))
        st.html(" ".join(chips))
        said(one.concept)
        _buttons(one, history[0].number if history else 0)
        names = {"forms": t("terms.forms"), "history": t("terms.history"), "used": t("terms.used")}
        part = st.segmented_control(
            t("terms.part"),
            list(names),
            key="term_card_part",
            format_func=lambda name: names[name],
            label_visibility="collapsed",
        )
        if part == "forms":
            forms.show(one.concept)
        elif part == "history":
            _history(one, history)
        elif part == "used":
            _uses(state.desk().terms.uses(one.concept))


def said(concept: Concept) -> None:
    """Everything that a concept says."""
    t = state.texts()
    lines = ""
    for language in Language:
        for designation in concept.of(language):
            words = views.chip(LOOKS[designation.status], t(f"term_status.{designation.status}"))
            grammar = ", ".join(f"{key}={value}" if value else key for key, value in designation.grammar)
            lines += (
                f'<div>{t(f"language.{language}")}: <b lang="{language}">{escape(designation.text)}</b> {words} '
                f'<span class="td-meta">{escape(grammar)}</span></div>'
            )
    st.html(lines)
    st.html(views.meta(*_facts(concept)))


def _facts(concept: Concept) -> Sequence[str]:
    t = state.texts()
    dated = concept.valid_from or concept.valid_to
    return (
        t(f"term_kind.{concept.kind}"),
        concept.domain,
        t("glossary.valid", since=concept.valid_from or "…", until=concept.valid_to or "…") if dated else "",
        t("glossary.case") if concept.case_sensitive else "",
        t("glossary.keep") if concept.do_not_translate else "",
        concept.note,
        concept.source,
        concept.id,
    )


def _buttons(one: Listed, base: int) -> None:
    t = state.texts()
    terms, concept, author = state.desk().terms, one.concept, state.author()
    with st.container(horizontal=True):
        if one.retired:
            _button(t("terms.bring_back"), "undo", lambda: terms.change(concept, author, base))
        else:
            st.button(
                t("terms.edit"), icon=":material/edit:", key="term_edit", on_click=draft.begin, args=(concept, base)
            )
            with st.popover(t("terms.retire"), icon=":material/block:"):
                st.write(t("terms.retire_sure"))
                _button(t("terms.retire"), "block", lambda: terms.retire(concept.id, author, base))
        if one.overrides:
            helped = t("terms.withdraw_help")
            _button(t("terms.withdraw"), "history", lambda: terms.withdraw(concept.id, author, base), helped)


def _button(words: str, icon: str, do: Callable[[], object], helped: str | None = None) -> None:
    st.button(words, icon=f":material/{icon}:", key=f"term_{icon}", help=helped, on_click=actions.run, args=(do,))


def _history(one: Listed, history: Sequence[ConceptChange]) -> None:
    t = state.texts()
    terms, author = state.desk().terms, state.author()
    if not history:
        st.caption(t("terms.no_history"))
    base = history[0].number if history else 0
    for change in history:
        with st.container(border=True, gap="xsmall"):
            when = views.moment(change.at, t, state.zone())
            st.html(views.meta(t(f"term_change.{change.kind}"), when, change.author))
            said(change.concept)
            if change.number == base and change.kind.speaks:
                st.caption(t("terms.current_version"))
            elif change.kind.speaks or change.kind is ChangeKind.RETIRED:
                key = f"term_restore{change.number}"
                do = _restoring(one.concept.id, change.number, author, base)
                st.button(t("terms.restore"), key=key, on_click=actions.run, args=(do,))
    shipped = terms.shipped(one.concept.id)
    if shipped is not None and history:
        with st.container(border=True, gap="xsmall"):
            st.html(views.meta(t("terms.shipped_version")))
            said(shipped)


def _restoring(concept_id: str, number: int, author: str, base: int) -> Callable[[], object]:
    return lambda: state.desk().terms.restore(concept_id, number, author, base)


def _uses(uses: Sequence[Use]) -> None:
    t = state.texts()
    if not uses:
        st.caption(t("terms.no_uses"))
        return
    if any(sum(use.language is language for use in uses) >= MOST for language in Language):
        st.caption(t("terms.many_uses", n=MOST))
    ordered = sorted(uses, key=lambda use: (use.passage.headline, use.passage.article, use.passage.number))
    for (article, headline), group in groupby(ordered, key=lambda use: (use.passage.article, use.passage.headline)):
        found = list(group)
        target = next((use.passage.target_language for use in found if use.passage.target_language), None)
        with st.container(border=True, gap="xsmall"):
            words, way = st.columns([6, 1], vertical_alignment="center")
            words.html(f"<b>{escape(headline)}</b>")
            if way.button(t("terms.open"), key=f"term_use_{article}", icon=":material/open_in_new:"):
                state.go("edit", article, target)
            st.html("".join(_use(use, target) for use in found))


def _use(use: Use, target: Language | None) -> str:
    """A sentence with its term, and a link to its segment: in a tab of its own, for one looks at several.

    Args:
        use: the sentence.
        target: the translation to open where it is one of the article.
    """
    t = state.texts()
    passage, code = use.passage, use.passage.target_language
    place = t("terms.in_article") if code is None else t("terms.in_translation", language=t(f"language.{code}"))
    link = escape(state.segment_link(passage.article, code or target, passage.segment))
    way = t("terms.open_segment", n=passage.number)
    return (
        f'<div class="td-read" lang="{use.language}">{_marked(use.text, use.spans)} '
        f'<span class="td-meta"><a href="{link}" target="_blank" lang="{state.language()}">'
        f"{escape(way)}</a>, {escape(place)}</span></div>"
    )


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    out, last = "", 0
    for start, end in spans:
        out += f"{escape(text[last:start])}<mark>{escape(text[start:end])}</mark>"
        last = end
    return out + escape(text[last:])
