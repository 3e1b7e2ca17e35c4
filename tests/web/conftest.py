"""A desk in memory, and the pages opened on it as Streamlit's own test runner sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from transdesk.domain.language import Language
from web.fakes import FakeDesk

APP = Path(__file__).resolve().parents[2] / "src" / "transdesk" / "web" / "entry" / "main.py"
PAGES = Path(__file__).resolve().parents[2] / "src" / "transdesk" / "web" / "pages"


@pytest.fixture
def empty_desk(tmp_path: Path) -> FakeDesk:
    return FakeDesk(tmp_path)


@pytest.fixture
def desk(empty_desk: FakeDesk) -> FakeDesk:
    """One English article with a Russian draft."""
    article = empty_desk.add_sample("Dana")
    empty_desk.start(article, Language.RU, author="Dana")
    return empty_desk


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """Open a page on a desk, as a link with an article would."""

    def open_it(desk: FakeDesk, page: str, language: str = "en", **address: str) -> AppTest:
        at = AppTest.from_file(str(APP), default_timeout=20)
        at.session_state["desk"] = desk
        at.session_state["interface"] = language
        at.run()
        for name, value in address.items():
            at.query_params[name] = value
        at.switch_page(str(PAGES / f"{page}.py"))
        return at.run()

    return open_it
