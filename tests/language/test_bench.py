"""The benches run on any files and tell what they measured."""

from __future__ import annotations

from transdesk.language.bench import bench_lid, bench_sentences


def test_lid_table(tmp_path):
    lines = ["Депутаты парламента обсудили новый закон о бюджете.", "Суд отложил заседание до понедельника."]
    path = tmp_path / "ru.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    table = bench_lid({"ru": path}, others=False)
    whole = next(row for row in table.rows if row.words == 0)
    assert (whole.detector, whole.texts, whole.right, whole.wrong) == ("transdesk", 2, 100, 0)
    path.write_text("\n".join(lines[:1]), encoding="utf-8")
    assert bench_lid({"ru": path}, others=False).signature != table.signature


def test_sentence_table(tmp_path):
    path = tmp_path / "en.txt"
    path.write_text("He left.\nShe stayed at 5 p.m. on Friday.\nThey spoke.\n", encoding="utf-8")
    (row,) = bench_sentences({"en": path}).rows
    assert (row.expected, row.f1) == (2, 100)
