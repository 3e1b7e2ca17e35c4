"""Choosing where drafts come from, on the settings page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from transdesk.desk.engine_options import EngineOptions
from transdesk.domain.sheet import Role
from transdesk.web import state
from transdesk.web.texts import texts
from web.fakes import FakeDesk

Open = Callable[..., AppTest]


def test_choices_are_stored_and_shown_again(open_page: Open, desk: FakeDesk) -> None:
    at = open_page(desk, "settings")
    assert at.selectbox(key="option_text_may_go").value == "anywhere"
    at.selectbox(key="option_text_may_go").set_value("premises")
    at.text_input(key="option_engine_base_url").set_value(" http://gpu-box:8000/v1 ")
    at.selectbox(key="option_server_prompt").set_value("hy-mt2")
    at.selectbox(key="option_pivot").set_value("en")
    at.multiselect(key="option_prefer").set_value(["starter"])
    at.button(key="FormSubmitter:engine_options-Save").click().run()
    assert texts("en")("engines.saved") in [s.value for s in at.success]
    told = desk.engines.for_engines()
    assert (told.base_url, told.prompt, told.may_go, told.pivot, told.prefer) == (
        "http://gpu-box:8000/v1",
        "hy-mt2",
        "premises",
        "en",
        ("starter",),
    )
    again = open_page(desk, "settings")
    assert again.selectbox(key="option_text_may_go").value == "premises"
    assert again.multiselect(key="option_prefer").value == ["starter"]


def test_what_the_environment_decides_cannot_be_changed(open_page: Open, desk: FakeDesk) -> None:
    desk.settings = replace(desk.settings, text_may_go="machine")
    desk.engines = EngineOptions(desk.settings, desk.engines._store)
    at = open_page(desk, "settings")
    box = at.selectbox(key="option_text_may_go")
    assert (box.value, box.disabled) == ("machine", True)
    assert "TRANSDESK_TEXT_MAY_GO" in box.help


def test_only_an_admin_changes_what_holds_for_everybody(
    open_page: Open, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "role", lambda: Role.EDITOR)
    at = open_page(desk, "settings")
    assert at.selectbox(key="option_text_may_go").disabled
    assert at.text_input(key="option_engine_base_url").disabled
    assert at.button(key="FormSubmitter:engine_options-Save").disabled


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_key_is_only_said_to_be_there(
    open_page: Open, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    t = texts(language)
    assert t("engines.key_absent") in [c.value for c in open_page(desk, "settings", language).caption]
    monkeypatch.setenv("TRANSDESK_API_KEY", "sk-very-secret")
    at = open_page(desk, "settings", language)
    assert t("engines.key_there") in [c.value for c in at.caption]
    assert "sk-very-secret" not in str(at)
