"""detect, segment, inflect."""

from __future__ import annotations

from pathlib import Path

TEXT = "Парламент жаңа заң қабылдады.\nДепутаттар жобаны екі рет талқылады.\n"


def test_detect_prints_one_document(transdesk) -> None:
    found = transdesk("detect", "--json", stdin=TEXT).json
    assert found["language"] == "kk"
    assert found["shares"] == {"kk": 1.0}
    assert [(b["index"], b["language"]) for b in found["blocks"]] == [(0, "kk"), (1, "kk")]


def test_detect_lines_keeps_count_and_order(transdesk) -> None:
    done = transdesk("detect", "--lines", stdin="Парламент принял закон о выборах.\n\nThe law was passed.\n123\n")
    assert [row["language"] for row in done.json_lines] == ["ru", "unsure", "en", "unsure"]


def test_detect_reads_old_encodings(transdesk, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("Парламент принял закон о выборах президента республики.".encode("cp1251"))
    assert transdesk("detect", str(file)).out.split()[0] == "ru"


def test_segment_prints_one_sentence_a_line(transdesk) -> None:
    done = transdesk(
        "segment", "--lang", "ru", stdin="Президент К.-Ж. Токаев прибыл в г. Алматы. Его встретил аким.\nДа"
    )
    assert done.lines == ["Президент К.-Ж. Токаев прибыл в г. Алматы.", "Его встретил аким.", "Да"]


def test_inflect_prints_the_preferred_form_first(transdesk) -> None:
    done = transdesk("inflect", "--lang", "kk", stdin="кітап\tN;ACC;SG\nТоқаев\tN;DAT;SG\tperson-m\n")
    assert [line.split("\t")[0] for line in done.lines] == ["кітапты", "Тоқаевқа"]


def test_inflect_names_the_line_that_is_too_short(transdesk) -> None:
    done = transdesk("inflect", "--lang", "ru", stdin="слово\tN;GEN;SG\nслово\n")
    assert done.status == 2
    assert "Line 2" in done.err


def test_an_unknown_kind_names_the_known_ones(transdesk) -> None:
    done = transdesk("inflect", "--lang", "ru", stdin="слово\tN;GEN;SG\tthing\n")
    assert done.status == 2
    assert "person-m" in done.err
