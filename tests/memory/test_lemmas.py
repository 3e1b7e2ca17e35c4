"""Looking a word up finds all its forms, whichever was typed."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.memory import forms_of

EN, RU, KK = Language.EN, Language.RU, Language.KK


@pytest.mark.parametrize(
    ("typed", "language", "found"),
    [
        ("министр", RU, "министров"),
        ("министрами", RU, "министр"),
        ("подписал", RU, "подпишет"),
        ("новая", RU, "новыми"),
        ("Счёт", RU, "счета"),
        ("министр", KK, "министрдің"),
        ("министрдің", KK, "министрлерге"),
        ("кітабын", KK, "кітап"),
        ("елдерінің", KK, "ел"),
        ("қаласында", KK, "қаланың"),
        ("ministry", EN, "ministries"),
        ("ministries", EN, "ministry"),
        ("stopped", EN, "stopping"),
        ("signs", EN, "signed"),
    ],
)
def test_one_form_leads_to_another(typed: str, language: Language, found: str) -> None:
    assert found in forms_of(typed, language)


def test_other_words_are_not_forms() -> None:
    assert "министерство" not in forms_of("министр", RU)
    assert "қалта" not in forms_of("қаласы", KK)
    assert forms_of("2024", RU) == {"2024"}


def test_every_form_is_one_word_as_the_index_holds_it() -> None:
    from transdesk.domain.words import words

    for typed, language in (("отчёт", RU), ("minister", EN), ("ғалым", KK)):
        assert all([word.key for word in words(form)] == [form] for form in forms_of(typed, language))
