"""Bring an article in: paste, file or link; look at what was understood; put it on the desk."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from transdesk.desk.views import Reading
from transdesk.domain.article import Block, TextChange
from transdesk.domain.language import Identification, Language, Verdict
from transdesk.web import jobs, layout, state, views
from transdesk.web.errors import showing_errors
from transdesk.web.picker import targets

SUFFIXES = ["txt", "md", "html", "htm", "docx"]
_PREVIEW_BLOCKS = 60


def page() -> None:
    """Draw the page."""
    t = state.texts()
    layout.header(t("load.title"), t("load.note"))
    paste, upload, link = st.tabs([t("load.paste"), t("load.file"), t("load.link")])
    with paste:
        _paste()
    with upload:
        _upload()
    with link:
        _link()
    reading = state.get("reading")
    if isinstance(reading, Reading):
        with showing_errors():
            _understood(reading)
    else:
        _sample()


def _read(how: Callable[[], Reading]) -> None:
    """Read a document; the one read before stays on the page when this one fails."""
    with showing_errors(), st.spinner(state.texts()("load.reading")):
        state.put("reading", how())
        state.drop("source_language")


def _paste() -> None:
    t = state.texts()
    text = st.text_area(t("load.paste_label"), key="pasted", height=220, placeholder=t("load.paste_hint"))
    if st.button(t("load.read"), key="read_paste", type="primary"):
        _read(lambda: state.desk().intake.read_text(text or ""))


def _upload() -> None:
    t = state.texts()
    # larger than the desk's own limit, whose message is in the reader's language
    file = st.file_uploader(
        t("load.file_label"), type=None, key="uploaded", help=", ".join(f".{s}" for s in SUFFIXES), max_upload_size=32
    )
    if st.button(t("load.read"), key="read_file", type="primary", disabled=file is None) and file is not None:
        _read(lambda: state.desk().intake.read(file.getvalue(), file.name))


def _link() -> None:
    t = state.texts()
    url = st.text_input(t("load.link_label"), key="url", placeholder="https://")
    if st.button(t("load.read"), key="read_url", type="primary"):
        _read(lambda: state.desk().intake.read_url(url.strip()))


def _sample() -> None:
    t = state.texts()
    with st.container(key="sample_offer", horizontal=True, vertical_alignment="center"):
        st.caption(t("load.sample_note"))
        if st.button(t("load.sample"), key="sample", icon=":material/menu_book:"):
            with showing_errors():
                state.desk().intake.add_sample(state.author())
                state.go("articles")


def _understood(reading: Reading) -> None:
    """What was understood: language, blocks, changes; and the way onto the desk."""
    t = state.texts()
    st.divider()
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader(t("load.preview"), anchor=False)
        _preview(reading)
    with right:
        language = _language(reading.identification)
        _changes(reading.article.changes)
        if language is not None:
            _add(reading, language)
        st.button(t("load.discard"), key="discard", type="tertiary", on_click=state.drop, args=("reading",))


def _language(found: Identification) -> Language | None:
    t = state.texts()
    st.subheader(t("load.language"), anchor=False)
    verdict = found.verdict
    if verdict.language is not None:
        st.write(t("load.identified", language=t(f"language.{verdict.language}"), share=round(100 * found.confidence)))
    elif verdict is Verdict.OTHER:
        st.warning(t("load.other", code=found.guess or "?"), icon=":material/translate:")
    else:
        st.warning(t(f"load.{verdict}"), icon=":material/translate:")
    options = list(Language)
    chosen: Language | None = st.radio(
        t("load.language_choice"),
        options,
        index=options.index(verdict.language) if verdict.language else None,
        key="source_language",
        format_func=lambda language: t(f"language.{language}"),
        horizontal=True,
    )
    return chosen


def _changes(changes: tuple[TextChange, ...]) -> None:
    t = state.texts()
    if not changes:
        return
    with st.expander(t.count("changes", len(changes)), icon=":material/auto_fix_high:"):
        for change in changes:
            words = t(f"change.{change.what}") if f"change.{change.what}" in t else change.what
            st.text(f"{words}: {change.before or '·'} → {change.after or '·'} ({change.count})")


def _add(reading: Reading, language: Language) -> None:
    t = state.texts()
    chosen = st.pills(
        t("load.targets"),
        targets(language),
        selection_mode="multi",
        default=targets(language),
        key=f"targets-{language}",
        format_func=lambda target: t(f"language.{target}"),
        help=t("load.targets_help"),
    )
    if st.button(t("load.add"), key="add", type="primary", icon=":material/check:"):
        article = state.desk().intake.add(reading, language=language, author=state.author(), original=reading.original)
        for target in chosen:
            jobs.start(article, target)
        state.drop("reading")
        state.go("edit" if chosen else "articles", article if chosen else "", chosen[0] if chosen else None)


def _preview(reading: Reading) -> None:
    """The blocks by kind, with the language of a block where it differs from the whole."""
    t = state.texts()
    pairs = list(zip(reading.article.blocks, reading.blocks, strict=False))
    with st.container(height=520, border=True):
        st.html(
            "".join(_block(block, found, reading.identification.verdict) for block, found in pairs[:_PREVIEW_BLOCKS])
        )
        if len(pairs) > _PREVIEW_BLOCKS:
            st.caption(t.count("more_blocks", len(pairs) - _PREVIEW_BLOCKS))


def _block(block: Block, found: Identification, whole: Verdict) -> str:
    t = state.texts()
    label = views.kind_name(block.kind, t)
    if block.translatable and found.verdict is not whole and found.verdict.language is not None:
        label += f" · {t(f'language.{found.verdict.language}')}"
    if not block.translatable:
        label += f" · {t('load.kept')}"
    dateline = escape(block.text[: block.dateline])
    text = (
        views.marked_html(block.text, block.marks)
        if not dateline
        else (f'<strong title="{escape(t("kind.dateline"))}">{dateline}</strong>{escape(block.text[block.dateline :])}')
    )
    return f'<p class="td-source td-{block.kind}"><span class="td-kind">{escape(label)}</span>{text}</p>'


page()
