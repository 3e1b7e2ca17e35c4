"""Lower-cased, tokenised text becomes readable again."""

from __future__ import annotations

from transdesk.training.repair import Casing, detokenise


def test_punctuation_joins_its_word() -> None:
    assert detokenise('ол , " егер болса " деді ( кеше ) .') == 'ол, "егер болса" деді (кеше).'
    assert detokenise("growth was 4 . 1 % , said the country 's bank") == "growth was 4.1%, said the country's bank"


def test_names_get_their_capitals_back_and_common_words_do_not() -> None:
    casing = Casing.learn(
        ["We were in Astana.", "He saw Astana again.", "The bank and the UN agreed.", "So the UN said that the bank"]
    )
    assert casing.restore("the bank of astana and the un") == "The bank of Astana and the UN"


def test_the_word_that_opens_a_sentence_teaches_nothing() -> None:
    casing = Casing.learn(["Bank is here.", "Bank is there.", "Bank was closed."])
    assert casing.restore("a bank") == "A bank"


def test_hyphenated_names_are_cased_by_their_parts() -> None:
    casing = Casing.learn(["In May it grew.", "By May it fell.", "In June it grew.", "By June it fell."])
    assert casing.restore("growth in may-june") == "Growth in May-June"
