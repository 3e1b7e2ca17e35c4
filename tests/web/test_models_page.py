"""The page of models: what a person reads on it, and what its buttons do, on a real store and a stub of the hub."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from engines.hub import NLLB
from engines.model_server import ModelServer
from transdesk.bootstrap import build_desk
from transdesk.desk.desk import Desk
from transdesk.desk.settings import Settings
from transdesk.domain.install import ModelJob, ModelPhase, ModelWork
from transdesk.domain.library import JobState
from transdesk.web import model_views
from transdesk.web.texts import LANGUAGES, places, texts
from web.fakes import NOW

Open = Callable[..., AppTest]
PACKAGE = Path(__file__).resolve().parents[2] / "src" / "transdesk"
TC_BIG = "opus-mt-tc-big-zle-en"


@pytest.fixture
def desk(tmp_path: Path):
    desk = build_desk(Settings(data_dir=tmp_path / "data", author="Dana"))
    yield desk
    desk.close()


def words_on(at: AppTest) -> str:
    found = [el.proto.body for el in at.get("html")]
    return " ".join([*found, *(m.value for m in at.markdown), *(c.value for c in at.caption)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_model_tells_terms_sizes_and_quality(open_page: Open, desk: Desk, language: str) -> None:
    at = open_page(desk, "models", language)
    t, said = texts(language), words_on(at)
    assert not at.exception
    assert not at.error
    assert "NLLB-200 distilled 600M" in said
    assert t("licence.noncommercial") in said
    assert model_views.size(621, t) in said
    assert model_views.decimal(44.6, t) in said
    assert t("models.suggested") in said
    assert t("models.source", source="Helsinki-NLP leaderboards, FLORES-200 devtest") in said


def test_a_free_model_is_asked_for_with_one_click(open_page: Open, desk: Desk) -> None:
    at = open_page(desk, "models")
    at.button(key=f"get-{TC_BIG}").click().run()
    job = desk.models.card(TC_BIG).job
    assert job is not None
    assert (job.state, job.work, job.author, job.trim) == (JobState.QUEUED, ModelWork.GET, "Dana", False)
    assert at.button(key=f"cancel-{TC_BIG}")
    at.button(key=f"cancel-{TC_BIG}").click().run()
    job = desk.models.card(TC_BIG).job
    assert job is not None
    assert job.state is JobState.CANCELLED
    assert at.button(key=f"get-{TC_BIG}").label == texts("en")("models.resume")


def test_a_non_commercial_model_asks_first_and_remembers_who_agreed(open_page: Open, desk: Desk) -> None:
    at = open_page(desk, "models")
    at.toggle(key=f"trim-{NLLB}").set_value(True).run()
    at.button(key=f"get-{NLLB}").click().run()
    assert desk.models.card(NLLB).job is None
    assert texts("en")("models.agree_kept", author="Dana") in words_on(at)
    at.button(key="model_agree").click().run()
    card = desk.models.card(NLLB)
    assert card.agreement is not None
    assert card.agreement.author == "Dana"
    assert card.job is not None
    assert card.job.trim


def test_an_installed_model_is_measured_chosen_and_removed(open_page: Open, desk: Desk, hub: ModelServer) -> None:
    desk.models.agree(NLLB, "Dana")
    desk.models.start(NLLB, "Dana", trim=True)
    desk.model_worker.work()
    at = open_page(desk, "models")
    card = desk.models.card(NLLB)
    assert texts("en").count("words_a_minute", card.words_a_minute or 0) in words_on(at)
    assert texts("en")("models.trimmed", before=card.pieces[0], after=card.pieces[1]) in words_on(at)
    at.button(key=f"choose-{NLLB}").click().run()
    assert desk.models.card(NLLB).preferred
    assert texts("en")("models.chosen") in words_on(at)
    at.button(key=f"remove-{NLLB}").click().run()
    at.button(key="model_remove").click().run()
    assert not desk.models.card(NLLB).installed
    assert f"get-{NLLB}" in [b.key for b in at.button]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failure_is_said_in_the_reader_s_language(
    open_page: Open, desk: Desk, hub: ModelServer, language: str
) -> None:
    hub.script = [404]
    desk.models.start(TC_BIG, "Dana")
    desk.model_worker.work()
    at = open_page(desk, "models", language)
    assert [e.value for e in at.error] == [
        f"{texts(language)('models.failed')} {texts(language)('error.model.missing', host='127.0.0.1')}"
    ]
    assert f"get-{TC_BIG}" in [b.key for b in at.button]


def test_what_does_not_fit_into_the_memory_cannot_be_asked_for(
    open_page: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "meminfo").write_text("MemTotal: 8000000 kB\n", encoding="ascii")
    monkeypatch.setattr("transdesk.engines.machine._MEMINFO", tmp_path / "meminfo")
    at = open_page(desk, "models")
    assert texts("en")("models.too_large") in words_on(at)
    assert "get-hy-mt2-7b" not in [b.key for b in at.button]
    assert "get-hy-mt2-1.8b" in [b.key for b in at.button]


def refusals() -> list[tuple[str, frozenset[str]]]:
    """The reason of every ``ModelError`` in the program, with the names that come along."""
    found = []
    for path in (
        *(PACKAGE / "engines").glob("*.py"),
        *(PACKAGE / "desk").glob("*.py"),
        *(PACKAGE / "cli").glob("*.py"),
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "ModelError":
                given = {k.arg: k.value for k in node.keywords if k.arg}
                reason = given.get("reason")
                if isinstance(reason, ast.Constant):
                    found.append((str(reason.value), frozenset(given)))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_one_sentence_that_can_be_filled(language: str) -> None:
    words, known = texts(language).words, refusals()
    assert len({reason for reason, _ in known}) >= 10
    lacking = {r for r, given in known if not places(words.get(f"error.model.{r}", "{none}")) <= given}
    assert lacking == set()


def test_progress_is_told_in_words() -> None:
    def told(phase: ModelPhase, done: int = 0, total: int = 0) -> tuple[float, str]:
        job = ModelJob("m", ModelWork.GET, False, JobState.RUNNING, phase, done, total, "Dana", NOW)
        return model_views.progress(job, texts("ru"))

    assert told(ModelPhase.DOWNLOAD, 600_000_000, 2_400_000_000) == (0.25, "Загружено 600 МБ из 2,4 ГБ")
    assert told(ModelPhase.DOWNLOAD)[0] == 0
    assert told(ModelPhase.CONVERT)[0] == 1
    assert len({told(phase)[1] for phase in (ModelPhase.WAITING, ModelPhase.CONVERT, ModelPhase.MEASURE)}) == 3


def test_the_rough_draft_line_and_the_settings_lead_here(open_page: Open, desk: Desk) -> None:
    at = open_page(desk, "settings")
    at.button(key="to_models").click().run()
    assert texts("en")("models.title") in words_on(at)
