"""The list of articles: language, status, progress and age of every translation."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import streamlit as st

from transdesk.domain.language import Language
from transdesk.domain.library import ArticleCard, TranslationCard
from transdesk.web import actions, jobs, layout, state, views
from transdesk.web.errors import showing_errors
from transdesk.web.picker import targets

PER_PAGE = 15


def page() -> None:
    """Draw the page."""
    t = state.texts()
    layout.header(t("articles.title"), t("articles.note"))
    layout.page_trouble()
    with showing_errors():
        _demonstration()
        cards = state.desk().library.articles()
        if not cards:
            _nothing_yet()
            return
        _bar(len(cards))
        found = _matching(cards)
        if not found:
            st.info(t("articles.none_found"))
        number = 1
        if len(found) > PER_PAGE:
            number = st.pagination(-(-len(found) // PER_PAGE), key="articles_page")
        working = _working(found)
        shown = [card.id for card in found[(number - 1) * PER_PAGE : number * PER_PAGE]]
        st.fragment(_list, run_every=2 if working else None)(shown, working)


def _demonstration() -> None:
    """Offer the shipped memory to a desk whose memory is empty; a person decides."""
    t, memory = state.texts(), state.desk().memory
    if not memory.offers_demonstration():
        return
    with st.container(border=True, key="demonstration"):
        st.markdown(f"**{t('demonstration.title')}** {t('demonstration.note')}")
        with st.container(horizontal=True):
            if st.button(t("demonstration.add"), key="demonstration_add", icon=":material/library_add:"):
                with showing_errors(), st.spinner(t("demonstration.adding")):
                    st.toast(t("demonstration.added", count=memory.add_demonstration()))
                st.rerun()
            st.button(
                t("demonstration.decline"),
                key="demonstration_decline",
                type="tertiary",
                on_click=memory.decline_demonstration,
            )


def _working(cards: list[ArticleCard]) -> bool:
    return any(one.job and one.job.state.active for card in cards for one in card.translations)


def _nothing_yet() -> None:
    t = state.texts()
    layout.empty(t("empty.title"), t("empty.advice"))
    with st.container(horizontal=True, horizontal_alignment="center"):
        layout.add_button()
        st.button(t("load.sample"), icon=":material/menu_book:", key="sample", on_click=_add_sample)


def _add_sample() -> None:
    actions.run(lambda: state.desk().intake.add_sample(state.author()))


def _bar(total: int) -> None:
    t = state.texts()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            t("articles.search"), key="search", placeholder=t.count("articles", total), icon=":material/search:"
        )
        layout.add_button()


def _matching(cards: list[ArticleCard]) -> list[ArticleCard]:
    words = str(state.get("search") or "").casefold().split()
    return [c for c in cards if all(w in f"{c.headline} {c.author}".casefold() for w in words)]


def _list(shown: list[str], following: bool) -> None:
    """Draw the cards; while drafts are made this part is drawn anew every two seconds."""
    with showing_errors():
        cards = {card.id: card for card in state.desk().library.articles()}
        if following and not _working(list(cards.values())):
            st.rerun()
        for name in shown:
            if name in cards:
                _article(cards[name])


def _article(card: ArticleCard) -> None:
    t = state.texts()
    with st.container(border=True, key=f"card-{card.id}", gap="small"):
        words, menu = st.columns([8, 1], vertical_alignment="top")
        facts = [
            t(f"language.{card.language}"),
            t.count("words", card.words),
            views.age(card.created_at, datetime.now(UTC), t),
            card.author,
        ]
        words.html(
            f'<div class="td-card"><h3 lang="{card.language}">{escape(card.headline)}</h3>'
            + views.meta(*facts)
            + "</div>"
        )
        with menu, st.container(horizontal=True, horizontal_alignment="right"):
            _menu(card)
        started = {translation.target: translation for translation in card.translations}
        for target in targets(card.language):
            _translation(card, target, started.get(target))


def _menu(card: ArticleCard) -> None:
    t = state.texts()
    with st.popover(t("edit.more"), type="tertiary", key=f"menu-{card.id}"):
        st.write(t("articles.archive_note"))
        st.button(t("articles.archive"), key=f"archive-{card.id}", on_click=_archive, args=(card.id,))


def _archive(article: str) -> None:
    actions.run(lambda: state.desk().library.archive(article))


def _translation(card: ArticleCard, target: Language, translation: TranslationCard | None) -> None:
    t = state.texts()
    name = f"{card.id}-{target}"
    with st.container(key=f"line-{name}"):
        language, stage, bar, buttons = st.columns([1.2, 1.8, 2.6, 3], vertical_alignment="center")
        language.markdown(f"→ **{t(f'language.{target}')}**")
        if translation is None:
            stage.html(views.chip("empty", f"○ {t('stage.new')}"))
            with buttons, st.container(horizontal=True, horizontal_alignment="right"):
                if st.button(t("articles.translate"), key=f"start-{name}", icon=":material/translate:"):
                    jobs.start(card.id, target)
                    state.go("edit", card.id, target)
            return
        stage.html(views.stage_chip(translation.stage, t))
        bar.html(views.progress_bar(translation, t) + _figures(translation))
        with buttons, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
            for place in ("edit", "review", "export"):
                if st.button(
                    t(f"nav.{place}"), key=f"{place}-{name}", type="primary" if place == "edit" else "tertiary"
                ):
                    state.go(place, card.id, target)


def _figures(translation: TranslationCard) -> str:
    t = state.texts()
    job = translation.job
    if job and job.state.active:
        words = t("job.running", done=job.done, total=job.total)
    else:
        words = t("articles.words_done", done=translation.words_done, total=translation.words)
    updated = views.age(translation.updated_at, datetime.now(UTC), t)
    return views.meta(words, updated)


page()
