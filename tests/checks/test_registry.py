from __future__ import annotations

import pytest

from checks.cases import findings
from transdesk.checks import CheckContext, check_ids, registry, run
from transdesk.checks.spacing import Spacing
from transdesk.domain.article import BlockKind
from transdesk.domain.language import Language
from transdesk.domain.segment import Segment

SEGMENT = Segment("s1:test", 0, 0, 15, "The Senate met.", BlockKind.PARAGRAPH)


class Broken:
    """A check with a defect."""

    id = "broken"

    def run(self, context: CheckContext) -> list[object]:
        raise ZeroDivisionError


def test_ids_are_unique() -> None:
    assert len(set(check_ids())) == len(check_ids())


def test_an_empty_target_is_reported_alone() -> None:
    context = CheckContext(SEGMENT, "", Language.EN, Language.RU)
    assert [finding.message for finding in run(context)] == ["untranslated.empty"]


def test_a_check_that_breaks_down_does_not_silence_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_checks", lambda: (Broken(), Spacing()))
    context = CheckContext(SEGMENT, "Сенат  собрался.", Language.EN, Language.RU)
    assert run(context) == findings(Spacing(), SEGMENT.source, "Сенат  собрался.")
