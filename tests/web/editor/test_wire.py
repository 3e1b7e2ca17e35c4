"""What the page is told of a row."""

from __future__ import annotations

from transdesk.checks import CheckContext, run
from transdesk.domain.article import BlockKind
from transdesk.domain.language import Language
from transdesk.domain.marks import Mark, MarkKind
from transdesk.domain.segment import Segment
from transdesk.web.editor import wire
from transdesk.web.texts import texts


def test_findings_are_placed_in_the_text_with_its_marks() -> None:
    source = "Aid is late again."
    segment = Segment("s1", 0, 0, len(source), source, BlockKind.PARAGRAPH, (Mark(MarkKind.BOLD, 0, 3),))
    text = "<1>Помощь</1> опять  опаздывает."
    found = wire.findings(run(CheckContext(segment, text, Language.EN, Language.RU)), text, segment, texts("en"))
    (place,) = (one["target"] for one in found if one["check"] == "spacing")
    assert text[slice(*place)] == "  "
