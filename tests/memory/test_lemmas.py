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
        ("бару", KK, "барды"),
        ("барды", KK, "барған"),
        ("барып", KK, "бармайтындарды"),
        ("шығады", KK, "шыққан"),
        ("тауып", KK, "табылды"),
        ("оқу", KK, "оқиды"),
        ("қойылған", KK, "қою"),
        ("айтылды", KK, "айтқан"),
        ("ойлаймыз", KK, "ойламаса"),
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


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("қалу", "қала"),
        ("бару", "бар"),
        ("алу", "алды"),
        ("алу", "алма"),
        ("жеу", "жер"),
        ("деу", "дейін"),
        ("ену", "енді"),
    ],
)
def test_kazakh_verbs_do_not_take_everyday_words_of_another_kind(typed: str, other: str) -> None:
    assert other not in forms_of(typed, KK)
    assert "бар" not in forms_of("барды", KK)
    assert typed not in forms_of(other, KK)


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("Мәжіліс сайлауында бес партия межеден өтті", "өту"),
        ("қорытындыны Орталық сайлау комиссиясы дүйсенбіге қараған түні жариялады", "жариялау"),
        ("сотта шағымданатындарын айтты", "айту"),
        ("Ең жоғары көрсеткіш Қызылорда облысында тіркелді", "тіркеу"),
        ("бюллетень жетпей қалды деген хабар да түспеді", "түсу"),
        ("мұнда әрбір төртінші сайлаушы ғана дауыс берген", "беру"),
    ],
)
def test_a_sentence_is_found_by_the_infinitive_of_its_verb(sentence: str, stem: str) -> None:
    from transdesk.domain.words import word_keys

    assert word_keys(sentence) & forms_of(stem, KK)


def test_every_form_is_one_word_as_the_index_holds_it() -> None:
    from transdesk.domain.words import words

    for typed, language in (("отчёт", RU), ("minister", EN), ("ғалым", KK)):
        assert all([word.key for word in words(form)] == [form] for form in forms_of(typed, language))
