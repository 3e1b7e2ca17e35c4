"""The translation memory as an engine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engines.engine_contract import EngineContract
from transdesk.domain.engine import Request
from transdesk.domain.language import Direction, Language
from transdesk.engines import open_engine
from transdesk.engines.memory_repair import repaired
from transdesk.engines.recall import Remembered

RU, KK, EN = Language.RU, Language.KK, Language.EN


def remembering(pairs: dict[tuple[str, Direction], Remembered]):
    def recall(texts, direction, *, floor):
        found = [pairs.get((text, direction)) for text in texts]
        return [match if match and match.score >= floor else None for match in found]

    return recall


class TestContract(EngineContract):
    @pytest.fixture
    def engine(self, settings, toy_sentences):
        pairs = {
            (text, Direction(source, target)): Remembered(text, f"<{target}> {text}", 100)
            for text, source, target in toy_sentences
        }
        return open_engine("memory", replace(settings, recall=remembering(pairs)))

    @pytest.fixture
    def sentences(self, toy_sentences):
        return toy_sentences


def ask(settings, text: str, match: Remembered | None, target: Language = RU):
    pairs = {(text, Direction(EN, target)): match} if match else {}
    return open_engine("memory", replace(settings, recall=remembering(pairs))).translate([Request(text, EN, target)])[0]


def test_what_nobody_translated_stays_empty(settings):
    found = ask(settings, "Nobody knows this sentence.", None)
    assert (found.text, found.flags) == ("", ("empty",))


def test_an_equal_sentence_comes_back_as_it_was(settings):
    found = ask(settings, "He came.", Remembered("He came.", "Он пришёл.", 100))
    assert (found.text, found.flags) == ("Он пришёл.", ())


def test_a_similar_one_is_repaired_and_marked(settings):
    text = "The plant made 1,250 cars in 2025."
    found = ask(
        settings, text, Remembered("The plant made 900 cars in 2024.", "Завод выпустил 900 машин в 2024 году.", 88)
    )
    assert found.text == "Завод выпустил 1\u00a0250 машин в 2025 году."
    assert found.flags == ("fuzzy",)


def test_what_cannot_be_repaired_is_flagged_and_not_guessed(settings):
    match = Remembered("About 20 people and 20 cars came.", "Приехали 20 человек и 20 машин.", 88)
    found = ask(settings, "About 20 people and 30 cars came.", match)
    assert found.text == match.target
    assert found.flags == ("fuzzy", "numbers")


@pytest.mark.parametrize(("text", "source", "target", "language", "expected"), [
    ("Growth was 2.5%.", "Growth was 1.5%.", "Рост составил 1,5 %.", RU, "Рост составил 2,5 %."),
    ("Рост составил 2,5 %.", "Рост составил 1,5 %.", "Growth was 1.5%.", EN, "Growth was 2.5%."),
    ("Airbus flew to Almaty.", "Boeing flew to Almaty.", "Boeing прилетел в Алматы.", RU, "Airbus прилетел в Алматы."),
    ("Will he come?", "Will he come.", "Он придёт.", RU, "Он придёт?"),
    ("Прибыль 10 000 тенге.", "Прибыль 9 тенге.", "Пайда 9 теңге.", KK, "Пайда 10\u00a0000 теңге."),
    ("The red car came.", "The blue car came.", "Приехала синяя машина.", RU, "Приехала синяя машина."),
    ("On 2.5.2025 he came.", "On 1.5.2025 he came.", "Он пришёл 1.5.2025.", RU, "Он пришёл 1.5.2025."),
])  # fmt: skip
def test_only_plain_places_are_changed(text, source, target, language, expected):
    assert repaired(text, Remembered(source, target, 90), language) == expected
