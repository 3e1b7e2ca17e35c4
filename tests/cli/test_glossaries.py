"""Glossaries on the command line: into the newsroom's own, out of it, and from one format to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import type_of_run

HEAD = "id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note\n"
ROWS = "akimat,power,term,akimat,акимат,әкімдік,noun,,,,,,\n,,term,,,,,,,,,,\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRANSDESK_GLOSSARIES", "")
    path = tmp_path / "ours.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


def test_a_glossary_is_imported_with_a_report_by_line(transdesk: type_of_run, file: Path, tmp_path: Path) -> None:
    tried = transdesk("glossary", "import", str(file), "--dry-run")
    assert tried.status == 0
    assert f"{file}:2: new: akimat" in tried.lines
    assert any(line.startswith(f"{file}:3: error: the row has no term") for line in tried.lines)
    assert "0 stored" in tried.err
    assert "1 stored" in transdesk("glossary", "import", str(file)).err
    assert "1 as they are; 0 stored" in transdesk("glossary", "import", str(file)).err
    found = transdesk("terms", "find", "--lang", "kk", "--json", stdin="Қала әкімдігінде болды.")
    assert [row["concept"] for row in found.json_lines] == ["akimat"]
    out = tmp_path / "out.csv"
    assert transdesk("glossary", "export", str(out)).status == 0
    assert "akimat,power,term,akimat,акимат,әкімдік" in out.read_text(encoding="utf-8-sig")
    assert transdesk("glossary", "export", str(file), str(tmp_path / "x.tbx")).status == 0
    assert transdesk("glossary", "export", str(out), "--scope", "all").status == 2
