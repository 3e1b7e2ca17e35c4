"""The terminology bench counts what it says it counts."""

from __future__ import annotations

import json

import pytest

from transdesk.domain.engine import Candidate, Capability
from transdesk.domain.errors import GlossaryError
from transdesk.domain.language import Language
from transdesk.glossary.bench import BenchText, bench_terms
from transdesk.glossary.bench_texts import corpus_texts, wmt25_texts
from transdesk.language.morphology import morphology

COURT = "Верховный суд|Верховного суда|Верховному суду|Верховный суд|Верховным судом|Верховном суде"


@pytest.fixture
def drafting(scripted, links):
    """An engine that translates by a table, copies what it does not know, and uses hints."""

    def make(table):
        engine = scripted(Capability.ALIGN, Capability.ANNOTATE, aligns=links(("Supreme Court", "высшего суда")))

        def translate(requests, **_):
            return [Candidate(table.get((r.text, bool(r.hints)), r.text)) for r in requests]

        engine.translate = translate
        return engine

    return make


def test_each_method_has_its_row(drafting, paradigms, concept):
    engine = drafting(
        {
            ("The ruling of the Supreme Court.", False): "Решение высшего суда.",
            ("The ruling of the Supreme Court.", True): "Решение Верховного суда.",
            ("The ruling of the X1.", False): "Решение X1.",
        }
    )
    high = "высший суд|высшего суда|высшему суду|высший суд|высшим судом|высшем суде"
    table = {Language.EN: paradigms(Language.EN), Language.RU: paradigms(Language.RU, COURT, high)}
    text = BenchText(
        "a",
        (("The ruling of the Supreme Court.", "Решение Верховного суда."), ("Weather.", "Погода.")),
        (concept("court", "Supreme Court", "Верховный суд"),),
    )
    bench = bench_terms(engine, Language.EN, Language.RU, [text], table.__getitem__)
    rows = {row.method: row for row in bench.rows}
    assert list(rows) == ["reference", "none", "exact", "masked", "enforced", "told", "told+enforced"]
    assert {name: row.present for name, row in rows.items()} == {
        "reference": 1, "none": 0, "exact": 1, "masked": 1, "enforced": 1, "told": 1, "told+enforced": 1,
    }  # fmt: skip
    assert (rows["exact"].same_form, rows["masked"].same_form, rows["enforced"].same_form) == (0, 0, 1)
    assert rows["enforced"].repaired == 1
    assert rows["enforced"].silent == 0
    assert rows["none"].silent == 1
    assert "scripted" in bench.signature


def test_corpus_and_wmt_files_are_read(tmp_path):
    (tmp_path / "t.tsv").write_text(
        "article\tseg\tkind\ten\tru\tkk\nt-01\t1\tlead\tA court.\tСуд.\tСот.\n", encoding="utf-8"
    )
    (tmp_path / "t-terms.tsv").write_text(
        "article\ten\tru\tkk\tpos\tkind\tnote\nt-01\tcourt\tсуд|трибунал\tсот\tnoun\tterm\t\n", encoding="utf-8"
    )
    (text,) = corpus_texts(tmp_path / "t.tsv", Language.EN, Language.KK)
    assert text.pairs == (("A court.", "Сот."),)
    assert [d.text for d in text.concepts[0].designations] == ["court", "суд", "трибунал", "сот"]

    row = {"id": 2, "en": "A contract.", "ru": "Договор.", "proper": {"contract": "договор"}, "random": {}}
    (tmp_path / "w.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (wmt,) = wmt25_texts(tmp_path / "w.jsonl")
    assert wmt.concepts[0].of(Language.RU)[0].text == "договор"
    assert wmt25_texts(tmp_path / "w.jsonl", "random")[0].concepts == ()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(GlossaryError, match=r"absent\.tsv"):
        corpus_texts(tmp_path / "absent.tsv", Language.EN, Language.RU)


def test_forms_other_than_the_references_are_told_apart_by_rule(drafting, paradigms, concept):
    sources = ["To the Supreme Court.", "With the Supreme Court.", "The Supreme Court."]
    drafts = ["Иск к Верховному суду.", "Спор с Верховному суду.", "Снова Верховному суду."]
    engine = drafting({(s, h): d for s, d in zip(sources, drafts, strict=True) for h in (False, True)})
    table = {Language.EN: paradigms(Language.EN), Language.RU: paradigms(Language.RU, COURT)}
    text = BenchText(
        "a",
        tuple((source, "Решение Верховного суда.") for source in sources),
        (concept("court", "Supreme Court", "Верховный суд"),),
    )
    rows = {row.method: row for row in bench_terms(engine, Language.EN, Language.RU, [text], table.__getitem__).rows}
    told = rows["told"]
    assert (told.compared, told.same_form, told.agrees, told.breaks, told.untold) == (3, 0, 1, 1, 1)
    assert rows["told+enforced"].breaks == 0


def test_every_method_works_into_kazakh(drafting, concept):
    source = "Journalists of the Supreme Court."
    engine = drafting({(source, hinted): "Бүгін журналистердің высшего суда есебі." for hinted in (False, True)})
    court = concept("court", "Supreme Court", kk="Жоғарғы сот")
    text = BenchText("a", ((source, "Жоғарғы сот журналистері."),), (court,))
    bench = bench_terms(engine, Language.EN, Language.KK, [text], morphology)
    assert {row.method: row.present for row in bench.rows}["exact"] == 1
