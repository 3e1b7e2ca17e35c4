"""The bench of finding counts what it says it counts."""

from __future__ import annotations

from dataclasses import asdict

from transdesk.domain.term import Glossary
from transdesk.glossary.bench_finding import bench_finding
from transdesk.language.morphology import morphology


def test_found_within_another_missed_alone_and_forms(concept) -> None:
    glossary = Glossary(
        (
            concept("school", en="school", ru="школа", kk="мектеп"),
            concept("art-school", en="art school", ru="художественная школа", kk="өнер мектебі"),
            concept("beet", en="beet", ru="свёкла", kk="қызылша"),
            concept("measles", en="measles", ru="корь", kk="қызылшасы"),
        )
    )
    sentences = [
        {"concept": "school", "en": "Two schools burnt.", "ru": "Две школы сгорели.", "kk": "Екі мектеп өртенді."},
        {"concept": "school", "en": "The art school.", "ru": "Художественная школа.", "kk": "Өнер мектебі."},
        {"concept": "school", "en": "The pupils left.", "ru": "Школьники ушли.", "kk": "Мектептен кетті."},
        {"concept": "unknown", "en": "Beet is dear.", "ru": "Сахар дорог.", "kk": "Қант қымбат."},
    ]
    found = bench_finding(sentences, glossary, morphology)
    rows = {(row.language, row.kind): asdict(row) for row in found.rows}
    english = rows["en", "words"]
    assert (english["written"], english["found"], english["within"]) == (3, 1, 1)
    assert (english["inflected"], english["as_ours"]) == (1, 1)
    assert english["alone"] == 1  # beet, which neither other version has
    assert rows["kk", "words"]["found"] == 2
    assert [(code, text) for code, _, text in found.missed] == [("en", "The pupils left."), ("ru", "Школьники ушли.")]
    assert ("en", "beet", "Beet is dear.") in found.alone


def test_a_form_that_is_only_accepted_is_not_ours(concept) -> None:
    glossary = Glossary((concept("centre", ru="МИД", kind="abbreviation", en="MFA", kk="СІМ"),))
    line = {"concept": "centre", "en": "MFA", "ru": "В МИДе молчат.", "kk": "СІМ-де үндемейді."}
    rows = {row.language: row for row in bench_finding([line], glossary, morphology).rows if row.kind == "names"}
    assert (rows["ru"].inflected, rows["ru"].as_ours) == (1, 0)
    assert (rows["kk"].inflected, rows["kk"].as_ours) == (1, 1)
