from __future__ import annotations

import pytest

from checks.cases import findings, passes
from transdesk.checks.end_mark import EndMark

CHECK = EndMark()


@pytest.mark.parametrize(
    ("source", "target", "sign"),
    [("Who came?", "Кто пришёл.", "?"), ("Stop!", "Стойте.", "!"), ("He came.", "Он пришёл", ".")],
)
def test_a_lost_sign_is_reported(source: str, target: str, sign: str) -> None:
    (finding,) = findings(CHECK, source, target)
    assert dict(finding.values)["sign"] == sign


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("“Who came?” she asked.", "«Кто пришёл?» — спросила она."),
        ("A headline without a stop", "Заголовок без точки"),
        ("He waited…", "Он ждал"),
        ("He came.", "Он пришёл (сам)."),
    ],
)
def test_equal_ends_pass(source: str, target: str) -> None:
    assert passes(CHECK, source, target)
