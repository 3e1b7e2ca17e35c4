"""Drafting through a server that fails half way: the job says why, what is done stays, the next one goes on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desk.fakes import draft
from engines.stub_server import StubServer
from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.desk.desk import Desk
from transdesk.domain.language import Language
from transdesk.domain.library import JobState

EN, RU = Language.EN, Language.RU
TEXT = "\n\n".join(f"This is what he said about the {n} town." for n in "first second third fourth fifth sixth".split())


@pytest.fixture
def stub():
    server = StubServer(lambda *_: "Вот что он сказал об этом городе.")
    yield server
    server.close()


def desk_at(url: str, folder: Path) -> Desk:
    environment = {
        "TRANSDESK_DATA_DIR": str(folder),
        "TRANSDESK_GLOSSARIES": "",
        "TRANSDESK_BASE_URL": url,
        "TRANSDESK_SERVER_MODEL": "m",
        "TRANSDESK_ENGINE": "server",
    }
    settings = settings_from_environment(environment=environment)
    return build_desk(replace(settings, worker_command=(), worker_idle_seconds=0.0))


def test_a_server_that_dies_half_way_costs_nothing_that_is_done(stub: StubServer, tmp_path: Path) -> None:
    stub.script = ["answer"] * 4 + [500] * 40
    desk = desk_at(stub.url, tmp_path)
    article = desk.intake.add(desk.intake.read_text(TEXT), language=EN, author="A")
    draft(desk, article)
    job = desk.drafting.job(article, RU)
    assert job is not None
    assert (job.state, job.done, job.total) == (JobState.FAILED, 4, 6)
    assert job.message_values["reason"] in ("server_silent", "server_resting")
    desk.close()
    stub.script, asked = [], len(stub.bodies)
    again = desk_at(stub.url, tmp_path)
    draft(again, article)
    found = again.drafting.job(article, RU)
    assert found is not None
    assert found.state is JobState.DONE
    assert len(stub.bodies) == asked + 2, "only what was left is asked for"
    assert all(row.work.target for row in again.editing.sheet(article, RU).rows)
    again.close()


def test_the_engine_that_drafted_stands_on_every_draft(stub: StubServer, tmp_path: Path) -> None:
    desk = desk_at(stub.url, tmp_path)
    article = desk.intake.add(desk.intake.read_text(TEXT), language=EN, author="A")
    draft(desk, article)
    signatures = {row.work.signature for row in desk.editing.sheet(article, RU).rows}
    assert len(signatures) == 1
    assert signatures.pop().startswith("server:server@m|plain|")
    desk.close()
