from __future__ import annotations

from checks.cases import message, passes
from transdesk.checks.untranslated import Untranslated

CHECK = Untranslated()


def test_an_empty_target_is_reported() -> None:
    assert message(CHECK, "The Senate met.", "  ") == "untranslated.empty"


def test_the_source_again_is_reported() -> None:
    assert message(CHECK, "The deputies met on Monday.", "The deputies met on Monday.") == "untranslated.copied"


def test_names_and_codes_may_stay() -> None:
    assert passes(CHECK, "Reuters, RFE/RL", "Reuters, RFE/RL")
    assert passes(CHECK, "Sergey Kwan", "Sergey Kwan")


def test_a_translation_passes() -> None:
    assert passes(CHECK, "The Senate met.", "Сенат собрался.")
