"""The register of persons: who is written how in the confirmed translations, and where it differs."""

from __future__ import annotations

from html import escape

import streamlit as st

from transdesk.desk.name_register import Person, Spelling
from transdesk.web import layout, state, views
from transdesk.web.glossary import draft

SHOWN = 100


def draw() -> None:
    """Draw the register, those who are written differently first."""
    t = state.texts()
    st.caption(t("term_names.note"))
    articles = {card.id: card.headline for card in state.desk().library.articles()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        article = st.selectbox(
            t("term_names.article"),
            list(articles),
            index=None,
            key="names_article",
            placeholder=t("term_names.whole_house"),
            format_func=lambda one: articles[one],
        )
        differing = st.checkbox(t("term_names.differing"), key="names_differing")
    found = [p for p in state.desk().names.persons(article or "") if len(p.spellings) > 1 or not differing]
    if not found:
        layout.empty(t("term_names.none"), t("term_names.none_advice"))
    for number, person in enumerate(found[:SHOWN]):
        _person(person, number)


def _person(person: Person, number: int) -> None:
    t = state.texts()
    differs = len(person.spellings) > 1
    with st.container(border=True, gap="xsmall"):
        chips = [
            views.chip("returned", f"⚠ {t('term_names.differs')}")
            if differs
            else views.chip("confirmed", f"✓ {t('term_names.agrees')}")
        ]
        if person.concept is not None:
            chips.append(views.chip("neutral", t("term_names.in_glossary")))
        st.html(
            f'<div><b lang="{person.direction.source}">{escape(person.source)}</b> '
            f'<span class="td-meta">{escape(t(f"language.{person.direction.target}"))}</span> {" ".join(chips)}</div>'
        )
        for place, spelling in enumerate(person.spellings):
            _spelling(person, spelling, f"name_{number}_{place}")


def _spelling(person: Person, spelling: Spelling, key: str) -> None:
    t = state.texts()
    said, button = st.columns([5, 2], vertical_alignment="center")
    places = ", ".join(dict.fromkeys(f"{p.headline} ({p.number})" for p in spelling.passages[:3]))
    times = t("term_names.times", spelling=spelling.text, n=len(spelling.passages))
    said.html(
        f'<div class="td-read" lang="{person.direction.target}">{escape(times)} '
        f'<span class="td-meta">{escape(places)}</span></div>'
    )
    if person.concept is None:
        concept = state.desk().names.concept(person, spelling.text)
        button.button(t("term_names.add"), key=key, on_click=draft.begin, args=(concept,))
