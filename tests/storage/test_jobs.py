"""The queue: order, leases, time left, giving up."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.fakes import add_article, make_desk, wait_for
from transdesk.desk.desk import Desk
from transdesk.domain.language import Language
from transdesk.domain.library import JobState
from transdesk.domain.work import Stage
from transdesk.storage.jobs import MAX_ATTEMPTS

RU, KK = Language.RU, Language.KK


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def test_jobs_are_taken_in_the_order_they_came(desk: Desk) -> None:
    article = add_article(desk)
    jobs = [desk.drafting.start(article, target, author="A") for target in (RU, KK)]
    queue = desk.store.jobs
    taken = [queue.claim("w1"), queue.claim("w2")]
    assert [task.id for task in taken if task] == jobs
    assert queue.claim("w3") is None


def test_a_lease_holds_as_long_as_it_beats(desk: Desk) -> None:
    article = add_article(desk)
    job = desk.drafting.start(article, RU, author="A")
    queue = desk.store.jobs
    queue.claim("w1")
    assert queue.beat(job, "w1")
    assert queue.claim("w2") is None
    queue.bury("w1")
    again = queue.claim("w2")
    assert again is not None
    assert again.id == job
    assert not queue.beat(job, "w1"), "the first worker is told that it lost the job"
    queue.finish(job, "w1", JobState.FAILED)
    view = queue.latest(article, RU)
    assert view is not None
    assert view.state is JobState.RUNNING, "and can no longer end it"


def test_a_job_that_kills_its_workers_is_given_up(desk: Desk) -> None:
    article = add_article(desk)
    desk.drafting.start(article, RU, author="A")
    for _ in range(MAX_ATTEMPTS):
        assert desk.store.jobs.claim("w") is not None
        desk.store.jobs.bury("w")
    desk.drafting.work_until_idle(once=True)
    view = desk.drafting.job(article, RU)
    assert view is not None
    assert (view.state, view.message_key) == (JobState.FAILED, "worker_died")
    assert desk.editing.sheet(article, RU).card.stage is Stage.NEW


def test_time_left_is_told_from_the_first_result_on(desk: Desk) -> None:
    article = add_article(desk)
    job = desk.drafting.start(article, RU, author="A")
    queue = desk.store.jobs
    queue.claim("w")
    queue.begin(job, "w", done=10, total=40)
    view = queue.latest(article, RU)
    assert view is not None
    assert view.seconds_left is None
    queue.progress(job, "w", 30)
    view = queue.latest(article, RU)
    assert view is not None
    assert view.seconds_left is not None
    assert view.seconds_left > 0


def test_workers_are_seen_as_long_as_they_beat(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, stale=0.3)
    queue = desk.store.jobs
    assert not queue.worker_lives()
    queue.worker_beat("w")
    assert queue.worker_lives()
    wait_for(lambda: not queue.worker_lives(), 5)
    queue.worker_beat("w")
    assert queue.worker_leave("w")
    assert not queue.worker_lives()


def test_a_worker_does_not_leave_while_a_job_waits(desk: Desk) -> None:
    desk.store.jobs.worker_beat("w")
    job = desk.drafting.start(add_article(desk), RU, author="A")
    assert not desk.store.jobs.worker_leave("w")
    desk.drafting.cancel(job)
    assert desk.store.jobs.worker_leave("w")


def test_a_segment_asked_for_twice_is_drafted_once(desk: Desk) -> None:
    article = add_article(desk)
    segment = desk.library.article(article).segments[3].id
    whole = desk.drafting.start(article, RU, author="A")
    one = desk.drafting.start(article, RU, author="A", segments=[segment], redraft=True)
    assert one != whole
    desk.drafting.work_until_idle(once=True)
    assert len(desk.editing.history(article, RU, segment)) == 1, "the first job has just drafted it"
    assert not desk.store.jobs.active(article, RU)
    desk.drafting.start(article, RU, author="A", segments=[segment], redraft=True)
    desk.drafting.work_until_idle(once=True)
    assert len(desk.editing.history(article, RU, segment)) == 2


def test_a_running_job_ends_at_once_and_its_worker_is_told(tmp_path: Path) -> None:
    """It once went on until the batch in the engine's hands was done: a server that hung could not be stopped."""
    desk = make_desk(tmp_path)
    article = add_article(desk)
    job = desk.drafting.start(article, Language.RU, author="Aigul")
    assert desk.store.jobs.claim("worker") is not None
    desk.drafting.cancel(job)
    seen = desk.drafting.job(article, Language.RU)
    assert seen is not None
    assert seen.state is JobState.CANCELLED
    assert not desk.store.jobs.beat(job, "worker")
    assert desk.library.articles()[0].translations[0].stage is Stage.NEW
