"""Terms offered while somebody writes: the form that fits this sentence comes first. With the desk's own morphology."""

from __future__ import annotations

import pytest

from transdesk.domain.assist import OfferState, Sentence, TermOffer
from transdesk.domain.language import Language
from transdesk.glossary.enforce import Enforcer
from transdesk.language import morphology

EN, RU, KK = Language.EN, Language.RU, Language.KK


@pytest.fixture
def offer(concept, glossary):
    """The offer for the one term of a sentence."""

    def make(source, *, to, of=EN, term, kind="term", **given) -> TermOffer:
        enforcer = Enforcer(glossary(concept("c", **term, kind=kind)), of, to, morphology)
        (found,) = enforcer.offers(Sentence(source, **given), enforcer.hits(source))
        return found

    return make


COURT = {"en": "Supreme Court", "ru": "Верховный суд|!Высший суд", "kk": "Жоғарғы Сот"}
ASTANA = {"en": "Astana", "ru": "Астана", "kk": "Астана"}


def test_a_term_that_stands_in_the_text_is_offered_as_it_stands(offer):
    text = "Решение Верховного суда окончательно."
    found = offer("The Supreme Court's ruling is final.", to=RU, term=COURT, target=text)
    assert found.state is OfferState.OK
    assert found.place is not None
    assert text[slice(*found.place)] == found.forms[0].text == "Верховного суда"
    assert found.forms[0].readings[0] >= {"GEN", "SG"}


def test_the_whole_paradigm_follows_without_repetition(offer):
    found = offer("The Supreme Court ruled.", to=RU, term=COURT)
    texts = [form.text for form in found.forms]
    assert {"Верховный суд", "Верховного суда", "Верховному суду", "Верховным судом", "Верховном суде"} <= set(texts)
    assert len(texts) == len(set(texts))
    assert texts[0] == found.name == "Верховный суд"
    assert found.forbidden == ("Высший суд",)


def test_the_preposition_before_the_caret_decides(offer):
    found = offer(
        "It was decided in Astana.", to=RU, term=ASTANA, kind="place", target="Решение вынес суд к ", caret=20
    )
    assert found.forms[0].text == "Астане"
    found = offer(
        "It was decided in Astana.", to=RU, term=ASTANA, kind="place", target="Решение вынес суд из ", caret=21
    )
    assert found.forms[0].text == "Астаны"


def test_in_kazakh_the_word_behind_the_caret_decides(offer):
    found = offer("They spoke of Astana.", to=KK, term=ASTANA, kind="place", target="Олар  кейін сөйледі", caret=5)
    assert found.forms[0].text == "Астанадан"


def test_the_draft_decides_where_the_text_is_still_without_the_term(offer):
    given = {"target": "Шешім шықты.", "draft": "Шешім Жоғарғы Соттан шықты."}
    found = offer("The ruling came from the Supreme Court.", to=KK, term=COURT, **given)
    assert (found.state, found.forms[0].text) == (OfferState.FLAGGED, "Жоғарғы Соттан")


@pytest.mark.parametrize(
    ("source", "of", "to", "first"),
    [
        ("He flew from Astana.", EN, KK, "Астанадан"),
        ("He works in Astana.", EN, RU, "Астане"),
        ("Переговоры прошли в Астане.", RU, KK, "Астанада"),
        ("Тоқаев Астанадан ұшты.", KK, RU, "Астаны"),
        ("Тоқаев Астанаға ұшты.", KK, RU, "Астану"),
        ("Astana waits.", EN, RU, "Астана"),
    ],
)
def test_with_no_text_yet_the_words_of_the_source_decide(offer, source, of, to, first):
    found = offer(source, of=of, to=to, term=ASTANA, kind="place")
    assert (found.state, found.forms[0].text) == (OfferState.OPEN, first)


def test_a_misspelt_name_in_the_text_gets_the_form_of_its_place(offer):
    term = {"en": "Tashkent", "ru": "Ташкент"}
    found = offer("He left Tashkent.", to=RU, term=term, kind="place", target="Он уехал из Ташкенда.")
    assert (found.state, found.forms[0].text) == (OfferState.FLAGGED, "Ташкента")


def test_two_places_of_one_term_are_told_apart(concept, glossary):
    enforcer = Enforcer(glossary(concept("c", **ASTANA, kind="place")), EN, RU, morphology)
    source = "From Astana to Astana."
    offers = enforcer.offers(Sentence(source, "Из Астаны."), enforcer.hits(source))
    assert [(o.hit.start, o.state) for o in offers] == [(5, OfferState.OK), (15, OfferState.FLAGGED)]
