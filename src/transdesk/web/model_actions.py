"""What a person does with a model, and the windows that ask first."""

from __future__ import annotations

import streamlit as st

from transdesk.desk.models import ModelCard
from transdesk.domain.install import ModelWork
from transdesk.web import actions, model_views, state
from transdesk.web.errors import showing_errors


def trim_key(card: ModelCard) -> str:
    """Key of the switch that trims the vocabulary."""
    return f"trim-{card.id}"


def get(card: ModelCard) -> None:
    """Ask for a model (a callback)."""
    trim = bool(state.get(trim_key(card), default=False))
    actions.run(lambda: state.desk().models.start(card.id, state.author(), trim=trim))


def measure(card: ModelCard) -> None:
    """Ask for a measurement (a callback)."""
    actions.run(lambda: state.desk().models.start(card.id, state.author(), work=ModelWork.MEASURE))


def cancel(model: str) -> None:
    """Stop the work on a model (a callback)."""
    actions.run(lambda: state.desk().models.cancel(model))


def prefer(card: ModelCard) -> None:
    """Make a model the newsroom's first choice (a callback)."""
    actions.run(lambda: state.desk().models.prefer(card.id))


def remove(card: ModelCard) -> None:
    """Delete a model, or what has arrived of it (a callback)."""
    actions.run(lambda: state.desk().models.remove(card.id))


def _agreed(card: ModelCard) -> None:
    actions.run(lambda: state.desk().models.agree(card.id, state.author()))
    get(card)


def ask_for_agreement(card: ModelCard) -> None:
    """A model that may not be used commercially asks once for the newsroom."""
    t = state.texts()

    @st.dialog(t("models.agree_title"))
    def show() -> None:
        with showing_errors():
            st.markdown(f"**{card.name}** · {card.licence}")
            st.markdown(t(f"licence.{card.terms}"))
            st.caption(t("models.agree_kept", author=state.author() or t("someone")))
            if st.button(t("models.agree"), key="model_agree", type="primary", on_click=_agreed, args=(card,)):
                st.rerun()  # closes the window

    show()


def ask_before_removal(card: ModelCard) -> None:
    """Removing frees the disk; getting the model back means another download."""
    t = state.texts()

    @st.dialog(t("models.remove_title", name=card.name))
    def show() -> None:
        with showing_errors():
            st.markdown(t("models.remove_note", size=model_views.size(card.disk, t)))
            if st.button(
                t("models.remove"),
                key="model_remove",
                type="primary",
                icon=":material/delete:",
                on_click=remove,
                args=(card,),
            ):
                st.rerun()  # closes the window

    show()
