"""Work on models in both databases: one row a model, one process at it, the truth about how it ended."""

from __future__ import annotations

from datetime import timedelta

from transdesk.domain.install import ModelPhase, ModelWork
from transdesk.domain.library import JobState
from transdesk.storage import Store

GET, MEASURE = ModelWork.GET, ModelWork.MEASURE


def test_one_process_has_the_work_and_tells_how_far_it_is(url: str) -> None:
    store = Store(url)
    jobs = store.model_jobs
    assert jobs.ask("a", GET, "Dana", trim=True)
    assert not jobs.ask("a", GET, "Marat"), "it waits already"
    assert jobs.ask("b", MEASURE, "Dana")
    assert jobs.waiting()
    first, second = jobs.claim("one"), jobs.claim("two")
    assert first is not None
    assert second is not None
    assert [(job.model, job.work, job.trim) for job in (first, second)] == [("a", GET, True), ("b", MEASURE, False)]
    assert jobs.claim("three") is None
    assert not jobs.waiting()
    assert jobs.busy()
    assert jobs.beat("a", "one", ModelPhase.DOWNLOAD, 3_000_000_000, 16_000_000_000)
    assert not jobs.beat("a", "two", ModelPhase.DOWNLOAD, 1, 2)
    job = jobs.all()["a"]
    assert (job.phase, job.done, job.total) == (ModelPhase.DOWNLOAD, 3_000_000_000, 16_000_000_000)
    jobs.finish("a", "one", JobState.FAILED, "model", {"reason": "space", "needed": 5, "free": 1})
    job = jobs.all()["a"]
    assert (job.state, job.message_key) == (JobState.FAILED, "model")
    assert job.message_values == {"reason": "space", "needed": 5, "free": 1}
    jobs.finish("b", "two", JobState.DONE)
    assert not jobs.busy()
    store.close()


def test_cancelled_work_stays_cancelled_and_can_be_forgotten(url: str) -> None:
    store = Store(url)
    jobs = store.model_jobs
    jobs.ask("c", GET, "Dana", owner="one")
    jobs.forget("c")
    assert "c" in jobs.all(), "work that goes on is not forgotten"
    jobs.cancel("c")
    assert not jobs.beat("c", "one", ModelPhase.CONVERT, 0, 0)
    jobs.finish("c", "one", JobState.DONE)
    assert jobs.all()["c"].state is JobState.CANCELLED
    jobs.forget("c")
    assert "c" not in jobs.all()
    store.close()


def test_a_process_that_died_leaves_interrupted_work(url: str) -> None:
    store = Store(url, stale=timedelta(0))
    store.model_jobs.ask("d", GET, "Dana", owner="dead")
    job = store.model_jobs.all()["d"]
    assert (job.state, job.message_values) == (JobState.FAILED, {"reason": "interrupted"})
    assert not store.model_jobs.busy()
    assert store.model_jobs.ask("d", GET, "Marat")
    store.model_jobs.cancel("d")
    store.close()
