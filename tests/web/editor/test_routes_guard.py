"""Who may ask, how much, and what is said when it goes wrong."""

from __future__ import annotations

import dataclasses
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from transdesk.desk.desk import Desk
from transdesk.domain.errors import RequestRefusedError
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role
from transdesk.web.editor import limits, token
from transdesk.web.editor.secret import signing_key
from web.editor.conftest import KEY, Editor

Open = Callable[..., Editor]
PLACE = token.Place("a1-x", Language.RU, "Айгүл", Role.TRANSLATOR, "kk")


# --- the token -----------------------------------------------------------------------------------------


def test_a_token_comes_back_as_it_was_made() -> None:
    assert token.read(KEY, token.sign(KEY, PLACE, 1000), 1000 + token.LIFETIME) == PLACE


@pytest.mark.parametrize("now", [1001 + token.LIFETIME, 10**10])
def test_an_old_token_is_refused(now: float) -> None:
    with pytest.raises(RequestRefusedError, match="load it again"):
        token.read(KEY, token.sign(KEY, PLACE, 1000), now)


def test_a_token_that_anybody_else_made_is_refused() -> None:
    good = token.sign(KEY, PLACE, 1000)
    claims, mac = good.split(".")
    chief = token.sign(KEY, dataclasses.replace(PLACE, role=Role.ADMIN), 1000).split(".")[0]
    for bad in ("", "x", f"{chief}.{mac}", f"{claims}.", f"{claims}.{mac[:-2]}", f"{good}.", f"{claims}é.{mac}"):
        with pytest.raises(RequestRefusedError):
            token.read(KEY, bad, 1000)
    with pytest.raises(RequestRefusedError):
        token.read(b"x" * 32, good, 1000)


def test_the_key_is_kept_for_this_user_alone(tmp_path: Path) -> None:
    key = signing_key(tmp_path / "data")
    assert key == signing_key(tmp_path / "data"), "an open page outlives a restart"
    assert key != signing_key(tmp_path / "other")
    (file,) = (tmp_path / "data").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_token_is_renewed_while_it_is_good(editor: Editor) -> None:
    place = token.read(KEY, editor.post("token")["token"], time.time())
    assert (place.person, place.article) == ("Dana", editor.article)
    editor.headers["x-desk-token"] = "none"
    assert editor.post("token", 401)["error"]["key"] == "token"


# --- who may ask ---------------------------------------------------------------------------------------


def test_another_article_than_the_tokens_is_not_there(editor: Editor, client: TestClient) -> None:
    for other in (editor.url("sheet").replace(editor.article, "a1-other"), editor.url("sheet").replace("/ru/", "/kk/")):
        assert client.get(other, headers=editor.headers).status_code == 404


@pytest.mark.parametrize(
    "header", [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}]
)
def test_another_sites_page_is_refused(open_editor: Open, header: dict[str, str]) -> None:
    assert open_editor(headers=header).get("sheet", 403)["error"]["key"] == "origin"


def test_the_desks_own_page_is_let_in(open_editor: Open) -> None:
    assert open_editor(headers={"origin": "http://testserver"}).rows()
    assert open_editor(headers={"sec-fetch-site": "same-origin", "origin": "http://behind.a.proxy"}).rows()


def test_answers_are_for_this_page_alone(editor: Editor, client: TestClient) -> None:
    headers = client.get(editor.url("sheet"), headers=editor.headers).headers
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


# --- how much ------------------------------------------------------------------------------------------


def test_a_request_that_is_too_large_is_refused(editor: Editor, client: TestClient) -> None:
    data = b'{"changes": "' + b"x" * limits.BODY + b'"}'
    answer = client.post(editor.url("changes"), content=data, headers=editor.headers)
    assert (answer.status_code, answer.json()["error"]["key"]) == (413, "size")


def test_a_text_or_a_batch_that_is_too_long_is_refused(editor: Editor) -> None:
    segment = editor.rows()[0]["id"]
    one = {"segment": segment, "base": 0, "text": "x" * (limits.TEXT + 1), "action": "save"}
    assert editor.post("changes", 413, changes=[one])["error"]["key"] == "size"
    editor.post("changes", 413, changes=[one | {"text": "x"}] * (limits.CHANGES + 1))
    assert editor.rows()[0]["target"] == ""


@pytest.mark.parametrize(
    "change", [{}, {"base": "x"}, {"text": 5}, {"action": "burn"}, {"segment": None}, {"base": 1e999}, "x", None]
)
def test_what_cannot_be_understood_is_refused(editor: Editor, change: object) -> None:
    segment = editor.rows()[0]["id"]
    one = {"segment": segment, "base": 0, "action": "save"} | change if isinstance(change, dict) else change
    body = f'{{"changes": [{_json(one)}]}}'
    answer = editor.client.post(editor.url("changes"), content=body, headers=editor.headers)
    assert (answer.status_code, answer.json()["error"]["key"]) == (400, "body")


def _json(value: object) -> str:
    import json

    return json.dumps(value)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
def test_a_body_that_is_none_is_refused(editor: Editor, body: bytes) -> None:
    answer = editor.client.post(editor.url("changes"), content=body, headers=editor.headers)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_a_person_who_asks_too_often_is_slowed_down() -> None:
    buckets = limits.Buckets(rate=2, burst=3)
    for _ in range(3):
        buckets.take("dana", 0.0)
    buckets.take("aigul", 0.0)
    with pytest.raises(RequestRefusedError) as refused:
        buckets.take("dana", 0.1)
    assert refused.value.reason == "rate"
    buckets.take("dana", 1.0)


# --- what goes wrong -----------------------------------------------------------------------------------


def test_a_defect_is_one_sentence_with_a_number(editor: Editor, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(type(desk.grid), "open", broken)
    error = editor.get("sheet", 500)["error"]
    assert error["key"] == "unexpected"
    assert "secret" not in error["message"]


def test_a_full_disk_acknowledges_nothing(open_editor: Open, desk: Desk) -> None:
    editor = open_editor(language="ru")
    segment = editor.rows()[0]["id"]
    _limit_pages(desk)
    error = editor.post("changes", 507, changes=[_long(segment, 0)])["error"]
    assert error["key"] == "storage_full"
    assert error["message"].startswith("Диск заполнен")
    _limit_pages(desk, 2**30)
    assert editor.rows()[0]["version"] == 0
    assert editor.post("changes", changes=[_long(segment, 0)])["results"][0]["outcome"] == "ok"


def _long(segment: str, base: int) -> dict[str, object]:
    return {"segment": segment, "base": base, "text": "слово " * 3000, "action": "save"}


def _limit_pages(desk: Desk, pages: int = 1) -> None:
    """Let the database be full: SQLite never sets the limit below the pages that are there."""
    from sqlalchemy import event, text

    engine = desk.store.database.engine
    engine.dispose()

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(engine, "connect", limit)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))


def test_a_database_that_another_program_holds_is_tried_again(
    editor: Editor, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("transdesk.storage.database.BUSY_MILLISECONDS", 50)
    segment = editor.rows()[0]["id"]
    desk.store.database.engine.dispose()
    path = desk.settings.data_dir / "transdesk.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    one = {"segment": segment, "base": 0, "text": "Текст", "action": "save"}
    answer = editor.client.post(editor.url("changes"), json={"changes": [one]}, headers=editor.headers)
    assert (answer.status_code, answer.json()["error"]["key"]) == (503, "storage_busy")
    assert answer.headers["retry-after"] == "1"
    other.execute("ROLLBACK")
    other.close()
    assert editor.post("changes", changes=[one])["results"][0]["outcome"] == "ok"
