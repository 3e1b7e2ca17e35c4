"""translate, check, convert, terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

GLOSSARY = (
    "id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note\n"
    "senate,politics,organisation,Senate,Сенат,Сенат,,,,,,,\n"
    "bill,politics,term,draft law,законопроект,заң жобасы,,,,,,,\n"
)


@pytest.fixture
def glossary(tmp_path: Path) -> str:
    file = tmp_path / "own.csv"
    file.write_text(GLOSSARY, encoding="utf-8")
    return str(file)


def test_terms_are_found_in_any_form(transdesk, glossary: str) -> None:
    done = transdesk(
        "terms", "find", "--lang", "kk", "--glossary", glossary, "--json", stdin="\nСенатқа заң жобасын жіберді.\n"
    )
    rows = [(r["line"], r["start"], r["end"], r["text"], r["concept"]) for r in done.json_lines]
    assert rows == [(2, 0, 7, "Сенатқа", "senate"), (2, 8, 19, "заң жобасын", "bill")]


def test_conversion_keeps_marks_and_links(transdesk, tmp_path: Path) -> None:
    source, target = tmp_path / "a.html", tmp_path / "a.md"
    source.write_text(
        '<h1>Title</h1><p>The <b>Senate</b> <a href="https://example.org/">met</a>.</p>', encoding="utf-8"
    )
    assert transdesk("convert", str(source), str(target)).status == 0
    assert "The **Senate** [met](<https://example.org/>)." in target.read_text(encoding="utf-8")


def test_an_unknown_suffix_names_the_known_ones(transdesk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.", encoding="utf-8")
    done = transdesk("convert", str(tmp_path / "a.txt"), str(tmp_path / "a.odt"))
    assert done.status == 2
    assert ".docx" in done.err
    assert not (tmp_path / "a.odt").exists()


def test_check_reads_pairs_and_prints_findings(transdesk, tmp_path: Path, glossary: str) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text("The Senate met 47 deputies.\tДепутаты встретились  с 74 людьми.\n", encoding="utf-8")
    done = transdesk("check", str(file), "--from", "en", "--to", "ru", "--glossary", glossary, "--json")
    assert {row["check"] for row in done.json_lines} >= {"numbers", "terms", "spacing"}
    assert all(row["segment"] == "1" and row["message"] for row in done.json_lines)


@pytest.mark.model
def test_lines_in_are_lines_out(transdesk, glossary: str) -> None:
    """Also empty lines and lines of signs; each is one segment."""
    text = "The Senate met on Monday. It passed the draft law.\n\n* * *\nThe deputies left.\n"
    options = ("--from", "en", "--to", "ru", "--lines", "--glossary", glossary)
    plain = transdesk("translate", *options, stdin=text)
    assert (plain.status, len(plain.lines)) == (0, 4)
    rows = transdesk("translate", *options, "--json", stdin=text).json_lines
    assert [row["source"] for row in rows] == text.splitlines()
    assert [row["target"] for row in rows] == plain.lines, "same input, same output"


@pytest.mark.model
def test_no_term_is_silently_missing(transdesk, glossary: str) -> None:
    text = "The Senate returned the draft law to the government.\n"
    (row,) = transdesk(
        "translate", "--from", "en", "--to", "kk", "--lines", "--json", "--glossary", glossary, stdin=text
    ).json_lines
    assert {term["concept"] for term in row["terms"]} == {"senate", "bill"}
    for term in row["terms"]:
        assert term["status"] == "flagged" or (term["found"] and term["found"] in row["target"])


@pytest.mark.model
def test_an_article_is_written_in_every_format(transdesk, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("# Senate passes law\n\nThe **Senate** met on June 9. It passed the law.\n", encoding="utf-8")
    files = [tmp_path / f"a.kk.{suffix}" for suffix in ("docx", "html", "md", "txt", "xlsx", "json")]
    outs = [part for file in files for part in ("--out", str(file))]
    done = transdesk("translate", str(source), "--to", "kk", *outs, "--json")
    assert done.status == 0, done.err
    assert [s["kind"] for s in done.json["segments"]] == ["headline", "lead", "lead"] or done.json["segments"]
    assert all(file.stat().st_size for file in files)
    assert done.json["from"], done.json["to"] == ("en", "kk")
    assert json.loads(files[-1].read_text(encoding="utf-8"))


def test_a_language_that_is_not_clear_must_be_named(transdesk) -> None:
    done = transdesk("translate", "--to", "kk", stdin="Президент Жапаров Бишкекте чет элдик элчилер менен жолугушту.")
    assert done.status == 2
    assert "--from" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("translate", "no-such-file.txt", "--to", "kk"), "no-such-file.txt"),
        (("translate", "--to", "de"), "ru, kk, en"),
        (("translate", "--to", "kk", "--date", "yesterday"), "2024-05-31"),
        (("translate", "--to", "kk", "--from", "en", "--engine", "none-such"), "starter"),
        (("translate",), "--to"),
        (("nonsense",), "nonsense"),
        (("train", "distil", "--teacher", "none-such", "--texts", "no.txt", "--out", "out"), "no.txt"),
    ],
)
def test_wrong_usage_gets_one_clear_line(transdesk, arguments: tuple[str, ...], said: str) -> None:
    done = transdesk(*arguments, stdin="The Senate met on Monday to pass the law.")
    assert done.status == 2
    assert said in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert done.out == ""
