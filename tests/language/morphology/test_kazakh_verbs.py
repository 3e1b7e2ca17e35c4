"""Forms of Kazakh verbs for search."""

from __future__ import annotations

import pytest

from transdesk.language.morphology.kk.verbs import forms, stems_in, stems_of_infinitive


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        (
            "бар",
            "барды бардық барған барғандардың барып барыпты барамын баратын барар барса барсаңыз барсын барайық бару",
        ),
        ("бар", "баруға бармады бармайды бармаған бармай бармас бармақ барғалы барғанша барғысы барылды барғызды"),
        ("ойла", "ойлады ойлап ойлайды ойлаған ойлар ойлау ойламайтын ойланды ойлатты ойлаңыз"),
        ("оқы", "оқыды оқып оқиды оқитын оқу оқуға оқыған оқымайды оқылған"),
        ("қой", "қойды қойып қояды қоятын қою қоюға қоймайды қойылған"),
        ("шық", "шықты шығып шығады шыққан шығу шығуы шықпайды"),
        ("тап", "тапты тауып табады тапқан табу таппады табылған"),
        ("ки", "киді киген киеді кию киіп"),
        ("ет", "етті етіп етеді еткен етпейді етілді ету"),
        ("көн", "көнді көнген көнбеді көнсе көнер"),
        ("қорық", "қорықты қорқады қорқып қорқу қорықпайды"),
    ],
)
def test_a_stem_takes_the_suffixes_of_its_sounds(stem: str, expected: str) -> None:
    assert set(expected.split()) <= forms(stem)


@pytest.mark.parametrize(
    ("infinitive", "stem"),
    [("бару", "бар"), ("ойлау", "ойла"), ("қою", "қой"), ("кию", "ки"), ("шығу", "шық"), ("оқу", "оқы")],
)
def test_an_infinitive_tells_its_stem(infinitive: str, stem: str) -> None:
    assert stems_of_infinitive(infinitive) == (stem,)


def test_verbs_that_no_list_has_are_known_by_endings_that_no_noun_has() -> None:
    assert stems_in("блоктаған") == ("блокта",)
    for noun in ("мақсатында", "осыған", "жағдайды", "мекен", "орман", "қала", "теңгені"):
        assert stems_in(noun) == ()


def test_a_causative_that_is_a_verb_of_its_own_stays_apart() -> None:
    assert "келтірді" not in forms("кел")
    assert stems_in("келтірді") == ("келтір",)
