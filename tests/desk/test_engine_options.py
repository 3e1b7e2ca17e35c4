"""What the newsroom chooses about engines, in the real database, and what becomes of it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.fakes import draft
from engines.stub_server import StubServer
from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.desk.desk import Desk
from transdesk.desk.worker import environment_of
from transdesk.domain.errors import EngineUnavailableError, SettingsError
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import JobState, MemoryUnit
from transdesk.domain.work import Origin
from transdesk.memory import normalise

EN, RU, KK = Language.EN, Language.RU, Language.KK
SECRET = "sk-9f8e7d6c-secret"


def desk_of(folder: Path, **environment: str) -> Desk:
    given = {"TRANSDESK_DATA_DIR": str(folder), "TRANSDESK_GLOSSARIES": "", **environment}
    settings = settings_from_environment(environment=given)
    return build_desk(replace(settings, worker_command=(), worker_idle_seconds=0.0))


@pytest.fixture
def desk(tmp_path: Path):
    made = desk_of(tmp_path)
    yield made
    made.close()


def test_asking_makes_no_database(tmp_path: Path, desk: Desk) -> None:
    assert desk.engines.for_engines().base_url == ""
    assert not (tmp_path / "transdesk.db").exists()


def test_a_choice_is_kept_for_every_process_of_the_desk(tmp_path: Path, desk: Desk) -> None:
    desk.engines.choose("text_may_go", "premises")
    desk.engines.choose("pivot", "en")
    other = desk_of(tmp_path)
    told = other.engines.for_engines()
    assert (told.may_go, told.pivot) == ("premises", EN)
    desk.engines.choose("pivot", "")
    assert other.engines.for_engines().pivot is None
    other.close()


def test_the_environment_decides_where_it_speaks(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, TRANSDESK_TEXT_MAY_GO="machine", TRANSDESK_PREFER="a, b")
    assert desk.engines.fixed("text_may_go") == "TRANSDESK_TEXT_MAY_GO"
    with pytest.raises(SettingsError, match="TRANSDESK_TEXT_MAY_GO"):
        desk.engines.choose("text_may_go", "anywhere")
    assert desk.engines.for_engines().prefer == ("a", "b")
    assert environment_of(desk.settings)["TRANSDESK_TEXT_MAY_GO"] == "machine"
    desk.close()


@pytest.mark.parametrize(("variable", "value", "named"), [
    ("TRANSDESK_TEXT_MAY_GO", "moon", "premises"), ("TRANSDESK_SERVER_PROMPT", "poem", "hy-mt2"), ("TRANSDESK_PIVOT", "fr", "kk"),
])  # fmt: skip
def test_wrong_words_are_refused_with_the_right_ones(tmp_path: Path, desk: Desk, variable, value, named) -> None:
    with pytest.raises(SettingsError, match=f"{variable}.*{named}"):
        desk_of(tmp_path, **{variable: value})
    with pytest.raises(SettingsError, match=named):
        desk.engines.choose(
            {"TRANSDESK_TEXT_MAY_GO": "text_may_go", "TRANSDESK_SERVER_PROMPT": "server_prompt"}.get(variable, "pivot"),
            value,
        )


def test_text_that_must_stay_is_not_sent_whatever_is_asked(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, TRANSDESK_BASE_URL="https://api.example.com/v1")
    desk.engines.choose("text_may_go", "premises")
    with pytest.raises(EngineUnavailableError, match="unpublished text"):
        desk.translate_lines(["It rains."], EN, RU, engine="server")
    assert desk.translate_lines(["It rains."], EN, RU).engine == "starter"
    article = desk.intake.add(desk.intake.read_text("It rains today in the whole city."), language=EN, author="A")
    with pytest.raises(EngineUnavailableError, match="unpublished text"):
        desk.drafting.start(article, RU, author="A", engine="server")
    desk.close()


def test_the_bench_decides_auto_and_other_material_replaces_it(tmp_path: Path, desk: Desk) -> None:
    direction = Direction(EN, RU)
    desk.engines.keep_measured(direction, "news", {"a": 40.0})
    desk.engines.keep_measured(direction, "news", {"b": 41.0})
    assert desk.engines.measured() == {direction: {"a": 40.0, "b": 41.0}}
    desk.engines.keep_measured(direction, "sport", {"a": 20.0})
    assert desk.engines.measured() == {direction: {"a": 20.0}}
    desk.store.notes.set_setting("bench.mt.en-kk", "{damaged")
    assert desk.engines.measured()[Direction(EN, KK)] == {}


def test_the_memory_drafts_equal_and_similar_sentences_and_leaves_the_rest(desk: Desk) -> None:
    pairs = {
        "The plant in Almaty made 900 cars in 2024.": "Завод в Алматы выпустил 900 машин в 2024 году.",
        "It rains today.": "Сегодня дождь.",
    }
    desk.store.units.add(
        MemoryUnit(EN, RU, normalise(source), source, target, "", "", "A", datetime.now(UTC))
        for source, target in pairs.items()
    )
    text = "It rains today.\n\nThe plant in Almaty made 950 cars in 2025.\n\nNobody has ever translated such a sentence here."
    article = desk.intake.add(desk.intake.read_text(text), language=EN, author="A")
    draft(desk, article, engine="memory")
    rows = [row.work for row in desk.editing.sheet(article, RU).rows]
    assert [w.target for w in rows] == ["Сегодня дождь.", "Завод в Алматы выпустил 950 машин в 2025 году.", ""]
    assert [w.flags for w in rows[:2]] == [(), ("fuzzy",)]
    assert {w.origin for w in rows[:2]} == {Origin.TM}


def test_the_key_never_reaches_log_database_or_message(tmp_path: Path, monkeypatch, caplog) -> None:
    monkeypatch.setenv("TRANSDESK_API_KEY", SECRET)
    stub = StubServer(lambda *_: "")
    stub.script = [401] * 9
    desk = desk_of(tmp_path, TRANSDESK_BASE_URL=stub.url, TRANSDESK_SERVER_MODEL="m")
    article = desk.intake.add(desk.intake.read_text("It rains today in the whole city."), language=EN, author="A")
    with caplog.at_level(logging.DEBUG):
        draft(desk, article, engine="server")
    job = desk.drafting.job(article, RU)
    assert job is not None
    assert (job.state, job.message_values["reason"]) == (JobState.FAILED, "key_refused")
    assert stub.keys == [f"Bearer {SECRET}"], "the key was really sent"
    desk.close()
    stub.close()
    assert SECRET not in caplog.text
    assert SECRET not in str(job)
    assert SECRET not in str(environment_of(desk.settings))
    assert not any(SECRET.encode() in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
