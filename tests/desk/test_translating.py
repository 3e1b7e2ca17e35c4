"""Translating without the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.fakes import TEXT, FakeGlossaries, ScriptedEngine, make_desk, read
from desk.real import needs_starter, real_desk
from transdesk.bootstrap import build_desk
from transdesk.desk.settings import Settings
from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.errors import SettingsError
from transdesk.domain.language import Language
from transdesk.domain.marks import Mark, MarkKind
from transdesk.domain.term import TermState

EN, RU = Language.EN, Language.RU


def test_an_article_keeps_blocks_marks_and_boilerplate(tmp_path: Path) -> None:
    engine = ScriptedEngine()
    desk = make_desk(tmp_path, engine)
    link = Mark(MarkKind.LINK, 0, 4, "https://a.kz")
    blocks = (
        Block(BlockKind.HEADLINE, "Mothers demand rules"),
        Block(BlockKind.PARAGRAPH, "They came. They left.", (link,)),
        Block(BlockKind.BOILERPLATE, "View more articles"),
    )
    told: list[tuple[int, int]] = []
    drafted = desk.translate(Article(blocks), EN, RU, progress=lambda done, total: told.append((done, total)))
    assert [block.text for block in drafted.rendition.blocks] == [
        "[ru] Mothers demand rules",
        "[ru] They came. [ru] They left.",
        "View more articles",
    ]
    marks = drafted.rendition.blocks[1].marks
    assert [(m.kind, m.value) for m in marks] == [(MarkKind.LINK, "https://a.kz")]
    assert not drafted.rendition.final
    assert told[-1] == (3, 3)
    assert (drafted.engine, drafted.source, drafted.target) == ("scripted", EN, RU)
    assert drafted.signature.startswith("scripted:scripted@1|beam1|glossary:")
    assert engine.closed == 1
    assert desk.library.articles() == [], "nothing is stored"


@pytest.mark.model
def test_a_translation_without_the_store_makes_no_database(tmp_path: Path) -> None:
    desk = build_desk(Settings(data_dir=tmp_path))
    drafted = desk.translate_lines(["The Senate met on Monday."], EN, RU, engine="starter")
    assert drafted.segments[0].suggestion.target
    assert not desk.store.database.there


@needs_starter
@pytest.mark.model
def test_bold_words_that_are_a_term_stay_bold(tmp_path: Path) -> None:
    text, bold = "The deputies who came on Tuesday asked why the Supreme Court had not met yet.", "Supreme Court"
    mark = Mark(MarkKind.BOLD, text.index(bold), text.index(bold) + len(bold))
    desk = real_desk(tmp_path)
    for target in (Language.RU, Language.KK):
        drafted = desk.translate(Article((Block(BlockKind.PARAGRAPH, text, (mark,)),)), EN, target, engine="starter")
        (term,) = drafted.segments[0].suggestion.terms
        (block,) = drafted.rendition.blocks
        assert [block.text[m.start : m.end] for m in block.marks] == [term.found]
        assert term.found


def test_lines_come_out_one_for_one(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    lines = ["One. Two.", "", "  ", "12,5 %", "One. Two.", *(f"Line {n}" for n in range(40))]
    drafted = desk.translate_lines(lines, EN, RU)
    assert [one.segment.source for one in drafted.segments] == lines
    out = [one.suggestion.target for one in drafted.segments]
    assert out[:5] == ["[ru] One. Two.", "", "  ", "12,5 %", "[ru] One. Two."]
    assert out[-1] == "[ru] Line 39"


def test_terms_and_findings_are_told_by_segment(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, ScriptedEngine(prefix="[ru]  "), FakeGlossaries(source="akimat", target="акимат"))
    drafted = desk.translate(read(TEXT.encode(), "a.txt"), EN, RU)
    last = drafted.segments[-1]
    assert last.suggestion.target == "[ru]  The акимат was closed."
    assert [(t.concept, t.state) for t in last.suggestion.terms] == [("t1", TermState.REPAIRED)]
    assert [finding.check for finding in last.findings] == ["spacing"]


def test_pairs_are_checked_as_a_persons_text(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    assert [f.check for f in desk.check_pair("Two words", "Два  слова", EN, RU)] == ["spacing"]
    assert desk.check_pair("Two words", "", EN, RU) == ()


def test_a_language_is_not_translated_into_itself(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="ru, kk"):
        make_desk(tmp_path).translate(Article(()), EN, EN)
