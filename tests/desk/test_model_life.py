"""A worker's model: loaded once, shared by all jobs, freed when idle."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from desk.fakes import ScriptedEngine, add_article, draft, make_desk
from transdesk.desk.worker import work
from transdesk.domain.language import Language

RU, KK = Language.RU, Language.KK


def test_jobs_into_both_languages_share_one_model(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    desk = make_desk(tmp_path, engine)
    article = add_article(desk)
    draft(desk, article, RU)
    draft(desk, article, KK)
    assert len(engine.batches) > 1
    assert engine.closed == 0


def test_another_model_takes_the_place_of_the_last(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    desk = make_desk(tmp_path, engine)
    article = add_article(desk)
    draft(desk, article, RU)
    engines = iter([ScriptedEngine(revision="2"), ScriptedEngine(revision="2")])
    runner = desk.drafting._runner
    runner._open_engine = lambda _name, _direction: next(engines)
    draft(desk, article, KK)
    assert engine.closed == 1


def test_an_idle_worker_frees_the_model() -> None:
    closed: list[float] = []
    queue = SimpleNamespace(
        give_up=tuple,
        claim=lambda _: None,
        worker_beat=lambda _: None,
        worker_leave=lambda _: False,
        bury=lambda _: None,
    )
    runner = SimpleNamespace(close=lambda: closed.append(1.0))
    work(queue, runner, "w", lambda: len(closed) > 0, idle_seconds=99.0, model_idle=0.0)
    assert closed == [1.0]
