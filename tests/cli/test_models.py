"""models list, get, prepare, measure, remove, as a script or a person at a terminal uses them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.conftest import type_of_run
from engines.hub import NLLB
from engines.model_server import ModelServer


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSDESK_USER", "Dana")
    monkeypatch.delenv("TRANSDESK_MODEL_MIRROR", raising=False)


def test_the_list_says_what_is_there_and_on_what_terms(transdesk: type_of_run) -> None:
    done = transdesk("models", "list")
    assert done.status == 0
    rows = {line.split("\t")[0]: line for line in done.lines}
    assert "ready" in rows["starter"]
    assert "no commercial use" in rows[NLLB]
    found = {row["id"]: row for row in transdesk("models", "list", "--json").json_lines}
    assert found[NLLB]["quality"]["en-kk"] == 44.6
    assert found[NLLB]["commercial"] is False
    assert found["hy-mt2-1.8b"]["suggested"] is True


def test_get_measure_and_remove(transdesk: type_of_run, hub: ModelServer) -> None:
    done = transdesk("models", "get", NLLB)
    assert done.status == 2
    assert "--agree" in done.err
    assert hub.asked == []
    done = transdesk("models", "get", NLLB, "--agree", "--trim")
    assert done.status == 0, done.err
    assert "pieces kept" in done.out
    assert "words a minute" in done.out
    again = transdesk("models", "get", NLLB)
    assert again.status == 0, "who has agreed once is not asked again"
    row = next(r for r in transdesk("models", "list", "--json").json_lines if r["id"] == NLLB)
    assert row["installed"]
    assert row["words_a_minute"] > 0
    assert transdesk("models", "measure", NLLB).out.endswith("words a minute here.\n")
    assert transdesk("models", "remove", NLLB).status == 0
    gone = transdesk("models", "remove", NLLB)
    assert gone.status == 2
    assert "not installed" in gone.err


def test_an_installed_model_translates(transdesk: type_of_run, hub: ModelServer) -> None:
    transdesk("models", "get", NLLB, "--agree")
    done = transdesk("translate", "--lines", "--from", "ru", "--to", "kk", "--engine", NLLB, stdin="вода река\n")
    assert done.status == 0, done.err
    assert len(done.lines) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("get", "nonsense"), "there are: starter"),
        (("get", "starter"), "comes with TransDesk"),
        (("remove", "starter"), "stays"),
        (("measure", NLLB), "transdesk models get"),
        (("prepare", "/nowhere/model"), "no folder"),
        (("prepare", ".", "--directions", "de-fr", "--id", "x"), "ru, kk, en"),
        (("prepare", ".", "--id", "../x"), "--id"),
    ],
)
def test_mistakes_get_one_clear_line(transdesk: type_of_run, arguments: tuple[str, ...], said: str) -> None:
    done = transdesk("models", *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.err.count("\n") == 1


def test_without_network_it_fails_at_once_with_the_way_out(
    transdesk: type_of_run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    done = transdesk("models", "get", "opus-mt-tc-big-zle-en")
    assert done.status == 2
    assert "TRANSDESK_MODEL_MIRROR" in done.err
    assert "--from" in done.err


def test_ctrl_c_leaves_a_download_that_goes_on(
    transdesk: type_of_run, hub: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transdesk.engines import download

    whole = download._Loader._settle

    def interrupted(self) -> None:
        if self._file.name == "model.safetensors":
            raise KeyboardInterrupt
        whole(self)

    with monkeypatch.context() as patch:
        patch.setattr(download._Loader, "_settle", interrupted)
        done = transdesk("models", "get", NLLB, "--agree")
    assert (done.status, done.err) == (130, "transdesk: Stopped.\n")
    half = tmp_path / "data" / "models" / f".{NLLB}.get"
    assert (half / "model.safetensors.part").stat().st_size == len(hub.files["model.safetensors"])
    hub.asked.clear()
    assert transdesk("models", "get", NLLB).status == 0
    assert not [path for path, _ in hub.asked if path.endswith("model.safetensors")], (
        "what is here is not fetched again"
    )


def test_prepare_takes_a_folder_or_a_name_on_the_hub(
    transdesk: type_of_run, nllb: Path, hub: ModelServer, tmp_path: Path
) -> None:
    own = tmp_path / "texts.txt"
    own.write_text("вода река президент\n", encoding="utf-8")
    done = transdesk("models", "prepare", str(nllb), "--id", "mine", "--texts", str(own), "--json")
    assert done.status == 0, done.err
    assert done.json["id"] == "mine"
    assert done.json["coverage"] == 1.0
    assert len(done.json["directions"]) == 6
    assert transdesk("models", "prepare", "somebody/their-model", "--trim").status == 0
    ids = {row["id"] for row in transdesk("models", "list", "--json").json_lines if row["installed"]}
    assert {"mine", "their-model"} <= ids


def test_a_folder_instead_of_the_hub(transdesk: type_of_run, nllb: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    shutil.copytree(nllb, tmp_path / "stick" / NLLB)
    assert "HF_HUB_OFFLINE" in transdesk("models", "get", NLLB, "--agree").err
    assert transdesk("models", "get", NLLB, "--from", str(tmp_path / "stick")).status == 0


def test_what_the_doctor_calls_bad_is_a_status_too(transdesk: type_of_run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRANSDESK_DATA_DIR", "/proc/none")
    assert transdesk("doctor").status == 2


def test_the_doctor_tells_about_models(
    transdesk: type_of_run, hub: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def facts() -> dict[str, dict[str, object]]:
        return {row["what"]: row for row in transdesk("doctor", "--json").json_lines}

    assert facts()["model hub"]["detail"] == f"{hub.url} reachable"
    assert transdesk("doctor").status == 0
    transdesk("models", "get", NLLB, "--agree")
    (tmp_path / "data" / "models" / ".other.get").mkdir()
    said = str(facts()["models"]["detail"])
    assert NLLB in said
    assert "unfinished: other" in said
    (tmp_path / "data" / "models" / "half").mkdir()
    broken = facts()["models"]
    assert "half holds no complete model" in str(broken["detail"])
    assert transdesk("doctor").status == 2
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    assert "--from" in str(facts()["model hub"]["detail"])
    monkeypatch.setenv("TRANSDESK_MODEL_MIRROR", str(tmp_path / "none"))
    assert facts()["model mirror"]["ok"] is False
