"""Sign-in: names and roles from the claims, and a desk that stays shut without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from transdesk.domain.sheet import Role
from transdesk.domain.work import Stage
from transdesk.web import signin
from transdesk.web.texts import texts
from web.fakes import FakeDesk

Open = Callable[..., AppTest]


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({}, Role.TRANSLATOR),
        ({"roles": ["editor", "translator"]}, Role.EDITOR),
        ({"roles": "editor admin"}, Role.ADMIN),
        ({"roles": ["administrators"]}, Role.TRANSLATOR),
        ({"roles": 7}, Role.TRANSLATOR),
    ],
)
def test_the_highest_role_counts(claims: dict[str, object], role: Role) -> None:
    assert signin.role_of(claims) is role


def test_a_person_is_called_by_name_else_by_what_there_is() -> None:
    assert signin.name_of({"name": "Айгүл", "email": "a@b.kz"}) == "Айгүл"
    assert signin.name_of({"name": "", "email": "a@b.kz"}) == "a@b.kz"


def test_a_desk_without_sign_in_is_open_to_its_owner(open_page: Open, desk: FakeDesk) -> None:
    assert not signin.configured()
    assert not open_page(desk, "articles").error


def test_nobody_comes_in_without_signing_in(open_page: Open, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signin, "configured", lambda: True)
    monkeypatch.setattr(signin, "person", dict)
    at = open_page(desk, "articles")
    assert at.button(key="signin_go").label == texts("en")("signin.go")
    assert [one.value for one in at.subheader] == [texts("en")("signin.title")]


def test_a_translator_cannot_sign_off(open_page: Open, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signin, "configured", lambda: True)
    monkeypatch.setattr(signin, "person", lambda: {"name": "Aigul", "roles": "translator"})
    at = open_page(desk, "review", article="a1-0", to="ru")
    at.button(key="step_submit").click().run()
    at.button(key="step_approve").click().run()
    assert [one.value for one in at.error] == [texts("en")("error.request.role")]
    (made,) = [made for made in desk.translations.values() if made.works]
    assert made.stage is Stage.IN_REVIEW
    assert {event.author for event in made.events} == {"Aigul"}
