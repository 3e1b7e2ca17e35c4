from __future__ import annotations

import pytest

from checks.cases import findings, message, passes
from transdesk.checks.numbers import Numbers

CHECK = Numbers()


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Turnout was 54.2 percent.", "Явка составила 54,2 %.", "en-ru"),
        ("It cost $1.5 billion.", "Это стоило 1,5 млрд долларов.", "en-ru"),
        ("Это стоило 1,5 млрд тенге.", "Бұл 1,5 миллиард теңге тұрды.", "ru-kk"),
        ("6,512,340 voters came.", "Пришли 6 512 340 избирателей.", "en-ru"),
        ("It began at 11:30 p.m.", "Началось в 23:30.", "en-ru"),
        ("The 12th session opened.", "12-ші сессия ашылды.", "en-kk"),
        ("On June 7 they met.", "Они встретились 7 июня.", "en-ru"),
        ("Five children died.", "Погибли пятеро детей.", "en-ru"),
    ],
)
def test_the_same_values_pass(source: str, target: str, pair: str) -> None:
    assert passes(CHECK, source, target, pair)


def test_a_lost_number_is_shown_in_the_source() -> None:
    (finding,) = findings(CHECK, "He was 47 years old.", "Ему было много лет.")
    assert (finding.message, finding.source_span) == ("numbers.missing", (7, 9))


def test_a_changed_number_is_lost_and_invented() -> None:
    assert {f.message for f in findings(CHECK, "He paid 300 tenge.", "Он заплатил 500 тенге.")} == {
        "numbers.missing",
        "numbers.extra",
    }


def test_a_million_is_not_a_billion() -> None:
    assert findings(CHECK, "It cost 3 million tenge.", "Это стоило 3 млрд тенге.")


def test_an_invented_number_is_shown_in_the_target() -> None:
    assert message(CHECK, "Prices rose.", "Цены выросли на 5 процентов.") == "numbers.extra"
