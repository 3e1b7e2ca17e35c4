"""Finding the words that stand for a term."""

from __future__ import annotations

import pytest

from transdesk.domain.engine import Alignment
from transdesk.domain.language import Language
from transdesk.domain.term import TermHit
from transdesk.glossary.obligations import Kept, Obliger
from transdesk.glossary.places import places_for, skeleton


@pytest.fixture
def find(concept):
    def run(source, word, target, made, alignment=None, taken=(), language=Language.RU):
        start = source.index(word)
        hit = TermHit(start, start + len(word), word, made, made.of(Language.EN)[0])
        (obligation,) = Obliger(language).obligations([hit])
        spans = places_for(target, hit, Kept(obligation), taken=taken, alignment=alignment, language=language)
        return [target[a:b] for a, b in spans]

    return run


def test_another_spelling_of_a_name_is_its_place(find, concept):
    made = concept("t", "Tokayev", "Токаев", kind="person-m")
    assert find("Tokayev said", "Tokayev", "Сказал Тукаев вчера", made)[0] == "Тукаев"


def test_a_source_word_left_untranslated_is_its_place(find, concept):
    made = concept("t", "Samruk", "Самрук-Казына", kind="organisation")
    assert find("Samruk reports", "Samruk", "Фонд Samruk отчитался", made)[0] == "Samruk"


def test_a_phrase_that_shares_most_words_is_the_place_of_all_of_it(find, concept):
    made = concept("t", "snap presidential elections", "внеочередные президентские выборы")
    found = find(
        "the snap presidential elections", "snap presidential elections", "На досрочных президентских выборах", made
    )
    assert found[0] == "досрочных президентских выборах"


def test_a_similar_phrase_that_stands_for_something_else_is_left_alone(find, concept):
    made = concept("t", "Ministry of Health", "Министерство здравоохранения", kind="organisation")
    source, target = "the Ministry of Health and that of Education", "Министерство образования и ведомство"
    alignment = Alignment(((4, 22, 27, 36, 1.0), (32, 44, 0, 24, 1.0)))
    assert find(source, "Ministry of Health", target, made, alignment) == ["ведомство"]


def test_what_another_term_holds_is_never_a_place(find, concept):
    made = concept("t", "Tokayev", "Токаев", kind="person-m")
    assert find("Tokayev said", "Tokayev", "Тукаев сказал", made, taken=[(0, 6)]) == []


def test_hyphened_endings_belong_to_the_place(find, concept):
    made = concept("t", "EAEU", kk="ЕАЭО", kind="abbreviation")
    target = "ЕЭО-ның саммиті"
    alignment = Alignment(((0, 4, 0, 3, 1.0),))
    assert find("EAEU summit", "EAEU", target, made, alignment, language=Language.KK)[0] == "ЕЭО-ның"


def test_words_that_merely_follow_are_left_alone(find, concept):
    made = concept("t", "court", "суд")
    source, target = "the court and the city", "трибунал, город"
    alignment = Alignment(((4, 9, 0, 8, 0.9), (4, 9, 10, 15, 0.1), (18, 22, 10, 15, 0.9)))
    assert find(source, "court", target, made, alignment) == ["трибунал"]


@pytest.mark.parametrize(("first", "second"), [("токаев", "toqaev"), ("қазақстан", "казахстан"), ("нұр", "nur")])
def test_a_name_looks_alike_in_three_languages(first, second):
    from rapidfuzz import fuzz

    assert fuzz.ratio(skeleton(first), skeleton(second)) >= 80
