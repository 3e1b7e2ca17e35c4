"""memory import, export, search: what goes in comes out, and is found."""

from __future__ import annotations

from pathlib import Path

import pytest

PAIRS = "The Senate met on Monday.\tСенат собрался в понедельник.\nWheat prices fell.\tЦены на пшеницу снизились.\n"


@pytest.fixture
def filled(transdesk, tmp_path: Path):
    file = tmp_path / "pairs.tsv"
    file.write_text(PAIRS + "\t\nNo target.\t\n", encoding="utf-8")
    done = transdesk("memory", "import", str(file), "--from", "en", "--to", "ru")
    assert (done.status, done.out.split()[0]) == (0, "2")
    return transdesk


@pytest.mark.parametrize("suffix", ["tsv", "tmx"])
def test_a_memory_survives_its_export(filled, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / f"out.{suffix}"
    assert filled("memory", "export", str(file), "--from", "en", "--to", "ru").status == 0
    monkeypatch.setenv("TRANSDESK_DATA_DIR", str(tmp_path / "other"))
    assert filled("memory", "import", str(file), "--from", "en", "--to", "ru").out.split()[0] == "2"
    (row,) = filled("memory", "search", "Wheat prices fell.", "--from", "en", "--to", "ru", "--json").json_lines
    assert row == {"score": 100, "source": "Wheat prices fell.", "target": "Цены на пшеницу снизились."}


def test_a_similar_sentence_is_found_with_its_score(filled) -> None:
    (row,) = filled("memory", "search", "The Senate met on Tuesday.", "--from", "en", "--to", "ru", "--json").json_lines
    assert 60 <= row["score"] < 100
    assert row["target"] == "Сенат собрался в понедельник."


def test_the_same_file_twice_adds_nothing(filled, tmp_path: Path) -> None:
    filled("memory", "import", str(tmp_path / "pairs.tsv"), "--from", "en", "--to", "ru")
    out = tmp_path / "out.tsv"
    filled("memory", "export", str(out), "--from", "en", "--to", "ru")
    assert sorted(out.read_text(encoding="utf-8").splitlines()) == sorted(PAIRS.splitlines())


@pytest.mark.model
def test_a_draft_takes_exact_matches_from_the_memory_first(filled, tmp_path: Path) -> None:
    from dataclasses import replace

    from transdesk.bootstrap import build_desk, settings_from_environment
    from transdesk.domain.language import Language
    from transdesk.domain.work import Origin

    desk = build_desk(replace(settings_from_environment(), worker_command=()))
    reading = desk.intake.read_text("News of the day\n\nWheat prices fell.")
    article = desk.intake.add(reading, language=Language.EN, author="Dana")
    desk.drafting.start(article, Language.RU, author="Dana")
    desk.drafting.work_until_idle(once=True)
    work = desk.editing.sheet(article, Language.RU).rows[1].work
    assert (work.target, work.origin) == ("Цены на пшеницу снизились.", Origin.TM)


def test_an_unknown_suffix_is_named(filled, tmp_path: Path) -> None:
    done = filled("memory", "export", str(tmp_path / "out.doc"), "--from", "en", "--to", "ru")
    assert done.status == 2
    assert ".tmx" in done.err
