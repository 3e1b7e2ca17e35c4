from __future__ import annotations

import pytest

from checks.cases import findings, passes
from transdesk.checks.quotes import Quotes

CHECK = Quotes()


@pytest.mark.parametrize(
    "target",
    [
        "«Нет», — сказал он.",
        "Газета „Азия“ закрыта.",
        "1) первый пункт",
        "Акимат (администрация) молчит.",
        "“Нет” деді.",
    ],
)
def test_balanced_signs_pass(target: str) -> None:
    assert passes(CHECK, 'He said "no".', target)


@pytest.mark.parametrize(
    ("target", "at"), [("«Нет, — сказал он.", 0), ("Нет», — сказал он.", 3), ("Акимат (город молчит.", 7)]
)
def test_a_lonely_sign_is_shown(target: str, at: int) -> None:
    (finding,) = findings(CHECK, 'He said "no".', target)
    assert finding.target_span == (at, at + 1)


def test_a_quotation_over_two_sentences_passes() -> None:
    assert passes(CHECK, "“We will not retreat.", "«Мы не отступим.")
