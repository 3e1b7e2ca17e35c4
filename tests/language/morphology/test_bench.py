"""The measure itself, and floors under what is reached on UniMorph's lists."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.language.morphology.bench import bench_morphology


def test_counts_preferred_and_accepted_forms(tmp_path):
    table = tmp_path / "forms.tsv"
    table.write_text(
        "lemma\tform\tfeatures\n"
        "кітап\tкітапқа\tN;DAT;SG\n"
        "турист\tтуриске\tN;DAT;SG\n"
        "қала\tқалаға-қате\tN;DAT;SG\n"
        "ел\tелдің\tN;GEN;SG\tterm\n"
        "too few columns\n",
        encoding="utf-8",
    )
    result = bench_morphology(table, Language.KK)
    assert (result.rows, result.preferred, result.accepted) == (4, 2, 3)
    assert result.preferred_share == pytest.approx(0.5)
    assert [(miss.expected, miss.accepted) for miss in result.misses] == [("туриске", True), ("қалаға-қате", False)]
    assert dict(result.cells)["N;DAT;SG"].rows == 3


@pytest.mark.parametrize(
    ("language", "name", "floor"),
    [(Language.KK, "kk-nouns.tsv", 0.995), (Language.RU, "ru-nouns-adjectives.tsv", 0.99)],
)
def test_dictionary_forms_stay_right(shared_data, language, name, floor):
    assert bench_morphology(shared_data / "morphology" / name, language).preferred_share >= floor


def test_russian_news_phrases_stay_right(shared_data, tmp_path):
    rows = []
    for line in (shared_data / "morphology" / "ru_phrases.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        rows += [
            f"{cells[0]}\t{form}\tN;{case}"
            for case, form in zip(("NOM", "GEN", "DAT", "INS", "ESS"), cells, strict=True)
        ]
    table = tmp_path / "phrases.tsv"
    table.write_text("\n".join(rows), encoding="utf-8")
    assert bench_morphology(table, Language.RU).misses == ()


def test_kazakh_news_terms_stay_right(shared_data, tmp_path):
    rows = []
    for line in (shared_data / "morphology" / "kk_terms.txt").read_text(encoding="utf-8").splitlines():
        cells = line.split("|")
        cases = ("NOM", "GEN", "DAT", "ACC", "LOC", "ABL", "INS")
        rows += [f"{cells[0]}\t{form}\tN;{case}" for case, form in zip(cases, cells, strict=True)]
    table = tmp_path / "terms.tsv"
    table.write_text("\n".join(rows), encoding="utf-8")
    assert bench_morphology(table, Language.KK).misses == ()
