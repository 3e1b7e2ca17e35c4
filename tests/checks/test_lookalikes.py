from __future__ import annotations

from checks.cases import findings, passes
from transdesk.checks.lookalikes import LookAlikes

CHECK = LookAlikes()


def test_a_latin_letter_in_a_kazakh_word_is_repaired() -> None:
    (finding,) = findings(CHECK, "A state body.", "Бұл мемлекеттiк орган.", "en-kk")
    assert finding.target_span == (4, 15)
    assert finding.repairs[0].target == "Бұл мемлекеттік орган."


def test_latin_words_and_suffixes_after_a_hyphen_pass() -> None:
    assert passes(CHECK, "Reuters said.", "Бұл туралы Reuters-тің тілшісі айтты.", "en-kk")
