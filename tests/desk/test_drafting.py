"""Drafting jobs: progress, never over a person's text, kill and resume, cancel, staleness."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from desk.fakes import LONG_TEXT, FakeGlossaries, ScriptedEngine, add_article, draft, make_desk, targets, wait_for
from transdesk.domain.engine import Request
from transdesk.domain.errors import EngineUnavailableError, PluginError, SettingsError
from transdesk.domain.language import Language
from transdesk.domain.library import JobState
from transdesk.domain.work import Origin, Stage, Status

RU, KK = Language.RU, Language.KK
WORKER = Path(__file__).parent / "worker_process.py"


def test_a_job_drafts_every_segment_and_tells_how_far_it_is(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    desk = make_desk(tmp_path, engine)
    article = add_article(desk, LONG_TEXT)
    seen: list[tuple[int, int, Stage]] = []

    def look(_requests: Sequence[Request]) -> None:
        job = desk.drafting.job(article, RU)
        assert job is not None
        seen.append((job.done, job.total, desk.editing.sheet(article, RU).card.stage))

    engine.on_batch = look
    draft(desk, article)
    assert seen == [(0, 31, Stage.DRAFTING), (4, 31, Stage.DRAFTING), (20, 31, Stage.DRAFTING)]
    job = desk.drafting.job(article, RU)
    assert job is not None
    assert (job.state, job.done, job.total) == (JobState.DONE, 31, 31)
    sheet = desk.editing.sheet(article, RU)
    assert sheet.card.stage is Stage.EDITING
    assert sheet.rows[0].work.target == "[ru] Headline"
    assert "scripted@1|beam1|glossary:gggg" in sheet.rows[0].work.signature
    assert {row.work.status for row in sheet.rows} == {Status.DRAFT}
    assert desk.drafting.job(article, KK) is None


def test_what_a_person_types_while_the_engine_computes_stays(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    desk, page = make_desk(tmp_path, engine), make_desk(tmp_path)
    article = add_article(desk)
    segments = [row.segment.id for row in desk.editing.sheet(article, RU).rows]

    def type_meanwhile(_requests: Sequence[Request]) -> None:
        engine.on_batch = None
        page.editing.save(article, RU, segments[1], "Моё", base=0, author="Boris")

    engine.on_batch = type_meanwhile
    draft(desk, article)
    assert targets(desk, article)[:3] == ["[ru] Mothers demand rules", "Моё", "[ru] They asked why."]
    assert [r.author for r in desk.editing.history(article, RU, segments[1])] == ["Boris"]


def test_redrafting_leaves_every_touched_segment_alone(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    desk = make_desk(tmp_path, engine)
    article = add_article(desk)
    draft(desk, article)
    rows = desk.editing.sheet(article, RU).rows
    desk.editing.save(article, RU, rows[0].segment.id, "Правка", base=1, author="Aigul")
    desk.editing.confirm(article, RU, rows[1].segment.id, base=1, author="Aigul")
    desk.editing.save(article, RU, rows[2].segment.id, "", base=1, author="Aigul")
    engine.prefix = "[new] "
    draft(desk, article, redraft=True)
    assert targets(desk, article) == [
        "Правка",
        "[ru] They came on Tuesday.",
        "",
        "[new] Nobody answered them.",
        "[new] The akimat was closed.",
    ]
    draft(desk, article, segments=[rows[0].segment.id, rows[2].segment.id], redraft=True)
    assert targets(desk, article)[0] == "Правка"
    assert targets(desk, article)[2] == "[new] They asked why.", "emptied by a person, and asked for by name"


def test_a_draft_is_stale_when_glossary_or_model_changed(tmp_path: Path) -> None:
    engine, glossaries = ScriptedEngine(), FakeGlossaries()
    desk = make_desk(tmp_path, engine, glossaries)
    article = add_article(desk)
    draft(desk, article)
    desk.editing.save(article, RU, desk.editing.sheet(article, RU).rows[0].segment.id, "Моё", base=1, author="A")

    def stale() -> list[bool]:
        return [row.work.stale for row in desk.editing.sheet(article, RU).rows]

    assert stale() == [False] * 5
    glossaries.digest = "h" * 20
    assert stale() == [False, True, True, True, True]
    draft(desk, article, redraft=True)
    assert stale() == [False] * 5
    engine.revision = "2"
    assert stale() == [False, True, True, True, True]


def test_a_failed_job_says_why_and_keeps_what_was_drafted(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    desk = make_desk(tmp_path, engine)
    article = add_article(desk, LONG_TEXT)

    def fail_later(requests: Sequence[Request]) -> None:
        if len(engine.batches) > 1:
            raise EngineUnavailableError("The model is damaged; get it again.", model="m")

    engine.on_batch = fail_later
    draft(desk, article)
    job = desk.drafting.job(article, RU)
    assert job is not None
    assert (job.state, job.message_key, dict(job.message_values)) == (
        JobState.FAILED,
        "engine_unavailable",
        {"model": "m"},
    )
    assert sum(bool(text) for text in targets(desk, article)) == 4
    assert desk.editing.sheet(article, RU).card.stage is Stage.EDITING
    engine.on_batch = None
    draft(desk, article)
    assert all(targets(desk, article))


def test_any_other_exception_of_a_plug_in_ends_in_the_job_too(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    desk = make_desk(tmp_path, engine)
    article = add_article(desk)

    def break_down(_requests: Sequence[Request]) -> None:
        raise ZeroDivisionError

    engine.on_batch = break_down
    draft(desk, article)
    job = desk.drafting.job(article, RU)
    assert job is not None
    assert (job.state, job.message_key) == (JobState.FAILED, "unexpected")
    assert desk.editing.sheet(article, RU).card.stage is Stage.NEW


def test_a_waiting_job_is_asked_for_once_and_can_be_cancelled(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    article = add_article(desk)
    job = desk.drafting.start(article, RU, author="Aigul")
    assert desk.drafting.start(article, RU, author="Boris") == job
    desk.drafting.cancel(job)
    view = desk.drafting.job(article, RU)
    assert view is not None
    assert view.state is JobState.CANCELLED
    assert desk.editing.sheet(article, RU).card.stage is Stage.NEW
    desk.drafting.work_until_idle(once=True)
    assert not any(targets(desk, article))


def test_what_cannot_be_drafted_is_refused_at_once(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    article = add_article(desk)
    with pytest.raises(PluginError, match="scripted"):
        desk.drafting.start(article, RU, author="Aigul", engine="nonesuch")
    with pytest.raises(SettingsError, match="choose another target"):
        desk.drafting.start(article, Language.EN, author="Aigul")


@pytest.fixture
def process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Files through which a worker process tells what it translated, and is held in its second batch."""
    log, hold = tmp_path / "log", tmp_path / "hold"
    monkeypatch.setenv("SCRIPTED_LOG", str(log))
    monkeypatch.setenv("SCRIPTED_HOLD", str(hold))
    return log, hold


def start_worker(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(WORKER), str(folder)], env=dict(os.environ))


def test_a_killed_worker_loses_nothing_and_the_next_goes_on(tmp_path: Path, process: tuple[Path, Path]) -> None:
    log, hold = process
    hold.touch()
    desk = make_desk(tmp_path, stale=1.0)
    article = add_article(desk, LONG_TEXT)
    desk.drafting.start(article, RU, author="Aigul")
    worker = start_worker(tmp_path)
    try:
        wait_for(lambda: log.exists() and len(log.read_text().splitlines()) == 20)
        assert sum(bool(text) for text in targets(desk, article)) == 4
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    view = desk.drafting.job(article, RU)
    assert view is not None
    assert (view.state, view.done) == (JobState.RUNNING, 4)
    segment = desk.editing.sheet(article, RU).rows[10]
    desk.editing.save(article, RU, segment.segment.id, "Моё", base=0, author="Boris")
    hold.unlink()
    log.unlink()
    again = start_worker(tmp_path)
    assert again.wait(30) == 0
    view = desk.drafting.job(article, RU)
    assert view is not None
    assert (view.state, view.total) == (JobState.DONE, view.done)
    made = log.read_text().splitlines()
    assert len(made) == 26, "neither the four that were done nor the one that a person wrote"
    assert all(targets(desk, article))
    assert targets(desk, article)[10] == "Моё"


def test_a_running_job_is_cancelled_from_another_process(tmp_path: Path, process: tuple[Path, Path]) -> None:
    log, hold = process
    hold.touch()
    desk = make_desk(tmp_path)
    article = add_article(desk, LONG_TEXT)
    job = desk.drafting.start(article, RU, author="Aigul")
    worker = start_worker(tmp_path)
    try:
        wait_for(lambda: log.exists() and len(log.read_text().splitlines()) == 20)
        desk.drafting.cancel(job)
        hold.unlink()
        assert worker.wait(30) == 0
    finally:
        worker.kill()
    view = desk.drafting.job(article, RU)
    assert view is not None
    assert view.state is JobState.CANCELLED
    assert 4 <= sum(bool(text) for text in targets(desk, article)) < 31


def test_starting_a_job_starts_a_worker_and_a_dead_one_is_replaced(tmp_path: Path, process: tuple[Path, Path]) -> None:
    log, hold = process
    hold.touch()
    desk = make_desk(tmp_path, command=(sys.executable, str(WORKER), str(tmp_path)))
    article = add_article(desk, LONG_TEXT)
    desk.drafting.start(article, RU, author="Aigul")
    wait_for(lambda: log.exists() and len(log.read_text().splitlines()) == 20)
    child = desk.drafting._workers._child
    assert child is not None
    child.kill()
    child.wait()
    hold.unlink()

    def done() -> bool:
        job = desk.drafting.job(article, RU)
        return job is not None and job.state is JobState.DONE

    wait_for(done)
    assert all(targets(desk, article))
    replaced = desk.drafting._workers._child
    assert replaced is not None
    assert replaced.wait(30) == 0
    assert (tmp_path / "logs" / "worker.log").exists()


def test_marks_and_memory_survive_into_a_draft(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    one = add_article(desk, "Title\n\nThe same sentence.")
    draft(desk, one)
    row = desk.editing.sheet(one, RU).rows[1]
    desk.editing.save(one, RU, row.segment.id, "То же предложение.", base=1, author="A")
    desk.editing.confirm(one, RU, row.segment.id, base=2, author="A")
    two = add_article(desk, "Other title\n\nThe same   sentence.")
    draft(desk, two)
    work = desk.editing.sheet(two, RU).rows[1].work
    assert (work.target, work.origin, work.status) == ("То же предложение.", Origin.TM, Status.DRAFT)
