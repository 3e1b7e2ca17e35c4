"""What the desk tells about models, and work on them: asked for by the page, done by a process, never lost."""

from __future__ import annotations

import dataclasses
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from desk.fakes import wait_for
from engines.hub import NLLB
from engines.model_server import ModelServer
from transdesk.bootstrap import build_desk
from transdesk.desk.desk import Desk
from transdesk.desk.settings import Settings
from transdesk.domain.errors import ModelError, SettingsError
from transdesk.domain.install import ModelPhase, ModelWork
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import JobState
from transdesk.web.texts import LANGUAGES, texts

EN_RU = Direction(Language.EN, Language.RU)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", author="Dana")


@pytest.fixture
def desk(settings: Settings):
    desk = build_desk(settings)
    yield desk
    desk.close()


@pytest.fixture
def agreed(desk: Desk) -> Desk:
    desk.models.agree(NLLB, "Dana")
    return desk


def refused(act: Callable[[], object]) -> ModelError:
    """The error, which can be said in every language of the interface."""
    with pytest.raises(ModelError) as caught:
        act()
    error = caught.value
    assert len({texts(code).choose(f"error.{error.key}", error.values) for code in LANGUAGES}) == len(LANGUAGES)
    return error


def test_the_catalogue_can_be_looked_at_before_anything_is_stored(desk: Desk, settings: Settings) -> None:
    cards = {card.id: card for card in desk.models.cards()}
    assert cards["starter"].installed
    assert cards[NLLB].quality[EN_RU] == 50.5
    assert cards["tilmash"].quality_metric == "chrF"
    assert [card.id for card in cards.values() if card.suggested] == ["hy-mt2-1.8b"]
    assert "server" not in cards
    assert not (settings.data_dir / "transdesk.db").exists()


def test_non_commercial_terms_are_agreed_to_once_and_remembered(desk: Desk, hub: ModelServer) -> None:
    error = refused(lambda: desk.models.start(NLLB, "Dana"))
    assert error.values["reason"] == "licence"
    assert desk.store.model_jobs.all() == {}
    desk.models.agree(NLLB, " Dana  Seitkali ")
    agreement = desk.models.card(NLLB).agreement
    assert agreement is not None
    assert agreement.author == "Dana Seitkali"
    desk.models.start(NLLB, "Marat")
    desk.models.start("opus-mt-tc-big-zle-en", "Marat")  # commercial use is allowed: nothing is asked


def test_work_is_done_in_the_order_it_was_asked_for_and_ends_measured(agreed: Desk, hub: ModelServer) -> None:
    agreed.models.start(NLLB, "Dana", trim=True)
    assert refused(lambda: agreed.models.start(NLLB, "Marat")).values["reason"] == "running"
    assert refused(lambda: agreed.models.remove(NLLB)).values["reason"] == "running"
    agreed.model_worker.work()
    card = agreed.models.card(NLLB)
    assert card.job is not None
    assert (card.job.state, card.job.author, card.job.trim) == (JobState.DONE, "Dana", True)
    assert card.installed
    assert card.words_a_minute
    assert len(card.pieces) == 2
    agreed.models.remove(NLLB)
    card = agreed.models.card(NLLB)
    assert (card.installed, card.job, card.words_a_minute) == (False, None, None)


def test_a_failure_is_written_down_for_the_page(agreed: Desk, hub: ModelServer) -> None:
    hub.script = [404]
    agreed.models.start(NLLB, "Dana")
    agreed.model_worker.work()
    job = agreed.models.card(NLLB).job
    assert job is not None
    assert job.state is JobState.FAILED
    said = {code: texts(code).choose(f"error.{job.message_key}", job.message_values or {}) for code in LANGUAGES}
    assert all("127.0.0.1" in str(words) for words in said.values())
    agreed.models.start(NLLB, "Dana")
    agreed.model_worker.work()
    assert agreed.models.card(NLLB).installed, "it can be asked for again"


def test_cancelling_stops_the_download_and_keeps_what_has_arrived(agreed: Desk, hub: ModelServer) -> None:
    hub.script = ["fine", "hang"]
    hub.files["model.safetensors"] = bytes(3_000_000)
    agreed.models.start(NLLB, "Dana")
    worker = threading.Thread(target=agreed.model_worker.work)
    worker.start()
    wait_for(lambda: agreed.models.card(NLLB).job.phase is ModelPhase.DOWNLOAD)
    agreed.models.cancel(NLLB)
    assert agreed.models.card(NLLB).job.state is JobState.CANCELLED
    wait_for(lambda: not agreed.store.model_jobs.busy())
    hub.release.set()
    worker.join()
    assert agreed.models.card(NLLB).job.state is JobState.CANCELLED
    assert not agreed.models.card(NLLB).installed
    assert (agreed.settings.models / f".{NLLB}.get" / "config.json").is_file()


def test_a_request_that_brought_nothing_can_be_discarded(agreed: Desk) -> None:
    agreed.models.start(NLLB, "Dana")
    agreed.models.cancel(NLLB)
    agreed.models.remove(NLLB)
    assert agreed.models.card(NLLB).job is None
    assert refused(lambda: agreed.models.remove(NLLB)).values["reason"] == "unknown"


def test_work_whose_process_died_is_shown_as_interrupted_and_goes_on(settings: Settings, hub: ModelServer) -> None:
    from datetime import timedelta

    from transdesk.storage import Store

    store = Store(settings.store_url, stale=timedelta(0))
    assert store.model_jobs.ask(NLLB, ModelWork.GET, "Dana", owner="dead")
    job = store.model_jobs.all()[NLLB]
    assert job.state is JobState.FAILED
    assert job.message_values == {"reason": "interrupted"}
    assert store.model_jobs.ask(NLLB, ModelWork.GET, "Marat", owner="alive")
    assert not store.model_jobs.beat(NLLB, "dead", ModelPhase.DOWNLOAD, 1, 2)
    assert store.model_jobs.beat(NLLB, "alive", ModelPhase.DOWNLOAD, 1, 2)
    store.close()


@pytest.mark.slow
def test_a_request_starts_a_process_that_does_it(settings: Settings, hub: ModelServer, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2] / "src"))
    own = dataclasses.replace(settings, worker_command=(sys.executable, "-m", "transdesk", "worker"))
    desk = build_desk(own)
    desk.models.agree(NLLB, "Dana")
    desk.models.start(NLLB, "Dana")
    wait_for(lambda: not desk.models.card(NLLB).job.state.active, seconds=120)
    assert desk.models.card(NLLB).job.state is JobState.DONE, (settings.logs / "models.log").read_text()
    assert desk.models.card(NLLB).installed
    assert desk.models._child.wait(60) == 0
    desk.close()


def test_the_newsroom_s_texts_keep_their_pieces(agreed: Desk, hub: ModelServer) -> None:
    reading = agreed.intake.read_text("Senate meets\n\nThe Senate met on Tuesday.")
    agreed.intake.add(reading, language=Language.EN, author="Dana")
    assert "The Senate met on Tuesday." in list(agreed.model_worker._texts())


def test_the_chosen_model_comes_first(agreed: Desk, hub: ModelServer) -> None:
    agreed.models.start(NLLB, "Dana")
    agreed.model_worker.work()
    agreed.models.prefer("starter")
    assert [card.id for card in agreed.models.cards() if card.preferred] == ["starter"]
    agreed.models.prefer(NLLB)
    assert [card.id for card in agreed.models.cards() if card.preferred] == [NLLB]


def test_what_the_environment_decides_cannot_be_chosen(settings: Settings) -> None:
    desk = build_desk(dataclasses.replace(settings, engine="starter"))
    assert desk.models.card("starter").preferred
    with pytest.raises(SettingsError, match="TRANSDESK_ENGINE"):
        desk.models.prefer("starter")
    desk.close()


def test_the_mirror_of_the_environment_stands_for_the_hub(settings: Settings, nllb: Path, monkeypatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    desk = build_desk(dataclasses.replace(settings, model_mirror=str(nllb)))
    desk.models.agree(NLLB, "Dana")
    desk.models.start(NLLB, "Dana")
    desk.model_worker.work()
    assert desk.models.card(NLLB).installed
    desk.close()


def test_a_model_larger_than_the_machine_cannot_be_asked_for(desk: Desk, monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 4000000 kB\n", encoding="ascii")
    monkeypatch.setattr("transdesk.engines.machine._MEMINFO", tmp_path / "meminfo")
    assert not desk.models.card("hy-mt2-7b").fits
    assert refused(lambda: desk.models.start("hy-mt2-7b", "Dana")).values["reason"] == "memory"
    assert refused(lambda: desk.models.start("nonsense", "Dana")).values["reason"] == "unknown"
    assert refused(lambda: desk.models.start("starter", "Dana")).values["reason"] == "bundled"
