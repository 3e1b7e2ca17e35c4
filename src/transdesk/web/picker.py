"""Which translation a page is about: from the address, or chosen here."""

from __future__ import annotations

import streamlit as st

from transdesk.domain.language import Language
from transdesk.domain.library import ArticleCard
from transdesk.web import layout, state
from transdesk.web.state import Place

_ARTICLE = "pick_article"
_TARGET = "pick_target"


def choose() -> tuple[str, Language] | None:
    """Draw the choice of article and target language and return it; None where there is nothing to choose."""
    t = state.texts()
    cards = {card.id: card for card in state.desk().library.articles()}
    if not cards:
        layout.empty(t("empty.title"), t("empty.advice"))
        layout.add_button()
        return None
    place = state.place()
    if place is not None and place.article not in cards:
        st.warning(t("edit.unknown_article"), icon=":material/search_off:")
    card = cards.get(place.article if place else "") or next(iter(cards.values()))
    target = place.target if place and place.article == card.id else None
    target = target if target and target is not card.language else _first_target(card)
    state.open_place(card.id, target)
    _draw(cards, card, target)
    return card.id, target


def _first_target(card: ArticleCard) -> Language:
    started = [translation.target for translation in card.translations]
    return (started or targets(card.language))[0]


def targets(source: Language) -> list[Language]:
    """The languages that an article can be translated into."""
    return [language for language in Language if language is not source]


def _draw(cards: dict[str, ArticleCard], card: ArticleCard, target: Language) -> None:
    t = state.texts()
    state.put(_ARTICLE, card.id)
    state.put(_TARGET, target)
    wide, narrow = st.columns([3, 2], vertical_alignment="bottom")
    wide.selectbox(
        t("pick.article"),
        list(cards),
        key=_ARTICLE,
        format_func=lambda name: cards[name].headline,
        on_change=_picked_article,
    )
    narrow.segmented_control(
        t("pick.target", source=t(f"language.{card.language}")),
        targets(card.language),
        key=_TARGET,
        format_func=lambda language: t(f"language.{language}"),
        required=True,
        on_change=_picked_target,
        args=(card.id,),
    )


def _picked_article() -> None:
    state.put("place", Place(str(state.get(_ARTICLE))))
    state.clear_address()


def _picked_target(article: str) -> None:
    chosen = state.get(_TARGET)
    if isinstance(chosen, Language):
        state.open_place(article, chosen)
