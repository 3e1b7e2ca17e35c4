"""Adaptation: the real starter learns a newsroom's memory, and the gain is measured on pairs that it has not seen."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from transdesk.cli.app import run
from transdesk.domain.language import Direction, Language
from transdesk.training.adapt import Sample, divide

WHO = [("Минздрав", "The Health Ministry"), ("Акимат", "The akimat"), ("Мажилис", "The Mazhilis"), ("Фонд", "The fund")]
DID = [("утвердил", "approved"), ("отклонил", "rejected"), ("получил", "received"), ("опубликовал", "published")]
WHAT = [("отчёт", "the report"), ("бюджет", "the budget"), ("проект", "the draft"), ("список", "the list")]
WHEN = [("вчера", "yesterday"), ("в среду", "on Wednesday"), ("5 мая", "on May 5")]
PAIRS = [
    (f"{a[0]} {d[0]} {w[0]} {t[0]}.", f"{a[1]} {d[1]} {w[1]} {t[1]}.") for a, d, w, t in product(WHO, DID, WHAT, WHEN)
]


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRANSDESK_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "house.tsv"
    path.write_text("".join(f"{ru}\t{en}\n" for ru, en in PAIRS), encoding="utf-8")
    return path


def test_both_directions_of_a_pair_fall_on_one_side() -> None:
    there, back = Direction(Language.RU, Language.EN), Direction(Language.EN, Language.RU)
    samples = [s for ru, en in PAIRS for s in (Sample(ru, en, there), Sample(en, ru, back))]
    train, held_out = divide(samples, 0.2)
    assert len(train) + len(held_out) == len(samples)
    assert 0.1 < len(held_out) / len(samples) < 0.3
    assert not {frozenset(s[:2]) for s in train} & {frozenset(s[:2]) for s in held_out}


@pytest.mark.slow
@pytest.mark.parametrize("way", ["--whole", "--low-rank"])
def test_the_starter_learns_a_memory_and_is_installed(
    memory: Path, tmp_path: Path, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["train", "adapt", "--memory", str(memory), "--engine", "starter", "--name", "house", way, "--json"]
    assert run([*asked, "--epochs", "3"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {g["direction"] for g in found["gains"]} == {"ru-en", "en-ru"}
    assert all(g["after"] > g["before"] + 3 for g in found["gains"]), found
    source = tmp_path / "in.txt"
    source.write_text(PAIRS[0][0], encoding="utf-8")
    assert run(["translate", str(source), "--lines", "--from", "ru", "--to", "en", "--engine", found["model"]]) == 0
    assert capsys.readouterr().out.strip()


def test_a_small_memory_is_refused_with_what_to_do(memory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memory.write_text("Да.\tYes.\nНет.\tNo.\n", encoding="utf-8")
    assert run(["train", "adapt", "--memory", str(memory), "--engine", "starter"]) == 2
    assert "at least 50" in capsys.readouterr().err


def test_a_model_without_trainable_weights_says_so(memory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["train", "adapt", "--memory", str(memory), "--engine", "nllb-200-600m"]) == 2
    assert "--weights" in capsys.readouterr().err
