"""The editor's routes on a real desk with a real database, as a browser's ``fetch`` sees them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from desk.fakes import FakeGlossaries, ScriptedEngine, add_article, make_desk
from transdesk.desk.desk import Desk
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role
from transdesk.web.editor import token
from transdesk.web.editor.routes import routes
from transdesk.web.editor.routes.base import API, Office

KEY = b"k" * 32


@dataclass
class Editor:
    """One person's open editor: asks the routes with their token."""

    client: TestClient
    article: str
    person: str = "Dana"
    role: Role = Role.ADMIN
    target: Language = Language.RU
    language: str = "en"
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        place = token.Place(self.article, self.target, self.person, self.role, self.language)
        self.headers = {"x-desk-token": token.sign(KEY, place, time.time())} | self.headers

    def url(self, route: str) -> str:
        return f"{API}/{self.article}/{self.target}/{route}"

    def get(self, route: str, status: int = 200, **query: Any) -> Any:
        return self._json(self.client.get(self.url(route), params=query, headers=self.headers), status)

    def post(self, route: str, status: int = 200, **body: Any) -> Any:
        return self._json(self.client.post(self.url(route), json=body, headers=self.headers), status)

    def change(self, segment: str, base: int, text: str | None = None, action: str = "save", **more: Any) -> Any:
        """One change; gives its result."""
        one = {"segment": segment, "base": base, "action": action} | ({} if text is None else {"text": text}) | more
        answer = self.post("changes", batch="b", changes=[one])
        (result,) = answer["results"]
        return result

    def rows(self) -> list[Any]:
        rows: list[Any] = self.get("sheet")["rows"]
        return rows

    def _json(self, response: Any, status: int) -> Any:
        assert response.status_code == status, response.text
        return response.json()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path, ScriptedEngine(), FakeGlossaries(source="akimat", target="акимат"))
    yield made
    made.close()


@pytest.fixture
def article(desk: Desk) -> str:
    return add_article(desk)


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    office = Office(lambda: desk, lambda: KEY)
    with TestClient(Starlette(routes=routes(office))) as made:
        yield made
        office.close()


@pytest.fixture
def open_editor(client: TestClient, article: str) -> Callable[..., Editor]:
    """Open the editor as somebody."""

    def open_it(person: str = "Dana", **more: Any) -> Editor:
        return Editor(client, article, person, **more)

    return open_it


@pytest.fixture
def editor(open_editor: Callable[..., Editor]) -> Editor:
    return open_editor()
