from __future__ import annotations

import pytest

from checks.cases import findings, passes
from transdesk.checks.spacing import Spacing

CHECK = Spacing()


@pytest.mark.parametrize(
    ("target", "message", "repaired"),
    [
        ("Сенат  собрался.", "spacing.double", "Сенат собрался."),
        ("Сенат , собравшись", "spacing.before", "Сенат, собравшись"),
        ("“ Senate” met", "spacing.inside", "“Senate” met"),
        ("« Сенат» собрался", "spacing.inside", "«Сенат» собрался"),
    ],
)
def test_a_wrong_space_is_repaired(target: str, message: str, repaired: str) -> None:
    (finding,) = findings(CHECK, "The Senate met.", target)
    assert finding.message == message
    assert finding.repairs[0].target == repaired


@pytest.mark.parametrize(
    "target",
    ["Сенат собрался: да.", "54,2 % избирателей", "Он ответил „нет“ и ушёл.", "файл .txt", "— Да, — сказал он."],
)
def test_right_spaces_pass(target: str) -> None:
    assert passes(CHECK, "The Senate met.", target)
