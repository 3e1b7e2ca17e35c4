from __future__ import annotations

import pytest

from checks.cases import findings, message, passes
from transdesk.checks.repetition import Repetition

CHECK = Repetition()


def test_a_doubled_word_is_repaired() -> None:
    (finding,) = findings(CHECK, "The Senate met.", "Сенат сенат собрался.")
    assert finding.message == "repetition.word"
    assert finding.repairs[0].target == "Сенат собрался."


def test_a_loop_is_an_error() -> None:
    assert message(CHECK, "The Senate met.", "в связи с тем в связи с тем в связи с тем что") == "repetition.loop"


@pytest.mark.parametrize("target", ["Ол қайта-қайта айтты.", "Да, да, он там.", "Цена 20 20 тенге"])
def test_doubling_on_purpose_passes(target: str) -> None:
    assert passes(CHECK, "He said so.", target)


def test_a_source_that_repeats_itself_may_be_repeated() -> None:
    assert passes(CHECK, "It was very very cold.", "Было очень очень холодно.")
