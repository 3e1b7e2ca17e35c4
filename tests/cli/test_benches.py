"""bench mt and bench speed on files that the user names."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.domain.language import Direction, Language

PAIRS = (
    ("The president signed a law.", "Президент подписал закон."),
    ("The akimat was closed on Tuesday.", "Акимат был закрыт во вторник."),
    ("It rains in Almaty.", "В Алматы идёт дождь."),
)
GLOSSARY = "id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note\nakimat,,term,akimat,акимат,әкімдік,noun,,,,,,\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setenv("TRANSDESK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TRANSDESK_GLOSSARIES", "")
    texts = {
        "source": "\n".join(a for a, _ in PAIRS) + "\n",
        "reference": "\n".join(b for _, b in PAIRS) + "\n",
        "glossary": GLOSSARY,
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.csv") for name in texts}


def mt(transdesk, files: dict[str, str], *more: str):
    given = ("--from", "en", "--to", "ru", "--source", files["source"], "--reference", files["reference"])
    return transdesk("bench", "mt", *given, *more)


@pytest.mark.model
def test_engines_stand_side_by_side_with_terms_time_and_memory(transdesk, files) -> None:
    done = mt(
        transdesk,
        files,
        "--engine",
        "starter",
        "--engine",
        "memory",
        "--glossary",
        files["glossary"],
        "--keep",
        "--json",
    )
    assert done.status == 0, done.err
    table = json.loads(done.out)
    rows = {row["engine"]: row for row in table["rows"]}
    assert list(rows) == ["starter", "memory", "reference"]
    assert rows["starter"]["lines"] == 3
    assert rows["starter"]["chrf2pp"] > rows["memory"]["chrf2pp"] == 0
    assert rows["starter"]["peak_mib"] > rows["memory"]["peak_mib"] > 0
    assert rows["memory"]["flagged"] == 3
    assert rows["starter"]["terms_enforced_%"] >= rows["starter"]["terms_%"]
    assert rows["reference"]["terms_%"] == 100
    assert "version:" in table["signature"]
    assert "bleu" in table["signature"]
    assert any(note.startswith("starter: starter@") for note in table["notes"])
    desk = build_desk(settings_from_environment())
    assert set(desk.engines.measured()[Direction(Language.EN, Language.RU)]) == {"starter", "memory"}
    desk.close()


@pytest.mark.model
def test_a_markdown_table_for_people_and_nothing_kept_unasked(transdesk, files) -> None:
    done = mt(transdesk, files, "--engine", "starter")
    assert done.out.splitlines()[0].startswith("| engine | lines | bleu | chrf2pp | ter |")
    desk = build_desk(settings_from_environment())
    assert desk.engines.measured() == {}
    desk.close()


def test_files_that_do_not_fit_are_refused(transdesk, files, tmp_path: Path) -> None:
    Path(files["reference"]).write_text("one line\n", encoding="utf-8")
    assert "aligned" in mt(transdesk, files).err
    files["source"] = str(tmp_path / "absent.txt")
    assert "absent.txt" in mt(transdesk, files).err


def test_an_engine_that_is_not_there_is_said_before_anything_is_measured(transdesk, files) -> None:
    done = mt(transdesk, files, "--engine", "nonesuch")
    assert (done.status, done.out) == (2, "")
    assert "nonesuch" in done.err


@pytest.mark.model
def test_what_the_desk_adds_is_told(transdesk, files) -> None:
    done = transdesk("bench", "speed", "--source", files["source"], "--rounds", "1", "--json")
    assert done.status == 0, done.err
    (table,) = json.loads(done.out)["tables"]
    (row,) = table["rows"]
    assert row["engine"] == "starter"
    assert row["bare_cpu_s"] > 0
    assert "of 3 sentences" in table["signature"]


def test_an_unknown_architecture_names_the_known(transdesk, files) -> None:
    assert "nllb600" in transdesk("bench", "speed", "--architecture", "poem").err


def test_finding_is_told_by_language_and_kind(transdesk, files, tmp_path: Path) -> None:
    table = tmp_path / "sentences.tsv.xz"
    line = "akimat\tThe akimat is shut.\tАкимат закрыт.\tӘкімдік жабық.\n"
    table.write_bytes(lzma.compress(f"concept\ten\tru\tkk\n{line}".encode()))
    done = transdesk("bench", "finding", str(table), "--glossary", files["glossary"], "--json")
    rows = {(row["language"], row["kind"]): row for row in json.loads(done.out)["rows"]}
    assert rows["kk", "words"]["found"] == 1
    bad = transdesk("bench", "finding", files["source"], "--glossary", files["glossary"])
    assert bad.status == 2
    assert "concept, en, ru, kk" in bad.err
