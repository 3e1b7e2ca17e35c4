"""Domain values survive JSON."""

from __future__ import annotations

from datetime import date

from transdesk.domain.article import Article, Block, BlockKind, TextChange
from transdesk.domain.finding import Finding, Repair, Severity
from transdesk.domain.marks import Mark, MarkKind
from transdesk.storage.values import dump, load, load_tuple


def test_an_article_with_everything_comes_back_equal() -> None:
    block = Block(BlockKind.LEAD, "АСТАНА — «Да»", (Mark(MarkKind.LINK, 0, 6, "https://a.kz/?q=1&b"),), level=2)
    article = Article((block,), "a.docx", "x/y", "Автор", date(2024, 5, 31), (TextChange("nfc", "и\u0306", "й", 3),))
    assert load(dump(article), Article) == article
    assert load(dump(Article(())), Article) == Article(())


def test_findings_come_back_equal() -> None:
    finding = Finding("numbers", Severity.ERROR, "numbers.missing", (("n", "5"),), (1, 2), None, (Repair("a", "b"),))
    assert load_tuple(dump((finding, finding)), Finding) == (finding, finding)
    assert load_tuple("", Finding) == ()


def test_fields_of_a_newer_release_are_left_out() -> None:
    assert load('{"what":"nfc","before":"a","after":"b","unknown":1}', TextChange) == TextChange("nfc", "a", "b")
